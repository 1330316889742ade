import { Button, Space, Tag, Tooltip } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { UsageReportState } from '../../../generated/payments/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { paymentLabels } from '../payment-labels.ts';
import { useRunning } from '../room/panel.ts';
import { type Period, type PeriodStep, presentReport } from './periods.ts';
import { reportMessages } from './reports.messages.ts';

const COLOURS: Partial<Record<UsageReportState, string>> = {
  SUBMITTED: 'processing',
  CONFIRMED: 'success',
  SETTLED: 'success',
  DISPUTED: 'error',
};

interface Props {
  periods: readonly Period[];
  onStep: (step: PeriodStep, period: Period) => void;
}

/** The periods, the latest first, with what was reported and what can be done. */
export function PeriodsTable({ periods, onStep }: Props) {
  const t = useMessages(reportMessages);
  const columns = [...usePeriodColumns(), ...useFigureColumns(), useStepColumn(onStep)];
  return (
    <DataTable<Period>
      name="reports"
      label={t('periods')}
      rows={[...periods].reverse()}
      rowKey={({ from }) => from}
      columns={columns}
    />
  );
}

function usePeriodColumns(): DataColumn<Period>[] {
  const t = useMessages(reportMessages);
  const labels = useMessages(paymentLabels);
  const span = ({ from, to }: Period) => `${from} – ${to}`;
  const isLate = ({ dueOn, state }: Period) => state === 'DUE' && dueOn < today();
  return [
    {
      key: 'period',
      title: t('columnPeriod'),
      always: true,
      render: (period) => (
        <>
          <span className="f-number">{span(period)}</span> {period.inTrial && <Tag>{t('trial')}</Tag>}
        </>
      ),
      text: span,
    },
    {
      key: 'due',
      title: t('columnDue'),
      render: (period) => (
        <>
          <Day value={period.dueOn} /> {isLate(period) && <Tag color="warning">{t('late')}</Tag>}
        </>
      ),
      text: ({ dueOn }) => dueOn,
    },
    {
      key: 'state',
      title: t('columnState'),
      render: ({ state, isOver }) =>
        state === 'DUE' && !isOver ? (
          <Tag>{t('runsUntil')}</Tag>
        ) : (
          <Tag color={COLOURS[state] ?? 'default'}>{labels(`report${state}`)}</Tag>
        ),
      text: ({ state, isOver }) => (state === 'DUE' && !isOver ? t('runsUntil') : labels(`report${state}`)),
    },
  ];
}

function useFigureColumns(): DataColumn<Period>[] {
  const t = useMessages(reportMessages);
  const labels = useMessages(paymentLabels);
  const { locale } = useLanguage();
  const { choices } = useRunning();
  const money = (
    key: string,
    title: string,
    of: (period: Period) => string | null | undefined,
  ): DataColumn<Period> => ({
    key,
    title,
    align: 'right',
    render: (period) => <Money value={of(period)} exact />,
    text: (period) => {
      const value = of(period);
      return value ? exactMoney(value, locale) : '';
    },
  });
  return [
    money('sales', t('columnSales'), (period) => presentReport(period)?.netSales),
    ...(choices.reportsUnits
      ? [
          {
            key: 'units',
            title: t('columnUnits'),
            align: 'right' as const,
            render: (period: Period) => <span className="f-number">{presentReport(period)?.units}</span>,
            text: (period: Period) => String(presentReport(period)?.units ?? ''),
          },
        ]
      : []),
    ...(choices.reportsSavings
      ? [money('saving', t('columnSaving'), (period) => presentReport(period)?.costSaving)]
      : []),
    ...(choices.reportsProfit
      ? [money('profit', t('columnProfit'), (period) => presentReport(period)?.operatingProfit)]
      : []),
    {
      key: 'flags',
      title: t('columnFlags'),
      render: (period) =>
        presentReport(period)?.flags.map((flag) => (
          <Tooltip key={flag} title={labels(`flagText${flag}`)}>
            <Tag color="warning">{labels(`flag${flag}`)}</Tag>
          </Tooltip>
        )),
      text: (period) => (presentReport(period)?.flags ?? []).map((flag) => labels(`flag${flag}`)).join('；'),
    },
  ];
}

function useStepColumn(onStep: Props['onStep']): DataColumn<Period> {
  const t = useMessages(reportMessages);
  const { actions, mySide } = useRunning();
  const mayReport = actions.includes('SUBMIT_REPORT');
  const mayAnswer = mySide === 'OWNER' && actions.includes('CONFIRM_REPORT');
  const stepsOf = ({ state, isOver, reports }: Period): PeriodStep[] => [
    ...(mayReport && state === 'DUE' && isOver ? (['report'] as const) : []),
    ...(mayReport && state !== 'DUE' ? (['correct'] as const) : []),
    ...(mayAnswer && state === 'SUBMITTED' ? (['confirm', 'dispute'] as const) : []),
    ...(reports.length > 0 ? (['details'] as const) : []),
  ];
  return {
    key: 'steps',
    title: t('columnDo'),
    render: (period) => (
      <Space wrap size={4}>
        {stepsOf(period).map((step) => (
          <Button
            key={step}
            size="small"
            type={step === 'report' || step === 'confirm' ? 'primary' : 'default'}
            onClick={() => onStep(step, period)}
          >
            {t(step)}
          </Button>
        ))}
      </Space>
    ),
  };
}

function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
}
