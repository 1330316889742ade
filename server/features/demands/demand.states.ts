import { defineStates } from '../../platform/states.ts';
import type { DemandState } from './demand.enums.ts';

/** The only ways between the states of a demand; ask with `stateAt`, so that the deadline counts. */
export const demandStates = defineStates<
  DemandState,
  | 'handIn'
  | 'takeBack'
  | 'return'
  | 'publish'
  | 'close'
  | 'cancel'
  | 'openBids'
  | 'announceWinners'
  | 'judgeAgain'
  | 'award'
  | 'pledge'
  | 'begin'
  | 'accept'
  | 'settle'
  | 'fail'
>({
  handIn: { from: ['DRAFT', 'RETURNED'], to: 'UNDER_REVIEW' },
  takeBack: { from: ['UNDER_REVIEW'], to: 'DRAFT' },
  return: { from: ['UNDER_REVIEW'], to: 'RETURNED' },
  publish: { from: ['UNDER_REVIEW'], to: 'OPEN' },
  /** A plain demand. */
  close: { from: ['OPEN'], to: 'CLOSED' },
  cancel: {
    from: ['DRAFT', 'UNDER_REVIEW', 'RETURNED', 'OPEN', 'CLOSED_FOR_BIDS', 'EVALUATING', 'ON_NOTICE'],
    to: 'CANCELLED',
  },
  openBids: { from: ['CLOSED_FOR_BIDS'], to: 'EVALUATING' },
  announceWinners: { from: ['EVALUATING'], to: 'ON_NOTICE' },
  /** An objection was upheld. */
  judgeAgain: { from: ['ON_NOTICE'], to: 'EVALUATING' },
  /** The first award, and the next in rank after one that failed or declined. */
  award: { from: ['ON_NOTICE', 'AWARDED', 'PLEDGED', 'IN_PROGRESS'], to: 'AWARDED' },
  pledge: { from: ['AWARDED'], to: 'PLEDGED' },
  begin: { from: ['PLEDGED'], to: 'IN_PROGRESS' },
  accept: { from: ['IN_PROGRESS'], to: 'ACCEPTED' },
  settle: { from: ['ACCEPTED'], to: 'SETTLED' },
  fail: {
    from: ['CLOSED_FOR_BIDS', 'EVALUATING', 'ON_NOTICE', 'AWARDED', 'PLEDGED', 'IN_PROGRESS'],
    to: 'FAILED',
  },
});
