import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { membershipPolicy, refuseOwn } from '../accounts.policy.ts';
import { Form } from '../form.ts';
import { checkRoles } from '../role-rules.ts';
import { MAX_TITLE } from '../text-limits.ts';
import { membershipEvent } from './activate.ts';
import { lockMembership, refuseLastAdministrator, refuseStale } from './lock-membership.ts';
import type { Membership } from './membership.entity.ts';
import { membershipStates } from './membership.states.ts';
import { MEMBERSHIP_TOPIC } from './membership.topic.ts';

export interface ChangeRoles {
  membershipId: string;
  expectedVersion: number;
  roles: readonly Role[];
  /** Absent leaves as it is, null or empty clears. */
  title?: string | null;
  department?: string | null;
}

/**
 * Changes the roles of a member. Administrators may give their own roles up but grant themselves none (FOUR_EYES), and
 * the last one stays administrator.
 */
export function changeRoles(scope: Scope, input: ChangeRoles): Promise<Membership> {
  return inTransaction(scope.app.db, async (tx) => {
    const { membership, organization } = await lockMembership(tx, input.membershipId);
    authorize(membershipPolicy, scope.actor, 'changeRoles', membership);
    refuseStale(membership, input.expectedVersion);
    const roles = checkRoles(organization.kind, input.roles);
    const before = membership.roles;
    if (roles.some((role) => !before.includes(role))) refuseOwn(scope.actor, membership);
    membership.status = membershipStates.next(membership.status, 'changeRoles');
    if (before.includes('ADMINISTRATOR') && !roles.includes('ADMINISTRATOR')) {
      await refuseLastAdministrator(tx, membership);
    }
    Object.assign(membership, { roles, ...readPosition(input), version: membership.version + 1 });
    await tx.save(membership);
    const event = membershipEvent(membership, 'changeRoles', membership.status);
    await audit(tx, scope, { ...event, facts: { ...event.facts, rolesBefore: before } });
    await tell(tx, MEMBERSHIP_TOPIC, [membership.id]);
    return membership;
  });
}

function readPosition(input: ChangeRoles): Partial<Pick<Membership, 'title' | 'department'>> {
  const form = new Form();
  const position = {
    ...(input.title === undefined ? {} : { title: form.optional('title', input.title, MAX_TITLE) }),
    ...(input.department === undefined
      ? {}
      : { department: form.optional('department', input.department, MAX_TITLE) }),
  };
  Form.check(form);
  return position;
}
