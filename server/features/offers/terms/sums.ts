import { fixedSum } from './read-payment.ts';
import type { StagePayment, Terms } from './terms.ts';

/**
 * What is surely paid under terms, in fen, whatever happens and whatever the other side chooses: the entry fee, stages
 * that time alone makes due, yearly minimums of a term in whole years, and what a result is put in at for shares.
 * A right to give the license back, or payments that only begin with a sale or an acceptance, leave the entry fee; a
 * buy-out can make it less.
 */
export function guaranteedSum(terms: Terms): bigint {
  return shareValue(terms, 'SURE') + guaranteedPayment(terms);
}

/**
 * The most that can be demanded under terms, in fen; null where nothing limits it. Buying out is a choice of the
 * licensee and does not count.
 */
export function greatestSum(terms: Terms): bigint | null {
  const { payment, work } = terms;
  if (work?.profitBasisPoints) return null;
  if (payment?.royalty && payment.cap === null) return null;
  const paid = payment ? (payment.cap !== null && payment.royalty ? payment.cap : fixedSum(payment)) : 0n;
  return shareValue(terms, 'AT_MOST') + paid;
}

/** Shares for an invested result only come about if the trigger fires. */
function shareValue({ mode, equity }: Terms, what: 'SURE' | 'AT_MOST'): bigint {
  if (!equity || (mode === 'INVEST_THEN_EQUITY' && what === 'SURE')) return 0n;
  return equity.valueOfResult;
}

function guaranteedPayment({ payment, payAfterUse, license }: Terms): bigint {
  if (!payment) return 0n;
  if (payAfterUse && (payAfterUse.trigger !== 'TRIAL_ENDS' || payAfterUse.returnUntilMonth !== null)) {
    return payment.entryFee;
  }
  const months = (license?.months ?? 0) - (payAfterUse?.trialMonths ?? 0);
  const minimums = (payment.minimumPerYear ?? 0n) * BigInt(Math.max(0, Math.floor(months / 12)));
  const planned = payment.entryFee + sum(payment.stages.filter(comesByItself)) + minimums;
  const ways = [
    planned,
    payment.cap,
    ...(payAfterUse?.buyOut ?? []).map(({ amount }) => payment.entryFee + amount),
  ];
  return ways.reduce<bigint>((least, way) => (way !== null && way < least ? way : least), planned);
}

function comesByItself({ due }: StagePayment): boolean {
  return due.some(({ kind }) => kind === 'DATE' || kind === 'MONTHS_AFTER_SIGNING');
}

function sum(stages: readonly StagePayment[]): bigint {
  return stages.reduce((total, { amount }) => total + amount, 0n);
}
