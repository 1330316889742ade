import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type AuditEntry, audit } from '../../../platform/audit/audit.service.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { MembershipStatus } from '../accounts.enums.ts';
import { Session } from '../sessions/session.entity.ts';
import type { Membership } from './membership.entity.ts';
import { membershipStates } from './membership.states.ts';

/** Puts a waiting membership in force; whoever is signed in without one acts in it from now on. */
export async function activate(
  tx: Transaction,
  scope: Scope,
  membership: Membership,
  roles: Role[],
): Promise<void> {
  const before = membership.status;
  membership.status = membershipStates.next(before, 'confirmMembership');
  membership.roles = roles;
  membership.decidedAt = clock.now();
  membership.version += 1;
  await tx.save(membership);
  await tx.update(
    Session,
    { userId: membership.userId, membershipId: IsNull() },
    { membershipId: membership.id },
  );
  await audit(tx, scope, membershipEvent(membership, 'confirmMembership', before));
}

/** The audit event of a step of a membership. */
export function membershipEvent(
  membership: Membership,
  action: string,
  before: MembershipStatus | null,
  personal?: Record<string, unknown>,
): AuditEntry {
  const { id, status, roles, userId, organizationId } = membership;
  return {
    caseType: 'Membership',
    caseId: id,
    action,
    facts: { before, after: status, roles, userId, organizationId },
    ...(personal ? { personal } : {}),
  };
}
