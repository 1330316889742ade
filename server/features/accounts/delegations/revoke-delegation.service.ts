import { In, IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type AuditEntry, auditAll } from '../../../platform/audit/audit.service.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { membershipPolicy } from '../accounts.policy.ts';
import { Membership } from '../members/membership.entity.ts';
import { Delegation } from './delegation.entity.ts';

/**
 * Takes lent roles back at once: the lender may, and an administrator of the organisation.
 * @throws Refusal NOT_FOUND also for delegations that are not the actor's affair; STATE if it is over or taken back
 */
export function revokeDelegation(scope: Scope, input: { delegationId: string }): Promise<Delegation> {
  const { delegationId: id } = input;
  return inTransaction(scope.app.db, async (tx) => {
    const delegation = isId(id)
      ? await tx.findOne(Delegation, { where: { id }, lock: { mode: 'pessimistic_write' } })
      : null;
    const lender = delegation && (await tx.findOneByOrFail(Membership, { id: delegation.fromMembershipId }));
    const allowed =
      lender &&
      (lender.userId === actingUser(scope.actor)?.userId ||
        membershipPolicy.changeRoles(scope.actor, lender));
    if (!allowed) throw new Refusal('NOT_FOUND', { field: 'delegationId' });
    if (delegation.revokedAt !== null || delegation.endsOn < clock.today()) {
      throw new Refusal('STATE', { params: { reason: delegation.revokedAt ? 'REVOKED' : 'OVER' } });
    }
    delegation.revokedAt = clock.now();
    await tx.save(delegation);
    await auditAll(tx, scope, [revocation(delegation)]);
    return delegation;
  });
}

/** Takes back everything that a membership lent or was lent; the events are for the caller to append. */
export async function revokeDelegationsOf(tx: Transaction, membershipId: string): Promise<AuditEntry[]> {
  const delegations = await tx.find(Delegation, {
    where: [
      { fromMembershipId: membershipId, revokedAt: IsNull() },
      { toMembershipId: membershipId, revokedAt: IsNull() },
    ],
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const open = delegations.filter((delegation) => delegation.endsOn >= clock.today());
  await tx.update(Delegation, { id: In(open.map(({ id }) => id)) }, { revokedAt: clock.now() });
  return open.map(revocation);
}

function revocation({ id, roles, fromMembershipId, toMembershipId }: Delegation): AuditEntry {
  return {
    caseType: 'Delegation',
    caseId: id,
    action: 'revokeDelegation',
    facts: { roles, fromMembershipId, toMembershipId },
  };
}
