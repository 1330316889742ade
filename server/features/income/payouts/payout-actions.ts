import type { Actor } from '../../../platform/auth/actor.ts';
import type { PayoutAction } from './payout.enums.ts';
import { hasHandInIt, type PayoutSubject, payoutPolicy } from './payout.policy.ts';
import { payoutStates } from './payout.states.ts';
import type { PayoutBatch } from './payout-batch.entity.ts';

/** What the actor can do with a pay-out now, by the states table, the policy and four eyes. */
export function payoutActions(actor: Actor, subject: PayoutSubject & { batch: PayoutBatch }): PayoutAction[] {
  const { batch } = subject;
  if (!payoutPolicy.handle(actor, batch)) return [];
  const { state } = batch;
  const can: Record<PayoutAction, boolean> = {
    EDIT: state === 'PREPARED',
    APPROVE: payoutStates.can(state, 'approve') && !hasHandInIt(actor, subject),
    BANK_FILE: state !== 'PREPARED' && state !== 'CANCELLED',
    CONFIRM: payoutStates.can(state, 'confirm'),
    RETURN_LINE: batch.paidCount > 0,
    CANCEL: payoutStates.can(state, 'cancel') && batch.fileFetchedAt === null,
  };
  return (Object.keys(can) as PayoutAction[]).filter((action) => can[action]);
}
