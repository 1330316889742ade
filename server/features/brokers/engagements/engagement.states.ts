import { defineStates } from '../../../platform/states.ts';
import type { DealEngagementState, EngagementState } from './engagement.enums.ts';

/** The ways of an engagement. Once all have signed it stays active while later terms are agreed beside. */
export const engagementStates = defineStates<
  EngagementState,
  'propose' | 'accept' | 'reopen' | 'activate' | 'decline' | 'fulfil' | 'end'
>({
  propose: { from: ['PROPOSED'], to: 'PROPOSED' },
  accept: { from: ['PROPOSED'], to: 'ACCEPTED' },
  /** Other terms are proposed before all have signed: the signatures so far are void. */
  reopen: { from: ['ACCEPTED'], to: 'PROPOSED' },
  activate: { from: ['ACCEPTED'], to: 'ACTIVE' },
  decline: { from: ['PROPOSED', 'ACCEPTED'], to: 'DECLINED' },
  fulfil: { from: ['ACTIVE'], to: 'FULFILLED' },
  end: { from: ['ACTIVE'], to: 'ENDED' },
});

/** The ways of an engagement's claim on a deal. */
export const dealEngagementStates = defineStates<
  DealEngagementState,
  'admit' | 'contest' | 'exclude' | 'claimAgain'
>({
  admit: { from: ['CLAIMED', 'CONTESTED'], to: 'ADMITTED' },
  contest: { from: ['CLAIMED'], to: 'CONTESTED' },
  /** The brokers take it back, or the operator finds against it. */
  exclude: { from: ['CLAIMED', 'CONTESTED'], to: 'EXCLUDED' },
  claimAgain: { from: ['EXCLUDED'], to: 'CLAIMED' },
});
