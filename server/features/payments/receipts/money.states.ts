import { defineStates } from '../../../platform/states.ts';
import type { RefundState, TransferState } from './receipts.enums.ts';

/** The only ways of a refund. */
export const refundStates = defineStates<RefundState, 'approve' | 'reject'>({
  approve: { from: ['PREPARED'], to: 'APPROVED' },
  reject: { from: ['PREPARED'], to: 'REJECTED' },
});

/** The only ways of an announced transfer; `reopen` follows a receipt that was taken back. */
export const transferStates = defineStates<
  TransferState,
  'receive' | 'withdraw' | 'rejectTransfer' | 'reopen'
>({
  receive: { from: ['ANNOUNCED'], to: 'RECEIVED' },
  withdraw: { from: ['ANNOUNCED'], to: 'WITHDRAWN' },
  rejectTransfer: { from: ['ANNOUNCED'], to: 'NOT_FOUND' },
  reopen: { from: ['RECEIVED'], to: 'ANNOUNCED' },
});
