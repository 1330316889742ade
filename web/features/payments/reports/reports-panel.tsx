import { Skeleton } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { ReportsOfDocument } from '../../../generated/payments/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { type PanelProps, usePanelQuery } from '../room/panel.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import type { PeriodStep } from './periods.ts';
import { PeriodsTable } from './periods-table.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { reportMessages } from './reports.messages.ts';
import { TradesSection } from './trades-section.tsx';
import { YearsSection } from './years-section.tsx';

/** Usage reports period by period, with what they are held against. */
export function ReportsPanel(props: PanelProps) {
  const t = useMessages(reportMessages);
  const { data, error, refetch } = usePanelQuery(ReportsOfDocument, props);
  const [open, setOpen] = useState<{ step: PeriodStep; from: string } | null>(null);
  const contract = data?.runningContract;
  if (!contract && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!contract) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { periods, tradeRecords, yearDeclarations } = contract;
  const changed = async () => {
    setOpen(null);
    await Promise.all([refetch(), props.onChanged()]);
  };
  const close = () => setOpen(null);
  const period = periods.find(({ from }) => from === open?.from);
  return (
    <>
      <p className="f-quiet">{t('intro')}</p>
      {periods.length === 0 ? (
        <EmptyState title={t('noPeriods')} text={t('noPeriodsText')} />
      ) : (
        <PeriodsTable periods={periods} onStep={(step, { from }) => setOpen({ step, from })} />
      )}
      <TradesSection trades={tradeRecords} onChanged={changed} />
      <YearsSection years={yearDeclarations} onChanged={changed} />
      {period && (open?.step === 'report' || open?.step === 'correct') && (
        <ReportDialog
          period={period}
          isCorrection={open.step === 'correct'}
          onClose={close}
          onDone={changed}
        />
      )}
      {period && (open?.step === 'confirm' || open?.step === 'dispute') && (
        <AnswerDialog period={period} step={open.step} onClose={close} onDone={changed} />
      )}
      {period && open?.step === 'details' && <HistoryDrawer period={period} onClose={close} />}
    </>
  );
}
