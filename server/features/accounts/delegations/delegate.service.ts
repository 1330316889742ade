import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { clock, DAY_MS, startOfDay } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { mailDelegated } from '../accounts.mails.ts';
import { Form } from '../form.ts';
import { Membership } from '../members/membership.entity.ts';
import { clashingRoles, NOT_DELEGABLE } from '../role-rules.ts';
import { MAX_REASON } from '../text-limits.ts';
import { Delegation } from './delegation.entity.ts';

const MAX_DAYS = 90;

export interface Delegate {
  toMembershipId: string;
  roles: readonly Role[];
  /** First and last day in Asia/Shanghai, `YYYY-MM-DD`; both count. */
  startsOn: string;
  endsOn: string;
  reason?: string | null;
}

/**
 * Lends roles of the membership acted as to an active colleague of the same organisation.
 * @throws Refusal for days that are past, in the wrong order or more than 90; for roles that are not one's own, cannot
 *   be lent, or clash with the colleague's; NOT_FOUND for who is no colleague
 */
export function delegate(scope: Scope, input: Delegate): Promise<Delegation> {
  const { membershipId } = requireUser(scope.actor);
  if (!membershipId) throw new Refusal('FORBIDDEN');
  const form = new Form();
  const reason = form.optional('reason', input.reason, MAX_REASON);
  checkDays(form, input);
  Form.check(form);
  return inTransaction(scope.app.db, async (tx) => {
    const { from, to } = await lockBoth(tx, membershipId, input.toMembershipId);
    const roles = lendableRoles(from, to, input.roles);
    const { startsOn, endsOn } = input;
    const delegation = Object.assign(new Delegation(), {
      id: newId(),
      fromMembershipId: from.id,
      toMembershipId: to.id,
      roles,
      startsOn,
      endsOn,
      reason,
      createdAt: clock.now(),
      revokedAt: null,
    });
    await tx.insert(Delegation, delegation);
    await audit(tx, scope, {
      caseType: 'Delegation',
      caseId: delegation.id,
      action: 'delegate',
      facts: { roles, startsOn, endsOn, fromMembershipId: from.id, toMembershipId: to.id },
      ...(reason === null ? {} : { personal: { reason } }),
    });
    await mailDelegated(tx, scope.app, from, to, delegation);
    return delegation;
  });
}

function checkDays(form: Form, { startsOn, endsOn }: Delegate): void {
  const days = (startOfDay(endsOn).getTime() - startOfDay(startsOn).getTime()) / DAY_MS + 1;
  if (startsOn < clock.today()) form.refuse('INVALID', 'startsOn', { reason: 'PAST' });
  if (days < 1) form.refuse('INVALID', 'endsOn', { reason: 'ORDER' });
  else if (days > MAX_DAYS) form.refuse('LIMIT', 'endsOn', { max: MAX_DAYS });
}

/** Both memberships in order of id, locked, so that neither ends at the same moment. */
async function lockBoth(
  tx: Transaction,
  fromId: string,
  toId: string,
): Promise<{ from: Membership; to: Membership }> {
  const ids = isId(toId) ? [fromId, toId] : [fromId];
  const rows = await tx
    .createQueryBuilder(Membership, 'membership')
    .where(`membership.id IN (:...ids) AND membership.status = 'ACTIVE'`, { ids })
    .orderBy('membership.id')
    .setLock('pessimistic_read')
    .getMany();
  const from = rows.find(({ id }) => id === fromId);
  if (!from) throw new Refusal('FORBIDDEN');
  const to = rows.find(({ id, organizationId }) => id === toId && organizationId === from.organizationId);
  if (!to) throw new Refusal('NOT_FOUND', { field: 'toMembershipId' });
  if (to.userId === from.userId)
    throw new Refusal('INVALID', { field: 'toMembershipId', params: { reason: 'SELF' } });
  return { from, to };
}

function lendableRoles(from: Membership, to: Membership, wanted: readonly Role[]): Role[] {
  const roles = [...new Set(wanted)].sort();
  const refuse = (reason: string, named: readonly Role[]) => {
    if (named.length === 0) return;
    throw new Refusal('INVALID', { field: 'roles', params: { reason, roles: named.join(' ') } });
  };
  if (roles.length === 0) throw new Refusal('REQUIRED', { field: 'roles' });
  refuse(
    'NOT_OWN',
    roles.filter((role) => !from.roles.includes(role)),
  );
  refuse(
    'NOT_DELEGABLE',
    roles.filter((role) => NOT_DELEGABLE.includes(role)),
  );
  refuse('SUPERVISOR', clashingRoles([...to.roles, ...roles]));
  return roles;
}
