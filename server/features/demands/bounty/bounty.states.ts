import { defineStates } from '../../../platform/states.ts';
import type { BountyPaymentState, SafeguardState } from './bounty.enums.ts';

/** The only ways between the states of a safeguard. */
export const safeguardStates = defineStates<SafeguardState, 'confirm' | 'reject' | 'withdraw'>({
  confirm: { from: ['RECORDED'], to: 'CONFIRMED' },
  reject: { from: ['RECORDED'], to: 'REJECTED' },
  withdraw: { from: ['RECORDED'], to: 'WITHDRAWN' },
});

/** The only ways between the states of a payment; who disputed it can still find it. */
export const bountyPaymentStates = defineStates<BountyPaymentState, 'confirm' | 'dispute' | 'withdraw'>({
  confirm: { from: ['RECORDED', 'DISPUTED'], to: 'CONFIRMED' },
  dispute: { from: ['RECORDED'], to: 'DISPUTED' },
  withdraw: { from: ['RECORDED', 'DISPUTED'], to: 'WITHDRAWN' },
});
