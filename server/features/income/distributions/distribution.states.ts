import { defineStates } from '../../../platform/states.ts';
import type { DistributionState } from '../income.enums.ts';

export type DistributionStep = 'approve' | 'withdraw' | 'reverse';

/** The only ways between the states of a distribution. */
export const distributionStates = defineStates<DistributionState, DistributionStep>({
  approve: { from: ['PREPARED'], to: 'APPROVED' },
  withdraw: { from: ['PREPARED'], to: 'WITHDRAWN' },
  reverse: { from: ['APPROVED'], to: 'REVERSED' },
});
