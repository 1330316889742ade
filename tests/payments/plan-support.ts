import type { Terms } from '../../server/features/offers/terms/terms.ts';
import type {
  PaymentEvent,
  PaymentFacts,
  PaymentPlan,
  ReportedUse,
} from '../../server/features/payments/plan/plan.types.ts';
import { planOf } from '../../server/features/payments/plan/plan-of-terms.ts';
import { scheduleOf } from '../../server/features/payments/plan/schedule.ts';
import { BUILT_IN_CALENDARS } from '../../server/platform/standards/calendar.ts';

/** Whole yuan as fen. */
export const yuan = (amount: number): bigint => BigInt(amount) * 100n;

/** A plan signed and in effect on 15 January 2026, for five years unless told. */
export function plan(
  terms: Terms,
  days: Partial<Pick<PaymentPlan, 'signedOn' | 'from' | 'until'>> = {},
): PaymentPlan {
  return planOf(terms, { signedOn: '2026-01-15', from: '2026-01-15', until: '2031-01-14', ...days });
}

/** A report of a period that came in ten days after it, with net sales in yuan. */
export function report(
  from: string,
  to: string,
  sales: number,
  more: Partial<ReportedUse> = {},
): ReportedUse {
  return {
    id: `report-${from}`,
    from,
    to,
    reportedOn: to,
    netSales: yuan(sales),
    units: 0n,
    costSaving: 0n,
    operatingProfit: null,
    ...more,
  };
}

/** The schedule of a plan by a day. */
export function scheduled(
  of: PaymentPlan,
  on: string,
  reports: readonly ReportedUse[] = [],
  events: readonly PaymentEvent[] = [],
) {
  const facts: PaymentFacts = { reports, events };
  return scheduleOf(of, facts, on, BUILT_IN_CALENDARS);
}

/** What matters of lines, in order: key, status, sum in yuan, last day of payment. */
export function told(schedule: ReturnType<typeof scheduled>) {
  return schedule.lines.map(({ key, status, amount, dueOn, why }) => [
    key,
    status,
    amount === null ? null : Number(amount) / 100,
    dueOn,
    why.map(({ code }) => code).join(' '),
  ]);
}

/** The worked example: nine million after the trial, and what was sold in it. */
export const worked: readonly ReportedUse[] = [
  report('2026-01-15', '2026-03-31', 700_000),
  report('2027-01-15', '2027-03-31', 1_500_000),
  report('2027-04-01', '2027-06-30', 3_500_000),
  report('2027-07-01', '2027-09-30', 4_000_000),
];

/** What matters of the lines that are due. */
export function dueOf(schedule: ReturnType<typeof scheduled>) {
  return told(schedule).filter(([, status]) => status === 'DUE');
}
