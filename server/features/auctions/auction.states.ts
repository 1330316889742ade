import { defineStates } from '../../platform/states.ts';
import type { AuctionForm, AuctionOutcome, AuctionState } from './auction.enums.ts';

/** The steps of an auction; the clock alone leads from announced over registration and running to ended. */
export type AuctionStep =
  | 'register'
  | 'withdrawRegistration'
  | 'admit'
  | 'bid'
  | 'cancel'
  | 'settle'
  | 'fail'
  | 'endForWithdrawal';

export const auctionStates = defineStates<AuctionState, AuctionStep>({
  register: { from: ['REGISTRATION'], to: 'REGISTRATION' },
  withdrawRegistration: { from: ['REGISTRATION'], to: 'REGISTRATION' },
  admit: { from: ['REGISTRATION'], to: 'REGISTRATION' },
  bid: { from: ['RUNNING'], to: 'RUNNING' },
  cancel: { from: ['ANNOUNCED', 'REGISTRATION', 'RUNNING'], to: 'CANCELLED' },
  settle: { from: ['ENDED'], to: 'DEAL' },
  fail: { from: ['ENDED'], to: 'FAILED' },
  endForWithdrawal: { from: ['ANNOUNCED', 'REGISTRATION', 'RUNNING', 'ENDED'], to: 'FAILED' },
});

/** What of an auction says where it stands. */
export interface Timed {
  form: AuctionForm;
  outcome: AuctionOutcome | null;
  registrationOpensAt: Date;
  startsAt: Date;
  endsAt: Date;
  admittedCount: number;
}

/**
 * Where an auction stands at a moment: its outcome once there is one, else by the clock. Each phase begins at its very
 * moment, so at `endsAt` it is over. A listing with at most one admitted bidder needs no bidding and is over when it
 * would start.
 */
export function stateAt(auction: Timed, now: Date): AuctionState {
  if (auction.outcome) return auction.outcome;
  if (now < auction.registrationOpensAt) return 'ANNOUNCED';
  if (now < auction.startsAt) return 'REGISTRATION';
  if (auction.form === 'LISTING' && auction.admittedCount < 2) return 'ENDED';
  return now < auction.endsAt ? 'RUNNING' : 'ENDED';
}
