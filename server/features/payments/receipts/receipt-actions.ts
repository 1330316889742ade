import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { runningPolicy } from '../running/running.policy.ts';
import type { Receipt } from './data/receipt.entity.ts';
import type { Refund } from './data/transfer.entity.ts';
import { refundStates } from './money.states.ts';
import type { ReceiptAction, RefundAction } from './receipts.enums.ts';

/** What the actor can do with a receipt now. */
export function actionsOnReceipt(actor: Actor, receipt: Receipt): ReceiptAction[] {
  const { organizationId, enterpriseId, free, setAside, refunded, state, recordedBy } = receipt;
  const user = actingUser(actor);
  if (!user || !keeps(actor, organizationId) || state !== 'RECORDED') return [];
  const possible: [ReceiptAction, boolean][] = [
    ['MATCH', enterpriseId !== null && free > 0n],
    ['IDENTIFY', enterpriseId === null && free > 0n && setAside === 0n],
    ['REVERSE', recordedBy !== user.userId && setAside === 0n && refunded === 0n],
    ['REFUND', free > 0n],
  ];
  return possible.filter(([, can]) => can).map(([action]) => action);
}

/** What the actor can do with a refund now: who prepared it can take it back, and only others approve it. */
export function actionsOnRefund(actor: Actor, refund: Refund): RefundAction[] {
  const user = actingUser(actor);
  if (!user || !keeps(actor, refund.organizationId)) return [];
  const possible: [RefundAction, boolean][] = [
    ['APPROVE', refundStates.can(refund.state, 'approve') && refund.preparedBy !== user.userId],
    ['REJECT', refundStates.can(refund.state, 'reject')],
  ];
  return possible.filter(([, can]) => can).map(([action]) => action);
}

function keeps(actor: Actor, organizationId: string): boolean {
  return runningPolicy.keepMoney(actor, { organizationId, enterpriseId: '' });
}
