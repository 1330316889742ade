import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { mailMembershipAsked } from '../accounts.mails.ts';
import { Form } from '../form.ts';
import { checkRoles } from '../role-rules.ts';
import { insertUnlessThere } from '../sign-up/insert-unless-there.ts';
import { lockShared } from '../sign-up/place.ts';
import { MAX_TITLE } from '../text-limits.ts';
import { membershipEvent } from './activate.ts';
import { Membership } from './membership.entity.ts';
import { User } from './user.entity.ts';

export interface RequestMembership {
  organizationId: string;
  roles: readonly Role[];
  title?: string | null;
  department?: string | null;
}

/**
 * Asks for a further membership, which an administrator of that organisation confirms.
 * @throws Refusal NOT_FOUND; INVALID for roles that do not fit; ALREADY_EXISTS for one that waits or is in force
 */
export function requestMembership(scope: Scope, input: RequestMembership): Promise<Membership> {
  const { userId } = requireUser(scope.actor);
  const form = new Form();
  const title = form.optional('title', input.title, MAX_TITLE);
  const department = form.optional('department', input.department, MAX_TITLE);
  Form.check(form);
  return inTransaction(scope.app.db, async (tx) => {
    const { organizationId } = input;
    const organization = isId(organizationId) ? await lockShared(tx, { id: organizationId }) : null;
    if (!organization) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
    const membership = Object.assign(new Membership(), {
      id: newId(),
      userId,
      organizationId: organization.id,
      roles: checkRoles(organization.kind, input.roles),
      title,
      department,
      status: 'PENDING' as const,
      requestedAt: clock.now(),
      decidedAt: null,
      version: 1,
    });
    if (!(await insertUnlessThere(tx, Membership, membership))) {
      throw new Refusal('ALREADY_EXISTS', { field: 'organizationId' });
    }
    await audit(tx, scope, membershipEvent(membership, 'requestMembership', null));
    await mailMembershipAsked(tx, scope.app, organization, await tx.findOneByOrFail(User, { id: userId }));
    return membership;
  });
}
