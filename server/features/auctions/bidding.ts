import type { AuctionFailure, AuctionForm } from './auction.enums.ts';

const MINUTE_MS = 60_000;

/** What the next bid is measured by; fen. */
export interface Price {
  startPrice: bigint;
  increment: bigint;
  /** Null before the first bid. */
  highestAmount: bigint | null;
}

/** The least sum that the next bid must have, in fen. */
export function leastBid({ startPrice, increment, highestAmount }: Price): bigint {
  return highestAmount === null ? startPrice : highestAmount + increment;
}

export interface Ending {
  endsAt: Date;
  /** Named beforehand: no bid moves the end past it. */
  lastEndAt: Date;
  /** A bid within so many minutes before the end moves it by as many; 0 for a fixed end. */
  extensionMinutes: number;
}

/** The end after a bid at a moment before the present end. */
export function endAfterBid({ endsAt, lastEndAt, extensionMinutes }: Ending, now: Date): Date {
  const span = extensionMinutes * MINUTE_MS;
  if (endsAt.getTime() - now.getTime() > span) return endsAt;
  return new Date(Math.min(endsAt.getTime() + span, Math.max(lastEndAt.getTime(), endsAt.getTime())));
}

export interface Ended {
  form: AuctionForm;
  admittedCount: number;
  startPrice: bigint;
  reserve: bigint | null;
  highestAmount: bigint | null;
}

/** What an ended auction comes to: a deal at a price (fen), with the highest or the only bidder, or why none. */
export type Conclusion =
  | { kind: 'DEAL'; price: bigint; by: 'HIGHEST_BID' | 'ONLY_BIDDER' }
  | { kind: 'FAILED'; reason: AuctionFailure };

export function conclude({ form, admittedCount, startPrice, reserve, highestAmount }: Ended): Conclusion {
  if (admittedCount === 0) return { kind: 'FAILED', reason: 'NO_BIDDER' };
  if (form === 'LISTING' && admittedCount === 1)
    return { kind: 'DEAL', price: startPrice, by: 'ONLY_BIDDER' };
  if (highestAmount === null) return { kind: 'FAILED', reason: 'NO_BID' };
  if (reserve !== null && highestAmount < reserve) return { kind: 'FAILED', reason: 'RESERVE_NOT_MET' };
  return { kind: 'DEAL', price: highestAmount, by: 'HIGHEST_BID' };
}
