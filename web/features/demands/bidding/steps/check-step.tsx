import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { HandInBidDocument, type HandInBidMutation } from '../../../../generated/demands-bidding/graphql.ts';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { BidView } from '../bid-view.tsx';
import { useBiddingExplain } from '../bid-words.tsx';
import { biddingMessages } from '../bidding.messages.ts';
import styles from '../bidding.module.css';
import { type Draft, type StepName, stepOf, toInput } from '../draft-form.ts';
import { STEP_TITLES } from '../step-titles.ts';
import type { RoomParts } from '../wizard.tsx';

interface Props extends RoomParts {
  /** What is typed now. */
  draft: Draft;
  save: () => Promise<boolean>;
  goTo: (step: StepName) => void;
}

const pick = (data: HandInBidMutation) => data.handInBid;

/** What is missing with the way to it, the bid as it will be sealed, and the handing in. */
export function CheckStep({ demand, bid, draft, save, goTo }: Props) {
  const t = useMessages(biddingMessages);
  const explain = useBiddingExplain();
  const { modal, message } = App.useApp();
  const handIn = useAction(HandInBidDocument, pick);
  const [isBusy, setBusy] = useState(false);
  const notMet = bid.verdicts.filter(({ verdict }) => verdict === 'NOT_MET').length;
  const mayHandIn = bid.availableActions.includes('HAND_IN');
  const isSealed = bid.state === 'SEALED';
  // Handing in what lies sealed already would change nothing but its moment and digest.
  const isSame = isSealed && !bid.isAhead && !bid.sealedBeforeChange;
  const submit = async () => {
    setBusy(true);
    try {
      if (!(await save())) return;
      const sure = await modal.confirm({
        title: t('handInTitle'),
        content: t('handInText'),
        okText: t('handIn'),
      });
      if (!sure || !(await handIn.run({ input: { bidId: bid.id } }))) return;
      void message.success(t('handedIn'));
      // The receipt stands above the form.
      window.scrollTo({ top: 0 });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.stack}>
      <h3 style={{ margin: 0 }}>{t('checkTitle')}</h3>
      {bid.gaps.length === 0 ? (
        <Alert type="success" showIcon title={t('complete')} />
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('gapsTitle', { count: bid.gaps.length })}
          description={
            <ul style={{ margin: 0, paddingLeft: 20 }}>
              {bid.gaps.map(({ code, field }) => (
                <li key={`${code}${field}`}>
                  <Button type="link" size="small" onClick={() => goTo(stepOf(field))}>
                    {t(STEP_TITLES[stepOf(field)])}
                  </Button>
                  {t(`gap${code}`)}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {notMet > 0 && <Alert type="warning" showIcon title={t('notMetWarning', { count: notMet })} />}
      <BidView content={asRead(draft)} demand={demand} verdicts={bid.verdicts} />
      <Refusals errors={handIn.refusals} explain={explain} />
      <FaultAlert fault={handIn.fault} />
      {isSame && <Alert type="success" showIcon title={t('sealedAsShown')} />}
      {!mayHandIn && <Alert type="info" showIcon title={t('handInOnlyOfficer')} />}
      {mayHandIn && !isSame && (
        <div>
          <Button
            type="primary"
            size="large"
            disabled={bid.gaps.length > 0}
            loading={isBusy || handIn.running}
            onClick={() => void submit()}
          >
            {isSealed ? t('handInAgain') : t('handIn')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** What is typed, as it is read. */
function asRead(draft: Draft): Draft {
  return toInput(draft) as Draft;
}
