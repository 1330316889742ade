import { Alert, Descriptions } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { Money } from '../../../ui/money.tsx';
import { Evidence } from '../evidence.tsx';
import { paymentLabels } from '../payment-labels.ts';
import { useRunning } from '../room/panel.ts';
import type { Report } from './periods.ts';
import { reportMessages } from './reports.messages.ts';

/** What a report says, what makes it unlikely, and its evidence. */
export function ReportFigures({ report }: { report: Report }) {
  const t = useMessages(reportMessages);
  const labels = useMessages(paymentLabels);
  const { choices } = useRunning();
  const { netSales, units, costSaving, operatingProfit, note, flags, files, disputeReason } = report;
  const items = [
    { key: 'netSales', label: t('columnSales'), children: <Money value={netSales} exact /> },
    ...(choices.reportsUnits ? [{ key: 'units', label: t('columnUnits'), children: units }] : []),
    ...(choices.reportsSavings
      ? [{ key: 'saving', label: t('columnSaving'), children: <Money value={costSaving} exact /> }]
      : []),
    ...(choices.reportsProfit
      ? [{ key: 'profit', label: t('columnProfit'), children: <Money value={operatingProfit} exact /> }]
      : []),
    ...(note ? [{ key: 'note', label: t('note'), children: note }] : []),
    {
      key: 'files',
      label: t('files'),
      children: files.length > 0 ? <Evidence files={files} /> : t('noFiles'),
    },
  ];
  return (
    <>
      {flags.map((flag) => (
        <Alert
          key={flag}
          type="warning"
          showIcon
          title={labels(`flag${flag}`)}
          description={labels(`flagText${flag}`)}
          style={{ marginBottom: 8 }}
        />
      ))}
      {disputeReason && (
        <Alert
          type="error"
          showIcon
          title={t('disputeReason', { reason: disputeReason })}
          style={{ marginBottom: 8 }}
        />
      )}
      <Descriptions column={1} size="small" bordered items={items} />
    </>
  );
}
