import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import type { MembershipStatus } from '../accounts.enums.ts';
import { organizationPolicy } from '../accounts.policy.ts';
import { Membership } from './membership.entity.ts';

const BY_REQUEST: SortKey<Membership> = {
  expression: 'membership.requested_at',
  direction: 'ASC',
  value: ({ requestedAt }) => requestedAt.toISOString(),
  type: 'timestamptz',
};

/**
 * Members of an organisation in order of asking. Colleagues see who is active; administrators, supervisors and the
 * operator see everybody.
 */
export function membershipsOf(
  scope: Scope,
  organizationId: string,
  args: PageArgs & { status?: MembershipStatus | null },
): Promise<Page<Membership>> {
  const subject = { id: organizationId };
  authorize(organizationPolicy, scope.actor, 'see', subject);
  if (args.status !== 'ACTIVE') authorize(organizationPolicy, scope.actor, 'seeEveryMember', subject);
  const query = scope.app.db
    .createQueryBuilder(Membership, 'membership')
    .where('membership.organizationId = :organizationId', { organizationId });
  if (args.status) query.andWhere('membership.status = :status', { status: args.status });
  return keysetPage(query, args, BY_REQUEST);
}

/** Who asks to join the organisation acted for, the first to ask first. */
export function pendingMemberships(scope: Scope, args: PageArgs): Promise<Page<Membership>> {
  const { organizationId } = requireUser(scope.actor);
  authorize(organizationPolicy, scope.actor, 'manageMembers', { id: organizationId ?? '' });
  const query = scope.app.db
    .createQueryBuilder(Membership, 'membership')
    .where(`membership.organizationId = :organizationId AND membership.status = 'PENDING'`, {
      organizationId,
    });
  return keysetPage(query, args, BY_REQUEST);
}
