import { Drawer, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { paymentLabels } from '../payment-labels.ts';
import styles from '../room/money.module.css';
import type { Period } from './periods.ts';
import { ReportFigures } from './report-figures.tsx';
import { reportMessages } from './reports.messages.ts';

/** All reports of a period, the latest first, reversed ones too. */
export function HistoryDrawer({ period, onClose }: { period: Period; onClose: () => void }) {
  const t = useMessages(reportMessages);
  const labels = useMessages(paymentLabels);
  const { from, to, reports } = period;
  return (
    <Drawer open size="large" title={t('historyTitle', { from, to })} onClose={onClose}>
      {[...reports].reverse().map((report) => (
        <section
          key={report.id}
          className={styles.entry}
          aria-label={t('reportOf', { ordinal: String(report.ordinal) })}
        >
          <h3>
            {t('reportOf', { ordinal: String(report.ordinal) })} <Tag>{labels(`report${report.state}`)}</Tag>
          </h3>
          <p className="f-quiet">
            {report.reporter && t('byOn', { name: report.reporter.name })}{' '}
            <DateTime value={report.submittedAt} exact />
            {report.answeredAt && (
              <>
                {' · '}
                {report.answerer && t('answeredBy', { name: report.answerer.name })}{' '}
                <DateTime value={report.answeredAt} exact />
              </>
            )}
          </p>
          <ReportFigures report={report} />
        </section>
      ))}
    </Drawer>
  );
}
