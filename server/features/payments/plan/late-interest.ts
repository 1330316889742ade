import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { daysBetween } from '../../../platform/standards/calendar.ts';
import type { Day } from './plan.types.ts';

/** A sum that was due on a day, in fen, with what was paid of it. */
export interface LateSum {
  amount: bigint;
  dueOn: Day;
  /** In any order; below zero where a payment was undone. */
  payments: readonly { on: Day; amount: bigint }[];
}

/**
 * Interest for late payment (逾期违约金) in fen: for each whole day after the due day a share of what is still open on
 * it; the day of a payment counts as the last day of what it pays. Counted exactly and cut to the fen once, at the end.
 * @param basisPointsPerDay such as 3 for 万分之三 a day
 * @param on up to and including which day
 */
export function lateInterest(sum: LateSum, basisPointsPerDay: number, on: Day): bigint {
  const { amount, dueOn, payments } = sum;
  const days = [...new Set(payments.map((payment) => payment.on))].filter((day) => day > dueOn && day < on);
  const turns = [dueOn, ...days.sort(), on].filter((day) => day <= on);
  let sumOfDays = 0n;
  for (const [index, from] of turns.entries()) {
    const to = turns[index + 1];
    if (to === undefined) break;
    const open = payments.reduce(
      (left, payment) => (payment.on <= from ? left - payment.amount : left),
      amount,
    );
    if (open > 0n) sumOfDays += open * BigInt(daysBetween(from, to));
  }
  return (sumOfDays * BigInt(basisPointsPerDay)) / BigInt(WHOLE_IN_BASIS_POINTS);
}
