import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { newId } from '../../../platform/ids.ts';
import { type ResultRecord, resultForCase } from '../../results/result-for-case.service.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import {
  changeGrant,
  type GrantReference,
  grantCase,
  may,
  notFound,
  storeGrant,
  teamOf,
} from '../change-grant.ts';
import { OwnershipGrant } from '../data/ownership-grant.entity.ts';
import { grantPolicy } from '../grant.policy.ts';
import { LIVE_GRANTS } from '../grant.states.ts';
import { judgeApplication } from '../grant-rules.ts';
import { type ApplicationFields, readApplication } from '../read-application.ts';

export interface ApplyForGrant extends ApplicationFields {
  /** None for a reserved grant whose result is yet to come. */
  resultId?: string | null;
}

/** Results of which something can be granted: those in the register. */
const GRANTABLE = ['REGISTERED', 'PUBLISHED', 'WITHDRAWN'];

/**
 * The team applies for a grant through its representative.
 * @throws Refusal NOT_FOUND, FORBIDDEN for others than active completers (researchers of the unit), STATE before
 *   registration, ALREADY_EXISTS while the result has a grant, RULE (GRT-0, GRT-1, GRT-2), what is malformed
 */
export async function applyForGrant(scope: Scope, input: ApplyForGrant): Promise<OwnershipGrant> {
  const apply = await prepareApplication(scope, input);
  return inTransaction(scope.app.db, apply);
}

/**
 * The same for a step of another feature: what it answers applies within that step's transaction.
 * @throws as `applyForGrant`
 */
export async function prepareApplication(
  scope: Scope,
  input: ApplyForGrant,
): Promise<(tx: Transaction) => Promise<OwnershipGrant>> {
  const user = requireUser(scope.actor);
  const organizationId = user.organizationId;
  if (organizationId === null || !hasRole(scope.actor, ['RESEARCHER'], organizationId))
    throw new Refusal('FORBIDDEN', { params: { action: 'applyForGrant' } });
  const unit = await unitOf(scope.app, organizationId);
  return async (tx) => {
    const record = input.resultId ? await completedResult(tx, scope, input.resultId, organizationId) : null;
    const now = clock.now();
    const grant = Object.assign(new OwnershipGrant(), {
      id: newId(),
      organizationId,
      resultId: record?.result.id ?? null,
      ...readApplication(input, record),
      state: 'APPLIED' as const,
      agreementFileId: null,
      appliedBy: user.userId,
      appliedAt: now,
      approvedBy: null,
      approvedAt: null,
      agreedOn: null,
      inForceFrom: null,
      lastDay: null,
      endReason: null,
      updatedAt: now,
      version: 0,
    });
    const facts = await judged(tx, scope, grant, record, unit);
    await storeGrant(tx, scope, {
      grant,
      unit,
      before: null,
      done: { action: 'applyForGrant', facts, personal: { team: grant.shares } },
    });
    return grant;
  };
}

/**
 * Applicant and office change application and agreement until the unit has approved it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, RULE (GRT-0, GRT-1, GRT-2), what is malformed
 */
export async function editGrant(
  scope: Scope,
  input: GrantReference & ApplicationFields,
): Promise<OwnershipGrant> {
  return changeGrant(scope, input, may('edit'), async ({ tx, grant, record, unit }) => {
    if (grant.state !== 'APPLIED') {
      throw new Refusal('STATE', { params: { state: grant.state, action: 'editGrant' } });
    }
    Object.assign(grant, readApplication(input, record));
    const facts = await judged(tx, scope, grant, record, unit);
    return { action: 'editGrant', facts, personal: { team: grant.shares } };
  });
}

async function judged(
  tx: Transaction,
  scope: Scope,
  grant: OwnershipGrant,
  record: ResultRecord | null,
  { rulebook }: Unit,
): Promise<Record<string, unknown>> {
  const representative = record?.completers.find((completer) => completer.representative);
  const isRepresentative = record === null || representative?.userId === grant.appliedBy;
  const sensitive = record?.result.securityScreening === 'SENSITIVE';
  const warnings = judgeApplication(rulebook, grant, { isRepresentative }, sensitive);
  const { caseType, caseId } = grantCase(grant);
  const [paper] = grant.splitFileId
    ? await attachFiles(tx, [grant.splitFileId], { kind: caseType, id: caseId }, scope.actor, {
        field: 'splitFileId',
      })
    : [];
  const { kind, timing, shareBasisPoints, useYears } = grant;
  const file = paper ? { documents: [{ fileId: paper.id, sha256: paper.sha256 }] } : {};
  return { kind, timing, shareBasisPoints, useYears, resultId: grant.resultId, ...file, warnings };
}

async function completedResult(
  tx: Transaction,
  scope: Scope,
  resultId: string,
  organizationId: string,
): Promise<ResultRecord> {
  const record = await resultForCase(tx, resultId, { lock: true });
  if (!record || record.result.organizationId !== organizationId) throw notFound('resultId');
  const { userId } = requireUser(scope.actor);
  const isActive = record.completers.some(
    (completer) => completer.userId === userId && completer.status === 'ACTIVE',
  );
  const subject = {
    grant: { organizationId, appliedBy: userId, state: 'APPLIED' as const },
    team: teamOf(record),
  };
  if (!isActive || !grantPolicy.edit(scope.actor, subject))
    throw new Refusal('FORBIDDEN', { params: { action: 'applyForGrant' } });
  if (!GRANTABLE.includes(record.result.state)) {
    const params = { state: record.result.state, action: 'applyForGrant' };
    throw new Refusal('STATE', { field: 'resultId', params });
  }
  const live = await tx
    .createQueryBuilder(OwnershipGrant, 'grant')
    .where('grant.resultId = :resultId AND grant.state IN (:...live)', { resultId, live: LIVE_GRANTS })
    .getExists();
  if (live) throw new Refusal('ALREADY_EXISTS', { field: 'resultId' });
  return record;
}
