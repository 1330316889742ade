import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit, auditAll } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { mailOrganizationDecided } from '../accounts.mails.ts';
import { organizationPolicy, refuseOwn } from '../accounts.policy.ts';
import { Form } from '../form.ts';
import { activate, membershipEvent } from '../members/activate.ts';
import { Membership } from '../members/membership.entity.ts';
import { membershipStates } from '../members/membership.states.ts';
import { MAX_REASON } from '../text-limits.ts';
import { lockOrganization } from './lock-organization.ts';
import type { Organization } from './organization.entity.ts';
import { organizationStates } from './organization.states.ts';
import { ORGANIZATION_TOPIC } from './organization.topic.ts';

export interface DecideOrganization {
  organizationId: string;
  expectedVersion: number;
  reason?: string | null;
}

/** Confirms a new organisation together with its first member; the operator may not be that member. */
export function confirmOrganization(scope: Scope, input: DecideOrganization): Promise<Organization> {
  return inTransaction(scope.app.db, async (tx) => {
    const organization = await lockForDecision(tx, scope, input);
    const members = await waitingMembers(tx, organization.id);
    const first = members.find(({ roles }) => roles.includes('ADMINISTRATOR'));
    if (!first) throw new Refusal('STATE', { params: { reason: 'NO_MEMBER' } });
    refuseOwn(scope.actor, first);
    await confirmWithFirst(tx, scope, organization, first);
    await mailOrganizationDecided(tx, scope.app, organization, first.userId, null);
    return organization;
  });
}

/** Turns a new organisation down, and with it whoever waits to be its member; the reason is mailed to them. */
export function rejectOrganization(scope: Scope, input: DecideOrganization): Promise<Organization> {
  return inTransaction(scope.app.db, async (tx) => {
    const organization = await lockForDecision(tx, scope, input);
    const form = new Form();
    const reason = form.required('reason', input.reason, MAX_REASON);
    Form.check(form);
    const members = await waitingMembers(tx, organization.id);
    for (const member of members) refuseOwn(scope.actor, member);
    await decide(tx, scope, organization, 'rejectOrganization', reason);
    await rejectAll(tx, scope, members);
    for (const member of members) {
      await mailOrganizationDecided(tx, scope.app, organization, member.userId, reason);
    }
    return organization;
  });
}

/** Confirms an organisation and its first member, whatever was decided about who may. */
export async function confirmWithFirst(
  tx: Transaction,
  scope: Scope,
  organization: Organization,
  first: Membership,
): Promise<void> {
  await decide(tx, scope, organization, 'confirmOrganization', null);
  await activate(tx, scope, first, first.roles);
  await tell(tx, ORGANIZATION_TOPIC, [organization.id]);
}

async function lockForDecision(
  tx: Transaction,
  scope: Scope,
  { organizationId, expectedVersion }: DecideOrganization,
): Promise<Organization> {
  authorize(organizationPolicy, scope.actor, 'decide', { id: organizationId });
  return lockOrganization(tx, organizationId, expectedVersion);
}

async function decide(
  tx: Transaction,
  scope: Scope,
  organization: Organization,
  action: 'confirmOrganization' | 'rejectOrganization',
  reason: string | null,
): Promise<void> {
  const before = organization.status;
  organization.status = organizationStates.next(before, action);
  organization.decidedAt = clock.now();
  organization.version += 1;
  await tx.save(organization);
  await audit(tx, scope, {
    caseType: 'Organization',
    caseId: organization.id,
    action,
    facts: { before, after: organization.status },
    ...(reason === null ? {} : { personal: { reason } }),
  });
}

/** Who waits to be a member, the first to ask first; locked. */
function waitingMembers(tx: Transaction, organizationId: string): Promise<Membership[]> {
  return tx.find(Membership, {
    where: { organizationId, status: 'PENDING' },
    order: { requestedAt: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

async function rejectAll(tx: Transaction, scope: Scope, members: readonly Membership[]): Promise<void> {
  for (const member of members) member.status = membershipStates.next(member.status, 'rejectMembership');
  const ids = members.map(({ id }) => id);
  await tx.update(
    Membership,
    { id: In(ids) },
    { status: 'REJECTED', decidedAt: clock.now(), version: () => 'version + 1' },
  );
  await auditAll(
    tx,
    scope,
    members.map((member) => membershipEvent(member, 'rejectMembership', 'PENDING')),
  );
}
