import { divide, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { addDays, daysBetween } from '../../../platform/standards/calendar.ts';
import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import type { Day, PaymentPlan, ReportedUse } from '../plan/plan.types.ts';
import { reportPeriods } from '../plan/report-periods.ts';

/** What might be sold: by quarters of three months from a day. */
export interface Scenario {
  from: Day;
  /** Fen of net sales, or of costs saved where royalties are counted on those. */
  quarters: readonly bigint[];
  /** Fen for a unit, where royalties are counted on units. */
  unitPrice: bigint | null;
}

export const MONTHS_OF_QUARTER = 3;

/** First day of a quarter of three months, counted from a day; the first is 0. */
export function quarterStart(from: Day, index: number): Day {
  return monthsLater(from, MONTHS_OF_QUARTER * index);
}

/** The quarter from a day that another lies in; 0 for what lies before. */
export function quarterOf(from: Day, day: Day): number {
  let index = Math.max(0, Math.floor(daysBetween(from, day) / 93));
  while (quarterStart(from, index + 1) <= day) index += 1;
  return index;
}

/** Even quarters of years whose sales grow by a share of the year before; no fen is lost. */
export function evenQuarters(perYear: bigint, growthBasisPoints: number, quarters: number): bigint[] {
  const all: bigint[] = [];
  let year = perYear;
  while (all.length < quarters) {
    all.push(...divide(year, [1, 1, 1, 1]));
    year += share(year, growthBasisPoints);
  }
  return all.slice(0, quarters);
}

/** The same quarters, lower or higher by a share. */
export function scaled(quarters: readonly bigint[], byBasisPoints: number): bigint[] {
  return quarters.map((sum) => sum + share(sum, byBasisPoints));
}

/** The reports that a scenario would bring for periods of a plan, from its first day until a day. */
export function reportsOf(plan: PaymentPlan, scenario: Scenario, until: Day): ReportedUse[] {
  return reportPeriods(plan, until)
    .filter(({ to }) => to >= scenario.from)
    .map(({ from, to }) => {
      const begin = from < scenario.from ? scenario.from : from;
      const end = to < until ? to : until;
      const before = soldUntil(scenario, dayBefore(begin));
      const after = soldUntil(scenario, end);
      const units = (sold: bigint) => (scenario.unitPrice === null ? 0n : sold / scenario.unitPrice);
      return {
        id: `simulated:${begin}`,
        from: begin,
        to: end,
        reportedOn: end,
        netSales: after - before,
        units: units(after) - units(before),
        costSaving: after - before,
        operatingProfit: null,
      };
    });
}

/** What is sold from the first day up to and including a day; within a quarter even by days. */
export function soldUntil({ from, quarters }: Scenario, day: Day): bigint {
  if (day < from) return 0n;
  const index = quarterOf(from, day);
  const whole = quarters.slice(0, index).reduce((sum, sold) => sum + sold, 0n);
  const start = quarterStart(from, index);
  const days = daysBetween(start, quarterStart(from, index + 1));
  const passed = daysBetween(start, addDays(day, 1));
  return whole + ((quarters[index] ?? 0n) * BigInt(passed)) / BigInt(days);
}

function share(sum: bigint, basisPoints: number): bigint {
  return (sum * BigInt(basisPoints)) / BigInt(WHOLE_IN_BASIS_POINTS);
}
