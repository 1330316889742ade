import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { Chart, type ChartOption } from '../../../ui/chart.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { scheduleMessages } from './schedule.messages.ts';
import type { PaymentLineParts } from './schedule-table.tsx';

type Point = [day: string, yuan: number];

interface Props {
  lines: readonly PaymentLineParts[];
  /** First day of the contract. */
  from: string;
  /** Yuan that have arisen by now, those before an import included. */
  total: string;
}

/** Payments over time as a step curve: what has arisen, and what surely comes. The table beside it has the figures. */
export function ScheduleChart({ lines, from, total }: Props) {
  const t = useMessages(scheduleMessages);
  const { locale } = useLanguage();
  const dueLines = lines.filter(({ status }) => status === 'DUE');
  const start = startOf(lines, dueLines, { from, total });
  const due = steps(dueLines, start);
  const all = steps(
    lines.filter(({ status }) => status === 'DUE' || status === 'COMING'),
    start,
  );
  if (all.length === 1) return null;
  const money = (yuan: number) => exactMoney(yuan.toFixed(2), locale);
  const last = (points: Point[]) => points.at(-1)?.[1] ?? 0;
  const coming = all.filter(([day]) => day >= (due.at(-1)?.[0] ?? ''));
  const line = (name: string, data: Point[], dashed: boolean) =>
    ({
      name,
      type: 'line',
      step: 'end',
      showSymbol: data.length < 30,
      data,
      lineStyle: { type: dashed ? 'dashed' : 'solid' },
    }) as const;
  const option: ChartOption = {
    tooltip: { trigger: 'axis', valueFormatter: (value) => money(Number(value)) },
    legend: {},
    grid: { containLabel: true, left: 8, right: 24, bottom: 8 },
    xAxis: { type: 'time', minInterval: DAY_MS },
    yAxis: { type: 'value' },
    series: [
      line(t('seriesDue'), due, false),
      ...(coming.length > 1 ? [line(t('seriesComing'), coming, true)] : []),
    ],
  };
  const description = t('chartText', { total: money(last(due)), coming: money(last(all)) });
  return (
    <figure style={{ margin: '0 0 24px', overflow: 'hidden' }}>
      <figcaption>{t('chartTitle')}</figcaption>
      <Chart option={option} description={description} height={260} />
    </figure>
  );
}

const DAY_MS = 86_400_000;

/** Where the curve begins: at nothing on the first day, or at what an imported contract had come to before it was entered. */
function startOf(
  lines: readonly PaymentLineParts[],
  due: readonly PaymentLineParts[],
  { from, total }: Omit<Props, 'lines'>,
): Point {
  const before = due.reduce((left, { amount }) => left - Number(amount ?? 0), Number(total));
  const [first = from] = lines.flatMap(({ arisesOn }) => arisesOn ?? []).sort();
  return before > 0.005 ? [first, before] : [from, 0];
}

/** The cumulative sum from the beginning on. For drawing only: exact sums are those of the table. */
function steps(lines: readonly PaymentLineParts[], start: Point): Point[] {
  const dated = lines
    .flatMap(({ dueOn, amount }) => (dueOn && amount && Number(amount) > 0 ? [{ dueOn, amount }] : []))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  let [, sum] = start;
  const points = dated.map(({ dueOn, amount }): Point => {
    sum += Number(amount);
    return [dueOn, sum];
  });
  return [start, ...points];
}
