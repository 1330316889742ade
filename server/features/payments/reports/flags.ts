import { daysBetween } from '../../../platform/standards/calendar.ts';
import type { Day } from '../plan/plan.types.ts';
import type { ReportFlag } from './report.enums.ts';

/** Use of a span of days. */
export interface Usage {
  from: Day;
  to: Day;
  /** Fen of net sales. */
  netSales: bigint;
  /** What payments hang on: fen of sales or savings, or units. */
  base: bigint;
}

export interface FlagFacts {
  report: Usage & { dueOn: Day; submittedOn: Day };
  /** Other reports that count or wait, of whatever period. */
  others: readonly Usage[];
  /** Sales on record from elsewhere. */
  trades: readonly { from: Day; to: Day; amount: bigint }[];
  /** Declared totals by year; of several for one year the last. */
  years: ReadonlyMap<number, { netSales: bigint }>;
}

/** Reports before a report that its drop is measured against. */
const COMPARED = 3;

/** What makes a report unlikely; it can still be right, so nothing is refused by it. */
export function flagsOf(facts: FlagFacts): ReportFlag[] {
  const checks: readonly [ReportFlag, boolean][] = [
    ['SUDDEN_DROP', dropped(facts)],
    ['ZERO_AGAINST_TRADE', facts.report.netSales <= 0n && traded(facts) > 0n],
    ['BELOW_TRADE', facts.report.netSales > 0n && facts.report.netSales < traded(facts)],
    ['DIFFERS_FROM_YEAR', differsFromYear(facts)],
    ['LATE', facts.report.submittedOn > facts.report.dueOn],
  ];
  return checks.filter(([, isSo]) => isSo).map(([flag]) => flag);
}

/** Less than half a day of what the last three reports had a day; exact, as cut periods are shorter. */
function dropped({ report, others }: FlagFacts): boolean {
  const before = others
    .filter(({ to }) => to < report.from)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
    .slice(0, COMPARED);
  if (before.length < COMPARED) return false;
  const sum = before.reduce((total, { base }) => total + base, 0n);
  const days = before.reduce((total, each) => total + daysOf(each), 0n);
  return sum > 0n && report.base * 2n * days < sum * daysOf(report);
}

/** Sales on record whose days lie wholly in the period. */
function traded({ report, trades }: FlagFacts): bigint {
  return trades
    .filter(({ from, to }) => from >= report.from && to <= report.to)
    .reduce((sum, { amount }) => sum + amount, 0n);
}

/** Held against the year's total once the whole of the year that the contract covers is reported: at its last period. */
function differsFromYear({ report, others, years }: FlagFacts): boolean {
  const year = Number(report.to.slice(0, 4));
  const declared = years.get(year);
  if (!declared || !report.to.endsWith('-12-31')) return false;
  const all = [report, ...others.filter(({ from, to }) => yearOf(from) === year && yearOf(to) === year)];
  return all.reduce((sum, { netSales }) => sum + netSales, 0n) !== declared.netSales;
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function daysOf({ from, to }: { from: Day; to: Day }): bigint {
  return BigInt(daysBetween(from, to) + 1);
}
