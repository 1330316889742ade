import type { Scope } from '../../platform/app.ts';
import { type AuditEntry, auditAll } from '../../platform/audit/audit.service.ts';
import { type Actor, actingUser } from '../../platform/auth/actor.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId, newId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { type Unit, unitOf } from '../rulebook/unit.ts';
import { snapshotOf } from './content/snapshot.ts';
import { lockRecords, type ResultRecord, type TouchedParts, updateRecords } from './data/result-record.ts';
import { ResultVersion } from './data/review.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';
import type { ResultState } from './result.enums.ts';
import { type ResultPolicyAction, resultPolicy } from './result.policy.ts';

/** Kind of case under which the audit trail keeps the events of a result. */
export const RESULT_CASE = 'TechResult';

/** Topic on which others hear of results that are, or were, public. */
export const RESULTS_TOPIC = 'results';

export interface ResultReference {
  resultId: string;
  /** The version that the editor saw; null where the step does not depend on the content. */
  expectedVersion: number | null;
}

/** What a step works on: the locked record, within the transaction. */
export interface Change {
  tx: Transaction;
  record: ResultRecord;
  unit: Unit;
}

/** What a step did, for the record. */
export interface Done {
  /** Name of the step in the audit trail; null for a completer's autosave, which changes no state. */
  action: string | null;
  touched?: TouchedParts;
  /** Whether the content of this moment becomes a version. */
  newVersion?: boolean;
  /** Whether the result itself stays as it is, with its version; something beside it was written. */
  beside?: boolean;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** Refuses unless the actor may do it. */
export type Permit = (actor: Actor, record: ResultRecord, unit: Unit) => void;

/** The permit that the policy gives for an action. */
export function may(action: ResultPolicyAction): Permit {
  return (actor, record) => authorize(resultPolicy, actor, action, record);
}

/**
 * Changes one result: locks it, checks that the actor may know and do it and saw its present version, lets `work`
 * change the record in memory, and writes record, version, audit event and outbox row, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeResult(
  scope: Scope,
  reference: ResultReference,
  permit: Permit,
  work: (change: Change) => Promise<Done> | Done,
): Promise<TechResult> {
  const { record } = await changeRecord(scope, reference, permit, work);
  return record.result;
}

/** The same; answers also what `work` answered. */
export async function changeRecord<Outcome extends Done>(
  scope: Scope,
  { resultId, expectedVersion }: ResultReference,
  permit: Permit,
  work: (change: Change) => Promise<Outcome> | Outcome,
): Promise<{ record: ResultRecord; done: Outcome }> {
  const unit = await unitOf(scope.app, await ownerOf(scope, resultId));
  return inTransaction(scope.app.db, async (tx) => {
    const record = (await lockRecords(tx, [resultId])).get(resultId);
    if (!record || !resultPolicy.see(scope.actor, record)) throw notFound();
    permit(scope.actor, record, unit);
    checkVersion(record.result, expectedVersion);
    const before = markOf(record);
    const done = await work({ tx, record, unit });
    await storeChanges(tx, scope, unit, [{ record, before, done }]);
    return { record, done };
  });
}

/** State and version before a step. */
export interface Mark {
  state: ResultState;
  version: number;
}

export function markOf({ result }: ResultRecord): Mark {
  return { state: result.state, version: result.version };
}

/** A record that a step changed in memory. */
export interface Changed {
  record: ResultRecord;
  before: Mark;
  done: Done;
}

/** Writes changed records of one unit with what belongs to a change; a constant number of statements. */
export async function storeChanges(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  changes: readonly Changed[],
): Promise<void> {
  const changed = changes.filter(({ done }) => !done.beside);
  for (const { record } of changed) stamp(record.result);
  const versions = changed
    .filter(({ done }) => done.newVersion)
    .map(({ record, done }) => versionOf(scope, record, done.action));
  const touched = new Set(changed.flatMap(({ done }) => [...(done.touched ?? [])]));
  await updateRecords(
    tx,
    changed.map(({ record }) => record),
    touched,
  );
  if (versions.length > 0) await tx.insert(ResultVersion, versions as object[]);
  await auditAll(
    tx,
    scope,
    changes.flatMap((change) => entryOf(change, unit)),
  );
  const shown = changed.filter(({ record, before }) =>
    [before.state, record.result.state].includes('PUBLISHED'),
  );
  await tell(
    tx,
    RESULTS_TOPIC,
    shown.map(({ record }) => record.result.id),
  );
}

/** The refusal for results that are not there, and equally for those that the actor may not know of. */
export function notFound(field = 'resultId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

async function ownerOf({ app }: Scope, resultId: string): Promise<string> {
  if (!isId(resultId)) throw notFound();
  const found = await app.db.manager.findOne(TechResult, {
    select: { id: true, organizationId: true },
    where: { id: resultId },
  });
  if (!found) throw notFound();
  return found.organizationId;
}

/** Refuses with CONFLICT an edit of a version that is not the present one. */
export function checkVersion({ version }: TechResult, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}

function stamp(result: TechResult): void {
  result.version += 1;
  result.updatedAt = clock.now();
}

function versionOf(scope: Scope, record: ResultRecord, note: string | null): ResultVersion {
  const { result } = record;
  result.lastVersion += 1;
  return Object.assign(new ResultVersion(), {
    id: newId(),
    resultId: result.id,
    number: result.lastVersion,
    at: result.updatedAt,
    byUser: actingUser(scope.actor)?.userId ?? null,
    state: result.state,
    note,
    snapshot: snapshotOf(record),
  });
}

function entryOf({ record, before, done }: Changed, unit: Unit): AuditEntry[] {
  if (done.action === null) return [];
  const marks = done.beside ? {} : { before, after: markOf(record) };
  return [
    {
      caseType: RESULT_CASE,
      caseId: record.result.id,
      action: done.action,
      facts: { ...marks, ...done.facts },
      rulebookVersion: unit.rulebook.version,
      ...(done.personal ? { personal: done.personal } : {}),
    },
  ];
}
