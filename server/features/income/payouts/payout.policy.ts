import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { PayoutBatch } from './payout-batch.entity.ts';

/** What decisions on a pay-out look at. */
export interface PayoutSubject {
  batch: Pick<PayoutBatch, 'organizationId' | 'preparedBy'>;
  /** Users who are paid. */
  payeeUserIds: ReadonlySet<string>;
  /** Users who entered the bank details that are paid to, other than their own. */
  bankSetBy: ReadonlySet<string>;
}

export type PayoutPolicyAction = 'see' | 'handle';

/** Roles that see all pay-outs of their unit. */
export const SEES_PAYOUTS: readonly Role[] = [
  'FINANCE_OFFICER',
  'OFFICER',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
  'ADMINISTRATOR',
];

/** Finance officers handle pay-outs; who oversees the unit reads them. */
export const payoutPolicy: Policy<PayoutPolicyAction, { organizationId: string }> = {
  see: (actor, { organizationId }) => hasRole(actor, SEES_PAYOUTS, organizationId),
  handle: (actor, { organizationId }) => hasRole(actor, ['FINANCE_OFFICER'], organizationId),
};

/**
 * Whether the actor must not approve it: they put it together, are paid by it, or entered where somebody else's money
 * goes.
 */
export function hasHandInIt(actor: Actor, { batch, payeeUserIds, bankSetBy }: PayoutSubject): boolean {
  const userId = actingUser(actor)?.userId;
  if (userId === undefined) return true;
  return batch.preparedBy === userId || payeeUserIds.has(userId) || bankSetBy.has(userId);
}
