import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { existingOrganizations } from '../../accounts/organizations/existing-organizations.service.ts';
import { ruleOf, type Unit } from '../../rulebook/unit.ts';
import { changeRecord, may, notFound } from '../change-result.ts';
import { ConfidentialGrant } from '../data/confidential.entity.ts';
import type { ResultRecord } from '../data/result-record.ts';
import { isInRegister } from '../result.policy.ts';
import { isInForce } from './grants.ts';

export interface GrantAccess {
  resultId: string;
  organizationId: string;
  /** Last day on which the grant holds; none is without end. */
  expiresOn?: string | null;
  purpose: string;
}

/**
 * Lets another organisation read the confidential part of a result in the register, for a purpose.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE before registration, RULE (REG-6) for a sensitive result,
 *   ALREADY_EXISTS while a grant is in force, what is malformed
 */
export async function grantConfidentialAccess(scope: Scope, input: GrantAccess): Promise<ConfidentialGrant> {
  const purpose = readPurpose(input);
  const reference = { resultId: input.resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, may('grantAccess'), async ({ tx, record, unit }) => {
    refuseUnfit(record, unit);
    await refuseReader(tx, record, input.organizationId);
    await endExpired(tx, record.result.id, input.organizationId);
    const grant = Object.assign(new ConfidentialGrant(), {
      id: newId(),
      resultId: record.result.id,
      organizationId: input.organizationId,
      purpose,
      grantedBy: actingUser(scope.actor)?.userId ?? null,
      grantedAt: clock.now(),
      expiresOn: input.expiresOn ?? null,
      revokedAt: null,
      revokedBy: null,
    });
    await tx.insert(ConfidentialGrant, grant);
    const facts = { grantId: grant.id, organizationId: grant.organizationId, expiresOn: grant.expiresOn };
    return { action: 'grantConfidentialAccess', beside: true, facts, personal: { reason: purpose }, grant };
  });
  return done.grant;
}

/**
 * Takes a grant back, from this moment on.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE for one that was taken back before
 */
export async function revokeConfidentialAccess(
  scope: Scope,
  { grantId }: { grantId: string },
): Promise<ConfidentialGrant> {
  const { manager } = scope.app.db;
  const known = isId(grantId) ? await manager.findOneBy(ConfidentialGrant, { id: grantId }) : null;
  if (!known) throw notFound('grantId');
  const reference = { resultId: known.resultId, expectedVersion: null };
  const { done } = await changeRecord(scope, reference, may('grantAccess'), async ({ tx }) => {
    const grant = await tx.findOneByOrFail(ConfidentialGrant, { id: grantId });
    if (grant.revokedAt) throw new Refusal('STATE', { params: { action: 'revokeConfidentialAccess' } });
    const change = { revokedAt: clock.now(), revokedBy: actingUser(scope.actor)?.userId ?? null };
    await tx.update(ConfidentialGrant, grantId, change);
    const facts = { grantId, organizationId: grant.organizationId };
    return { action: 'revokeConfidentialAccess', beside: true, facts, grant: Object.assign(grant, change) };
  });
  return done.grant;
}

function readPurpose(input: GrantAccess): string | null {
  const problems = new Problems('');
  const purpose = readText(input.purpose, 500, problems.at('purpose'));
  if (purpose === null) problems.at('purpose').add('REQUIRED');
  const today = clock.today();
  if (input.expiresOn && input.expiresOn < today) {
    problems.at('expiresOn').add('INVALID', { reason: 'IN_PAST', earliest: today });
  }
  refuseAll(problems.list);
  return purpose;
}

function refuseUnfit(record: ResultRecord, unit: Unit): void {
  const { state, securityScreening } = record.result;
  if (!isInRegister(record)) {
    throw new Refusal('STATE', { params: { state, action: 'grantConfidentialAccess' } });
  }
  if (securityScreening === 'SENSITIVE') {
    throw new Refusal('RULE', { params: { screening: securityScreening }, ...ruleOf(unit, 'REG-6') });
  }
}

async function refuseReader(
  tx: Transaction,
  { result }: ResultRecord,
  organizationId: string,
): Promise<void> {
  const isThere =
    isId(organizationId) && (await existingOrganizations(tx, [organizationId])).has(organizationId);
  if (!isThere) throw notFound('organizationId');
  if (organizationId === result.organizationId) {
    throw new Refusal('INVALID', { field: 'organizationId', params: { reason: 'OWN_UNIT' } });
  }
}

/** A grant whose last day is past makes room for a new one; one in force does not. */
async function endExpired(tx: Transaction, resultId: string, organizationId: string): Promise<void> {
  const where = { resultId, organizationId, revokedAt: IsNull() };
  const earlier = await tx.findOneBy(ConfidentialGrant, where);
  if (!earlier) return;
  if (isInForce(earlier)) throw new Refusal('ALREADY_EXISTS', { field: 'organizationId' });
  await tx.update(ConfidentialGrant, earlier.id, { revokedAt: clock.now() });
}
