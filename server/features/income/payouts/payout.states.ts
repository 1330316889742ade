import { defineStates } from '../../../platform/states.ts';
import type { PayoutLineState, PayoutState } from './payout.enums.ts';

export type PayoutStep = 'approve' | 'confirm' | 'finish' | 'cancel';

/** The only ways between the states of a pay-out. */
export const payoutStates = defineStates<PayoutState, PayoutStep>({
  approve: { from: ['PREPARED'], to: 'APPROVED' },
  confirm: { from: ['APPROVED'], to: 'PAYING' },
  finish: { from: ['PAYING'], to: 'PAID' },
  cancel: { from: ['PREPARED', 'APPROVED'], to: 'CANCELLED' },
});

export type PayoutLineStep = 'pay' | 'fail' | 'return' | 'cancel';

/** The only ways between the states of a line; what failed or was cancelled frees the reward for another pay-out. */
export const payoutLineStates = defineStates<PayoutLineState, PayoutLineStep>({
  pay: { from: ['PENDING'], to: 'PAID' },
  fail: { from: ['PENDING'], to: 'FAILED' },
  return: { from: ['PAID'], to: 'FAILED' },
  cancel: { from: ['PENDING'], to: 'CANCELLED' },
});
