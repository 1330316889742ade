import { Button } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { DecisionPanel } from '../../../decisions/decision-panel.tsx';
import { NoticePanel } from '../../../notices/notice-panel.tsx';
import { ValuationsPanel } from '../../../valuations/valuations-panel.tsx';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { Approvals, Checks } from './approvals.tsx';

/** What must be there before signing: the price's grounds, decision, notice with objections, approvals and checks. */
export default function ClearancePanel() {
  const t = useMessages(roomMessages);
  const { deal, inside, can, open } = useRoom();
  return (
    <>
      {inside && (
        <>
          <section>
            <h3 className={styles.heading}>{t('valuations')}</h3>
            <ValuationsPanel resultId={deal.result.id} />
            <PriceReason />
          </section>
          <section>
            <h3 className={styles.heading}>{t('decisions')}</h3>
            <DecisionPanel caseType="Deal" caseId={deal.id} />
            {can('CALL_DECISION') && (
              <Button onClick={() => open('CALL_DECISION')}>{t('callDecision')}</Button>
            )}
          </section>
        </>
      )}
      <section>
        <h3 className={styles.heading}>{t('notices')}</h3>
        <NoticePanel caseType="Deal" caseId={deal.id} />
        {can('PUBLISH_NOTICE') && (
          <Button onClick={() => open('PUBLISH_NOTICE')}>{t('publishNotice')}</Button>
        )}
      </section>
      <Approvals />
      <Checks />
    </>
  );
}

function PriceReason() {
  const t = useMessages(roomMessages);
  const { deal, can, open } = useRoom();
  return (
    <section>
      <h3 className={styles.heading}>{t('priceReason')}</h3>
      <p className={deal.priceReason ? styles.text : 'f-quiet'}>{deal.priceReason ?? t('noPriceReason')}</p>
      {can('RECORD_VALUATION_REASON') && (
        <Button onClick={() => open('RECORD_VALUATION_REASON')}>{t('recordPriceReason')}</Button>
      )}
    </section>
  );
}
