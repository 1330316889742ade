import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { DateTime, Day } from '../../../../ui/date-time.tsx';
import { dealLabels } from '../../deal-labels.ts';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { FilingStep } from '../steps/approval-steps.tsx';

/** The supervising department's approvals with their filing, and the checks of export control and ethics. */
export function Approvals() {
  const t = useMessages(roomMessages);
  const { deal, can, open } = useRoom();
  const [filing, setFiling] = useState<string | null>(null);
  if (deal.approvals.length === 0 && !can('RECORD_APPROVAL')) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('approvals')}</h3>
      <ul className={styles.list}>
        {deal.approvals.map((approval) => (
          <li key={approval.id}>
            <div>
              <div className={styles.marks}>
                <Tag color={approval.approved ? 'success' : 'error'}>
                  {t(approval.approved ? 'approvedYes' : 'approvedNo')}
                </Tag>
                <span>
                  {approval.department} · {approval.reference} · <Day value={approval.decidedOn} />
                </span>
              </div>
              {approval.file && (
                <div>
                  <a href={approval.file.url}>{approval.file.name}</a>
                </div>
              )}
              {approval.approved && (
                <div>
                  {approval.filedOn ? (
                    <>
                      {t('filed')} <Day value={approval.filedOn} />
                    </>
                  ) : approval.filingDueOn ? (
                    <span className={styles.deadline}>
                      {t('filingDue')} <Day value={approval.filingDueOn} />
                    </span>
                  ) : (
                    approval.calendarMissing && (
                      <span className={styles.deadline}>
                        {t('calendarMissing', { year: approval.calendarMissing })}
                      </span>
                    )
                  )}
                </div>
              )}
            </div>
            {approval.approved && !approval.filedOn && deal.mySide === 'OWNER' && deal.actions.length > 0 && (
              <Button size="small" onClick={() => setFiling(approval.id)}>
                {t('recordFiling')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {can('RECORD_APPROVAL') && (
        <Button onClick={() => open('RECORD_APPROVAL')}>{t('recordApproval')}</Button>
      )}
      {filing && <FilingStep approvalId={filing} onClose={() => setFiling(null)} />}
    </section>
  );
}

/** Export control and ethics: what was checked, by whom, and what came of it. */
export function Checks() {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const { deal, can, open } = useRoom();
  if (deal.checks.length === 0 && !can('RECORD_CHECK')) return null;
  return (
    <section>
      <h3 className={styles.heading}>{t('checks')}</h3>
      {deal.checks.length === 0 && <p className="f-quiet">{t('noChecks')}</p>}
      <ul className={styles.list}>
        {deal.checks.map((check) => (
          <li key={check.id}>
            <div>
              <div className={styles.marks}>
                <span>{labels(`check${check.kind}`)}</span>
                <Tag color={check.outcome === 'FORBIDDEN' ? 'error' : 'default'}>
                  {labels(`outcome${check.outcome}`)}
                </Tag>
              </div>
              {check.note && <div className={styles.text}>{check.note}</div>}
              {check.file && (
                <div>
                  <a href={check.file.url}>{check.file.name}</a>
                </div>
              )}
              <div className="f-quiet">
                {check.by && `${check.by.name} · `}
                <DateTime value={check.at} exact />
              </div>
            </div>
          </li>
        ))}
      </ul>
      {can('RECORD_CHECK') && <Button onClick={() => open('RECORD_CHECK')}>{t('recordCheck')}</Button>}
    </section>
  );
}
