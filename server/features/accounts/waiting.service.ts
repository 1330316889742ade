import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';

export type AccountsWaiting = 'MEMBERSHIP_DECIDE' | 'ORGANIZATION_DECIDE';

const MEMBERSHIPS: WaitingSource<AccountsWaiting> = {
  kind: 'MEMBERSHIP_DECIDE',
  from: 'membership JOIN user_account person ON person.id = membership.user_id',
  where: `membership.organization_id = me.unit AND membership.status = 'PENDING' AND membership.user_id <> me.user_id`,
  caseId: 'membership.id',
  title: 'person.name',
  since: 'membership.requested_at',
};

const ORGANIZATIONS: WaitingSource<AccountsWaiting> = {
  kind: 'ORGANIZATION_DECIDE',
  from: 'organization',
  where: `organization.status = 'PENDING'`,
  caseId: 'organization.id',
  title: 'organization.name',
  since: 'organization.created_at',
};

/** Who asks to join, for administrators, and organisations to be confirmed, for operators. */
export function accountsWaiting(scope: Scope): Promise<Waiting<AccountsWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['ADMINISTRATOR']) ? [MEMBERSHIPS] : []),
    ...(hasRole(scope.actor, ['OPERATOR']) ? [ORGANIZATIONS] : []),
  ]);
}
