import type { Scope } from '../../../platform/app.ts';
import { actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { WaitingSource } from '../../../platform/waiting.ts';

export type PayoutsWaiting = 'PAYOUT_APPROVE' | 'PAYOUT_CONFIRM' | 'PAYEE_BANK';

const payout = (kind: PayoutsWaiting, where: string, since: string): WaitingSource<PayoutsWaiting> => ({
  kind,
  from: 'payout_batch batch',
  where: `batch.organization_id = me.unit AND ${where}`,
  caseId: 'batch.id',
  title: `batch.year || '-' || lpad(CAST(batch.serial AS text), 4, '0')`,
  since,
  userId: 'batch.prepared_by',
});

/** Nobody approves what they put together or are paid by. */
const FOR_FINANCE = [
  payout(
    'PAYOUT_APPROVE',
    `batch.state = 'PREPARED' AND batch.prepared_by <> me.user_id AND NOT EXISTS (
       SELECT FROM payout_line line JOIN payee ON payee.id = line.payee_id
       WHERE line.batch_id = batch.id AND payee.user_id = me.user_id)`,
    'batch.prepared_at',
  ),
  payout('PAYOUT_CONFIRM', `batch.state = 'APPROVED'`, 'batch.approved_at'),
];

/** Somebody who is owed money and has not said where it goes. */
const FOR_PAYEE: WaitingSource<PayoutsWaiting> = {
  kind: 'PAYEE_BANK',
  from: 'payee JOIN organization unit ON unit.id = payee.organization_id',
  where: 'payee.organization_id = me.unit AND payee.user_id = me.user_id AND payee.bank_account IS NULL',
  caseId: 'payee.id',
  title: 'unit.name',
  since: 'payee.created_at',
};

/** Where pay-outs wait for their next step, and the payee's own bank details. */
export function payoutSources({ actor }: Scope): WaitingSource<PayoutsWaiting>[] {
  const isMember = actingUser(actor)?.organizationId != null;
  return [...(hasRole(actor, ['FINANCE_OFFICER']) ? FOR_FINANCE : []), ...(isMember ? [FOR_PAYEE] : [])];
}
