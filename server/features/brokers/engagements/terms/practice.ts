import type { CommissionTier } from './commission-terms.ts';

/** Rates that are usual in the field for a size of contract, in basis points of its amount. */
export interface PracticeBand {
  /** Fen from which on the rates are usual. */
  from: bigint;
  low: number;
  high: number;
}

const MILLION_YUAN = 100_000_000n;

/** By the contract's amount; a guide that binds nobody. */
export const PRACTICE: readonly PracticeBand[] = [
  { from: 0n, low: 1500, high: 2000 },
  { from: MILLION_YUAN, low: 1200, high: 1500 },
  { from: 5n * MILLION_YUAN, low: 1000, high: 1200 },
];

/** The usual share of what is really received, where that is the base. */
export const PRACTICE_OF_RECEIVED = 500;

/** Tiers to begin with: the lower rate of each size. */
export function usualTiers(): CommissionTier[] {
  return PRACTICE.map(({ from, low }) => ({ from, basisPoints: low }));
}
