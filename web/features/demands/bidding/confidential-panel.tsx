import { App, Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  PromiseBidConfidentialityDocument,
  type PromiseBidConfidentialityMutation,
} from '../../../generated/demands-bidding/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useBiddingExplain } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';
import type { RoomParts } from './wizard.tsx';

const pick = (data: PromiseBidConfidentialityMutation) => data.promiseBidConfidentiality;

/** The confidential part of a demand, once the lead promised to keep it. */
export function ConfidentialPanel({ demand, bid }: RoomParts) {
  const t = useMessages(biddingMessages);
  const { modal } = App.useApp();
  const explain = useBiddingExplain();
  const action = useAction(PromiseBidConfidentialityDocument, pick);
  if (!demand.hasConfidentialPart) return null;
  const part = demand.confidentialPart;
  const promise = () =>
    modal.confirm({
      title: t('promiseTitle'),
      content: t('promiseText'),
      okText: t('promise'),
      onOk: async () => void (await action.run({ input: { bidId: bid.id } })),
    });
  return (
    <section className="f-card">
      <h2>{t('confidentialTitle')}</h2>
      {part ? (
        <>
          <p className={styles.pre}>{part.text}</p>
          <ul>
            {part.files.map(({ id, name, url }) => (
              <li key={id}>
                <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
          {bid.promisedAt && (
            <p className="f-quiet">
              {t('promisedAt')} <DateTime value={bid.promisedAt} />
            </p>
          )}
        </>
      ) : (
        <p>{t('confidentialText')}</p>
      )}
      {bid.availableActions.includes('PROMISE') && (
        <Button loading={action.running} onClick={promise}>
          {t('promise')}
        </Button>
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </section>
  );
}
