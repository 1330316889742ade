import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import { authorize } from '../../platform/auth/policy.ts';
import type { CaseRef } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import type { ResultRecord } from '../results/result-for-case.service.ts';
import { resultForCase } from '../results/result-for-case.service.ts';
import { presentUnit, type Unit, unitOf } from '../rulebook/unit.ts';
import { OwnershipGrant } from './data/ownership-grant.entity.ts';
import { type GrantPolicyAction, type GrantSubject, grantPolicy, isOwnGrant } from './grant.policy.ts';

export interface GrantReference {
  grantId: string;
  /** The version that the editor saw; null where the step does not depend on the content. */
  expectedVersion: number | null;
}

/** What a step works on: the locked grant, within the transaction. */
export interface GrantChange {
  tx: Transaction;
  grant: OwnershipGrant;
  record: ResultRecord | null;
  unit: Unit;
  subject: GrantSubject;
}

/** What a step did, for the record. */
export interface GrantDone {
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** The grant's case: key of its decisions, notices and events. */
export function grantCase({ id }: Pick<OwnershipGrant, 'id'>): CaseRef {
  return { caseType: 'OwnershipGrant', caseId: id };
}

/** Refuses unless the policy allows it and, for decisions, the actor is not of the team. */
export function may(action: GrantPolicyAction) {
  return (actor: Actor, subject: GrantSubject): void => {
    authorize(grantPolicy, actor, action, subject);
    if (action === 'decide' && isOwnGrant(actor, subject)) throw new Refusal('FOUR_EYES');
  };
}

/**
 * Changes one grant: locks it, checks that the actor may know and do it and saw its present version, lets `work` change
 * it in memory, and writes grant and audit event, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeGrant(
  scope: Scope,
  { grantId, expectedVersion }: GrantReference,
  permit: (actor: Actor, subject: GrantSubject) => void,
  work: (change: GrantChange) => Promise<GrantDone> | GrantDone,
): Promise<OwnershipGrant> {
  const known = isId(grantId) ? await scope.app.db.manager.findOneBy(OwnershipGrant, { id: grantId }) : null;
  if (!known) throw notFound();
  const seen = await unitOf(scope.app, known.organizationId);
  return inTransaction(scope.app.db, async (tx) => {
    const grant = await lockGrant(tx, grantId);
    const unit = await presentUnit(tx, seen);
    const record = grant.resultId ? await resultForCase(tx, grant.resultId) : null;
    const subject = { grant, team: teamOf(record) };
    if (!grantPolicy.see(scope.actor, subject)) throw notFound();
    permit(scope.actor, subject);
    if (expectedVersion !== null && expectedVersion !== grant.version) {
      const params = { expected: expectedVersion, present: grant.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    const before = { state: grant.state, version: grant.version };
    const done = await work({ tx, grant, record, unit, subject });
    await storeGrant(tx, scope, { grant, unit, before, done });
    return grant;
  });
}

/** Writes a changed grant with its audit event; `before` is null for a new one. */
export async function storeGrant(
  tx: Transaction,
  scope: Scope,
  {
    grant,
    unit,
    before,
    done,
  }: { grant: OwnershipGrant; unit: Unit; before: Record<string, unknown> | null; done: GrantDone },
): Promise<void> {
  grant.version += 1;
  grant.updatedAt = clock.now();
  await tx.save(OwnershipGrant, grant);
  const after = { state: grant.state, version: grant.version };
  await audit(tx, scope, {
    ...grantCase(grant),
    action: done.action,
    facts: { before, after, ...done.facts },
    ...(done.personal ? { personal: done.personal } : {}),
    rulebookVersion: unit.rulebook.version,
  });
}

/** The grant, locked until the transaction ends. */
export async function lockGrant(tx: Transaction, grantId: string): Promise<OwnershipGrant> {
  const grant = await tx.findOne(OwnershipGrant, {
    where: { id: grantId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!grant) throw notFound();
  return grant;
}

/** Users of the team that made a result. */
export function teamOf(record: Pick<ResultRecord, 'completers'> | null): string[] {
  return (record?.completers ?? []).flatMap(({ userId }) => (userId ? [userId] : []));
}

/** The refusal for grants that are not there, and equally for those that the actor may not know of. */
export function notFound(field = 'grantId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}
