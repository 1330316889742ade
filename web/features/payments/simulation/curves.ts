import type { SimulatePaymentsQuery } from '../../../generated/simulation/graphql.ts';
import type { ChartOption } from '../../../ui/chart.tsx';

export type Simulation = NonNullable<SimulatePaymentsQuery['simulatePayments']['simulation']>;
export type SimulatedScenario = Simulation['scenarios'][number];
export type SimulatedWay = SimulatedScenario['ways'][number];

const FEN_OF_YUAN = 100n;

/** Exact sum of yuan as text, such as "255000.00". */
export function sumOfYuan(parts: readonly string[]): string {
  const fen = parts.reduce((sum, part) => sum + fenOf(part), 0n);
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The sums up to each place. */
export function runningSums(parts: readonly string[]): string[] {
  return parts.map((_, index) => sumOfYuan(parts.slice(0, index + 1)));
}

/** What part one sum is of another, in basis points; null of nothing. */
export function shareOf(part: string, whole: string): number | null {
  const all = fenOf(whole);
  return all <= 0n ? null : Number((fenOf(part) * 10_000n) / all);
}

function fenOf(yuan: string): bigint {
  const [whole = '0', cents = ''] = yuan.split('.');
  const fen = BigInt(whole.replace('-', '')) * FEN_OF_YUAN + BigInt(cents.padEnd(2, '0'));
  return yuan.startsWith('-') ? -fen : fen;
}

export interface Curve {
  name: string;
  /** Paid by quarter, in yuan. */
  quarters: readonly string[];
  dashed?: boolean;
  /** Of the theme unless told. */
  colour?: string;
}

interface Marks {
  labelColour: string;
  /** Until the quarter that begins with it, or after it. */
  trial: { name: string; to: string } | null;
  cap: { name: string; value: string } | null;
}

/** Cumulative step curves over the quarters. For drawing only: the exact sums are those of the table. */
export function curvesOption(
  days: readonly string[],
  curves: readonly Curve[],
  money: (yuan: string) => string,
  marks: Marks = { labelColour: '', trial: null, cap: null },
): ChartOption {
  const { trial, cap, labelColour } = marks;
  const top = Math.max(...curves.map(({ quarters }) => Number(sumOfYuan(quarters))));
  return {
    grid: { left: 8, right: 24, top: 64, bottom: 8 },
    legend: { type: 'plain' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      valueFormatter: (value) => money(Number(value).toFixed(2)),
    },
    xAxis: {
      type: 'category',
      data: [...days],
      boundaryGap: false,
      axisLabel: { hideOverlap: true, formatter: (day: string) => day.slice(0, 7) },
    },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => money(value.toFixed(2)) } },
    series: curves.map(({ name, quarters, dashed, colour }, index) => ({
      name,
      type: 'line',
      step: 'end',
      showSymbol: false,
      ...(colour ? { color: colour } : {}),
      lineStyle: { type: dashed ? 'dashed' : 'solid', width: 2 },
      data: runningSums(quarters).map(Number),
      ...(index === 0 && trial
        ? {
            markArea: {
              silent: true,
              itemStyle: { opacity: 0.12 },
              label: { position: 'insideTop', color: labelColour, textBorderWidth: 0 },
              data: [[{ name: trial.name, xAxis: days[0] ?? '' }, { xAxis: trial.to }]],
            },
          }
        : {}),
      ...(index === 0 && cap && Number(cap.value) <= top * 1.5
        ? {
            markLine: {
              silent: true,
              symbol: 'none',
              label: {
                formatter: cap.name,
                position: 'insideStartTop',
                color: labelColour,
                textBorderWidth: 0,
              },
              data: [{ yAxis: Number(cap.value) }],
            },
          }
        : {}),
    })),
  };
}
