import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { PayAfterUseTerms, PaymentTerms, RoyaltyTerms, Terms } from '../../offers/terms/terms.ts';
import { evenPayment, presentValue } from './present-value.ts';

export const PAYMENT_WAYS = {
  TRANSFER: 'One sum at the beginning.',
  FIXED_LICENSE: 'The same fee every year.',
  DEFERRED: 'Two equal sums later.',
  PAY_AFTER_USE: 'A free trial, then a share of what is earned.',
  OTHER: 'A mixture of these, as the terms say.',
} as const;
/** A way of paying for the same result. */
export type PaymentWay = keyof typeof PAYMENT_WAYS;
export type OtherWay = Exclude<PaymentWay, 'OTHER'>;

/** Figures of the ways that are compared; null: as much as the given terms are worth. */
export interface WayFigures {
  /** Fen in one sum. */
  transferPrice: bigint | null;
  /** Fen a year. */
  feePerYear: bigint | null;
  /** Fen of both sums together. */
  deferredSum: bigint | null;
  royaltyBasisPoints: number | null;
}
export type FilledFigures = { [Figure in keyof WayFigures]: NonNullable<WayFigures[Figure]> };

/** Months after signing at which the two deferred sums are due. */
export const DEFERRED_MONTHS = [18, 36] as const;
/** Months of free trial of the pay-after-use terms that are compared. */
export const TRIAL_MONTHS = 12;
const MONTHS_OF_QUARTER = 3;
const FEN_OF_YUAN = 100n;

/** Which way given terms are, for what they are compared with. */
export function wayOf({ mode, payment, payAfterUse }: Terms): PaymentWay {
  if (!payment) return 'OTHER';
  const timed = payment.stages.every(({ due }) =>
    due.some(({ kind }) => kind === 'DATE' || kind === 'MONTHS_AFTER_SIGNING'),
  );
  if (payAfterUse) return payment.royalty === null && timed ? 'DEFERRED' : 'PAY_AFTER_USE';
  if (payment.royalty || !timed) return 'OTHER';
  if (payment.stages.length === 0) return 'TRANSFER';
  return mode === 'LICENSE' ? 'FIXED_LICENSE' : 'DEFERRED';
}

/**
 * The figures that make each way worth what the given terms come to in a scenario, in whole yuan; what was given stays.
 * @param present worth of the given terms, in fen
 * @param sales by quarter, in fen
 * @param years of the contract that are looked at
 */
export function fillFigures(
  given: WayFigures,
  present: bigint,
  sales: readonly bigint[],
  years: number,
  discountBasisPoints: number,
): FilledFigures {
  const feeQuarters = Array.from({ length: years }, (_, year) => year * 4);
  const deferredQuarters = DEFERRED_MONTHS.map((months) => months / MONTHS_OF_QUARTER);
  const trial = TRIAL_MONTHS / MONTHS_OF_QUARTER;
  const earned = presentValue(
    sales.map((sum, index) => (index < trial ? 0n : sum)),
    discountBasisPoints,
  );
  const whole = (sum: bigint) => ((sum + FEN_OF_YUAN / 2n) / FEN_OF_YUAN) * FEN_OF_YUAN;
  return {
    transferPrice: given.transferPrice ?? whole(present),
    feePerYear: given.feePerYear ?? whole(evenPayment(present, feeQuarters, discountBasisPoints)),
    deferredSum:
      given.deferredSum ??
      whole(evenPayment(present, deferredQuarters, discountBasisPoints)) * BigInt(DEFERRED_MONTHS.length),
    royaltyBasisPoints: given.royaltyBasisPoints ?? rateOf(present, earned),
  };
}

/** Terms that pay for the same result in another way. */
export function termsOfWay(terms: Terms, way: OtherWay, figures: FilledFigures, years: number): Terms {
  const base = {
    ...terms,
    mode: 'LICENSE',
    payAfterUse: null,
    equity: null,
    trigger: null,
    work: null,
  } as const;
  switch (way) {
    case 'TRANSFER':
      return { ...base, payment: { ...NOTHING, entryFee: figures.transferPrice } };
    case 'FIXED_LICENSE':
      return {
        ...base,
        payment: { ...NOTHING, entryFee: figures.feePerYear, stages: yearly(figures.feePerYear, years) },
      };
    case 'DEFERRED':
      return { ...base, payment: { ...NOTHING, stages: deferred(figures.deferredSum) } };
    case 'PAY_AFTER_USE':
      return {
        ...base,
        payment: { ...NOTHING, royalty: royaltyOf(terms, figures.royaltyBasisPoints) },
        payAfterUse: TRIAL,
      };
  }
}

const NOTHING: PaymentTerms = {
  entryFee: 0n,
  stages: [],
  royalty: null,
  minimumPerYear: null,
  cap: null,
  lateInterest: null,
  pauseWhileLapsed: false,
};

const TRIAL: PayAfterUseTerms = {
  trialMonths: TRIAL_MONTHS,
  trigger: 'TRIAL_ENDS',
  triggerSales: null,
  deferralMonths: 0,
  buyOut: [],
  returnUntilMonth: TRIAL_MONTHS,
  backing: null,
  reporting: 'QUARTERLY',
};

function royaltyOf({ payment }: Terms, basisPoints: number): RoyaltyTerms {
  const base = payment?.royalty?.base === 'COST_SAVING' ? 'COST_SAVING' : 'NET_SALES';
  return { base, tiers: [{ from: 0n, basisPoints }], perUnit: null };
}

function yearly(fee: bigint, years: number): PaymentTerms['stages'] {
  return Array.from({ length: years - 1 }, (_, index) => later(fee, (index + 1) * 12));
}

function deferred(sum: bigint): PaymentTerms['stages'] {
  const half = sum / 2n;
  return [later(half, DEFERRED_MONTHS[0]), later(sum - half, DEFERRED_MONTHS[1])];
}

function later(amount: bigint, months: number): PaymentTerms['stages'][number] {
  return { label: `${months}`, amount, due: [{ kind: 'MONTHS_AFTER_SIGNING', months }] };
}

function rateOf(present: bigint, earned: bigint): number {
  if (earned <= 0n) return 0;
  const rate = (present * BigInt(WHOLE_IN_BASIS_POINTS) + earned / 2n) / earned;
  return rate > BigInt(WHOLE_IN_BASIS_POINTS) ? WHOLE_IN_BASIS_POINTS : Number(rate);
}
