import type { ReportsOfQuery } from '../../../generated/payments/graphql.ts';

type Contract = NonNullable<ReportsOfQuery['runningContract']>;
export type Period = Contract['periods'][number];
export type Report = Period['reports'][number];
export type Trade = Contract['tradeRecords'][number];
export type YearTotal = Contract['yearDeclarations'][number];

/** What is done with a period: `correct`, `confirm` and `dispute` are about its report that waits or counts. */
export type PeriodStep = 'report' | 'correct' | 'confirm' | 'dispute' | 'details';

/** The report of a period that waits, else the one that counts. */
export function presentReport({ open, counting, reports }: Period): Report | null {
  const id = open?.id ?? counting?.id;
  return reports.find((report) => report.id === id) ?? null;
}
