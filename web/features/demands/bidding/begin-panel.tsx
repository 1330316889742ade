import { Alert, Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BeginBidDocument,
  type BeginBidMutation,
  type BidRoomQuery,
} from '../../../generated/demands-bidding/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useBarText, useBiddingExplain } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';

interface Props {
  demand: { id: string };
  standing: Omit<BidRoomQuery['biddingStanding'], 'bid' | 'at'>;
  onBegun: () => Promise<void>;
  wasWithdrawn?: boolean;
}

const pick = (data: BeginBidMutation) => data.beginBid;

/** How bidding works and the button that begins it, or why there is none. */
export function BeginPanel({ demand, standing, onBegun, wasWithdrawn = false }: Props) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const barText = useBarText();
  const action = useAction(BeginBidDocument, pick);
  const { bars, isOpen, isTaken, mayBegin } = standing;
  const begin = async () => {
    if (await action.run({ input: { demandId: demand.id } })) await onBegun();
  };
  return (
    <section className={`f-card ${styles.stack}`} style={{ gap: 12 }}>
      <h2 style={{ margin: 0 }}>{wasWithdrawn ? t('withdrawn') : t('beginTitle')}</h2>
      <p style={{ margin: 0 }}>{wasWithdrawn ? t('beginAgain') : t('beginText')}</p>
      {bars.length > 0 && (
        <Alert type="warning" showIcon title={t('barsTitle')} description={bars.map(barText).join(' ')} />
      )}
      {!isOpen && <Alert type="info" showIcon title={t('closed')} />}
      {isTaken && <Alert type="info" showIcon title={t('taken')} />}
      {mayBegin && (
        <div>
          <Button type="primary" size="large" loading={action.running} onClick={() => void begin()}>
            {t('begin')}
          </Button>
        </div>
      )}
      {!mayBegin && isOpen && !isTaken && bars.length === 0 && (
        <Alert type="info" showIcon title={t('notNow')} />
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </section>
  );
}
