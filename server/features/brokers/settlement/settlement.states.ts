import { defineStates } from '../../../platform/states.ts';
import type { CommissionInvoiceState, CommissionPaymentState, InnerSplitState } from './settlement.enums.ts';

/** The only ways between the states of a payment; who disputed it can still find it. */
export const commissionPaymentStates = defineStates<
  CommissionPaymentState,
  'approve' | 'confirm' | 'dispute' | 'withdraw'
>({
  approve: { from: ['PREPARED'], to: 'RECORDED' },
  confirm: { from: ['RECORDED', 'DISPUTED'], to: 'CONFIRMED' },
  dispute: { from: ['RECORDED'], to: 'DISPUTED' },
  withdraw: { from: ['PREPARED', 'RECORDED', 'DISPUTED'], to: 'WITHDRAWN' },
});

export const commissionInvoiceStates = defineStates<CommissionInvoiceState, 'cancel'>({
  cancel: { from: ['ISSUED'], to: 'CANCELLED' },
});

export const innerSplitStates = defineStates<InnerSplitState, 'agree' | 'withdraw' | 'replace'>({
  agree: { from: ['PROPOSED'], to: 'AGREED' },
  withdraw: { from: ['PROPOSED'], to: 'WITHDRAWN' },
  replace: { from: ['AGREED'], to: 'REPLACED' },
});
