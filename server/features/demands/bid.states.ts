import { defineStates } from '../../platform/states.ts';
import type { BidState } from './bid.enums.ts';

/** The steps of a bid. The clock alone leads from sealed to opened; judging and lanes take the later ones. */
export type BidStep =
  | 'edit'
  | 'handIn'
  | 'withdraw'
  | 'admit'
  | 'screenOut'
  | 'rank'
  | 'win'
  | 'lose'
  | 'judgeAnew';

export const bidStates = defineStates<BidState, BidStep>({
  edit: { from: ['DRAFT'], to: 'DRAFT' },
  handIn: { from: ['DRAFT', 'SEALED'], to: 'SEALED' },
  withdraw: { from: ['DRAFT', 'SEALED'], to: 'WITHDRAWN' },
  admit: { from: ['OPENED', 'SCREENED_OUT'], to: 'ADMITTED' },
  screenOut: { from: ['OPENED', 'ADMITTED'], to: 'SCREENED_OUT' },
  rank: { from: ['ADMITTED', 'RANKED'], to: 'RANKED' },
  // A lost bid that is next in rank takes the place of a lane that failed.
  win: { from: ['RANKED', 'LOST'], to: 'WON' },
  lose: { from: ['OPENED', 'ADMITTED', 'RANKED', 'WON'], to: 'LOST' },
  // An upheld objection leads back to judging.
  judgeAnew: { from: ['RANKED', 'WON', 'LOST'], to: 'ADMITTED' },
});

/** What of a demand says whether its bids are open. */
export interface BidTimes {
  bidsCloseAt: Date | null;
  bidsOpenedAt: Date | null;
  state: string;
}

/**
 * Whether bids are open by the clock: the deadline of a published demand is over. One that was called off before opens
 * none.
 */
export function bidsAreOpen({ bidsCloseAt, bidsOpenedAt, state }: BidTimes, now: Date): boolean {
  if (bidsOpenedAt !== null) return true;
  if (state !== 'OPEN' && state !== 'CLOSED_FOR_BIDS') return false;
  return bidsCloseAt !== null && now >= bidsCloseAt;
}

/** Where a bid stands at a moment: sealed ones are opened by the clock, at the very moment of the deadline. */
export function bidStateAt({ state }: { state: BidState }, demand: BidTimes, now: Date): BidState {
  return state === 'SEALED' && bidsAreOpen(demand, now) ? 'OPENED' : state;
}
