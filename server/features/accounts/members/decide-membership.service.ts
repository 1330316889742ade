import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { mailMembershipDecided } from '../accounts.mails.ts';
import { membershipPolicy, refuseOwn } from '../accounts.policy.ts';
import { Form } from '../form.ts';
import type { Organization } from '../organizations/organization.entity.ts';
import { checkRoles } from '../role-rules.ts';
import { MAX_REASON } from '../text-limits.ts';
import { activate, membershipEvent } from './activate.ts';
import { lockMembership, refuseStale } from './lock-membership.ts';
import type { Membership } from './membership.entity.ts';
import { membershipStates } from './membership.states.ts';

export interface DecideMembership {
  membershipId: string;
  expectedVersion: number;
  /** What is granted instead of what was asked for. */
  roles?: readonly Role[] | null;
  reason?: string | null;
}

/** Puts a membership in force, with the roles asked for or with others. */
export function confirmMembership(scope: Scope, input: DecideMembership): Promise<Membership> {
  return inTransaction(scope.app.db, async (tx) => {
    const { membership, organization } = await lockForDecision(tx, scope, input);
    await activate(tx, scope, membership, checkRoles(organization.kind, input.roles ?? membership.roles));
    await mailMembershipDecided(tx, scope.app, organization, membership, null);
    return membership;
  });
}

/** Turns a membership down; the reason is mailed to who asked. */
export function rejectMembership(scope: Scope, input: DecideMembership): Promise<Membership> {
  return inTransaction(scope.app.db, async (tx) => {
    const { membership, organization } = await lockForDecision(tx, scope, input);
    const form = new Form();
    const reason = form.required('reason', input.reason, MAX_REASON);
    Form.check(form);
    const before = membership.status;
    membership.status = membershipStates.next(before, 'rejectMembership');
    membership.decidedAt = clock.now();
    membership.version += 1;
    await tx.save(membership);
    await audit(tx, scope, membershipEvent(membership, 'rejectMembership', before, { reason }));
    await mailMembershipDecided(tx, scope.app, organization, membership, reason);
    return membership;
  });
}

async function lockForDecision(
  tx: Transaction,
  scope: Scope,
  input: DecideMembership,
): Promise<{ membership: Membership; organization: Organization }> {
  const locked = await lockMembership(tx, input.membershipId);
  authorize(membershipPolicy, scope.actor, 'decide', locked.membership);
  refuseOwn(scope.actor, locked.membership);
  refuseStale(locked.membership, input.expectedVersion);
  if (locked.organization.status !== 'CONFIRMED') {
    throw new Refusal('STATE', { params: { state: locked.organization.status } });
  }
  return locked;
}
