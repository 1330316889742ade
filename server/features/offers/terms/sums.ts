import { formatYuan } from '../../../platform/money.ts';
import { fixedSum } from './read-payment.ts';
import type { DueCondition, PaymentTerms, StagePayment, Terms } from './terms.ts';

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

/** What a price line says; the client has the words. */
export type PriceLabel =
  | 'ENTRY_FEE'
  | 'STAGE'
  | 'STAGE_DUE'
  | 'ROYALTY'
  | 'ROYALTY_PER_UNIT'
  | 'MINIMUM_PER_YEAR'
  | 'CAP'
  | 'TRIAL_MONTHS'
  | 'DEFERRAL_MONTHS'
  | 'BUY_OUT'
  | 'RETURN_UNTIL_MONTH'
  | 'EQUITY_VALUE'
  | 'EQUITY_SHARE'
  | 'RESIDUAL_FUNDS'
  | 'PROFIT_SHARE';

/**
 * One line of a price. `value` holds the parts of the line with a space between them, in this order and with free text
 * last: money as yuan, shares as basis points, months as whole numbers. STAGE: sum, label. STAGE_DUE (after its
 * stage): kind, then day, months, sum or milestone. ROYALTY: base, sum from which, share. BUY_OUT: last month, sum.
 */
export interface PriceLine {
  label: PriceLabel;
  value: string;
}

/** The price of terms as lines of a public notice (PRC-2). */
export function priceOf({ payment, payAfterUse, equity, work }: Terms): PriceLine[] {
  return [
    ...(payment ? paymentLines(payment) : []),
    ...(payAfterUse
      ? [
          line('TRIAL_MONTHS', payAfterUse.trialMonths),
          ...(payAfterUse.deferralMonths > 0 ? [line('DEFERRAL_MONTHS', payAfterUse.deferralMonths)] : []),
          ...payAfterUse.buyOut.map(({ untilMonth, amount }) => line('BUY_OUT', untilMonth, amount)),
          ...optional('RETURN_UNTIL_MONTH', payAfterUse.returnUntilMonth),
        ]
      : []),
    ...(equity
      ? [
          line('EQUITY_VALUE', equity.valueOfResult),
          line('EQUITY_SHARE', equity.basisPoints),
          ...optional('RESIDUAL_FUNDS', equity.residualFunds),
        ]
      : []),
    ...optional('PROFIT_SHARE', work?.profitBasisPoints ?? null),
  ];
}

function paymentLines({ entryFee, stages, royalty, minimumPerYear, cap }: PaymentTerms): PriceLine[] {
  return [
    line('ENTRY_FEE', entryFee),
    ...stages.flatMap(({ amount, label, due }) => [line('STAGE', amount, label), ...due.map(dueLine)]),
    ...(royalty?.tiers ?? []).map(({ from, basisPoints }) =>
      line('ROYALTY', royalty?.base ?? '', from, basisPoints),
    ),
    ...optional('ROYALTY_PER_UNIT', royalty?.perUnit ?? null),
    ...optional('MINIMUM_PER_YEAR', minimumPerYear),
    ...optional('CAP', cap),
  ];
}

function dueLine(due: DueCondition): PriceLine {
  switch (due.kind) {
    case 'DATE':
      return line('STAGE_DUE', due.kind, due.date);
    case 'MONTHS_AFTER_SIGNING':
      return line('STAGE_DUE', due.kind, due.months);
    case 'SALES_REACH':
      return line('STAGE_DUE', due.kind, due.amount);
    case 'MILESTONE':
      return line('STAGE_DUE', due.kind, due.milestone);
  }
}

function optional(label: PriceLabel, value: bigint | number | null): PriceLine[] {
  return value === null ? [] : [line(label, value)];
}

function line(label: PriceLabel, ...parts: (bigint | number | string)[]): PriceLine {
  return {
    label,
    value: parts.map((part) => (typeof part === 'bigint' ? formatYuan(part) : part)).join(' '),
  };
}
