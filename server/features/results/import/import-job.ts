import { type App, jobScope, type Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData, userError } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { memberActor } from '../../accounts/authenticate.ts';
import { unitOf } from '../../rulebook/unit.ts';
import type { Work } from './batch-items.ts';
import { IMPORT_CASE } from './create-import.service.ts';
import { handleBatch } from './handle-batch.ts';
import { importPolicy } from './import.policy.ts';
import { importStates } from './import.states.ts';
import { enqueue, lockImport } from './import-steps.service.ts';
import { openImportFile } from './open-import.ts';
import type { TableRow } from './readers/table.ts';
import { ResultImport } from './result-import.entity.ts';

/** Name of the job in the audit trail. */
const JOB = 'import';

/** Rows of one transaction: what it writes and how far the import has come commit together. */
const BATCH_ROWS = 200;

/** How a batch left the import: going on, or not any more (paused, cancelled, or another process handles it). */
type Outcome = 'on' | 'stopped';

/**
 * Handles the rows of an import behind those that were handled already. It can be cut off anywhere: a batch commits
 * whole or not at all, and whoever goes on begins behind it. A file that cannot be read to its end fails the import.
 */
export const importJob: JobHandler = async (app, payload, { signal, attempt, maxAttempts }) => {
  const importId = readPayload(payload);
  const found = importId ? await app.db.manager.findOneBy(ResultImport, { id: importId }) : null;
  if (!found || !isWorking(found)) return;
  try {
    await handleRows(app, found, signal);
  } catch (error) {
    if (error instanceof Refusal) return await fail(app, found, error.errors[0] ?? userError('INVALID'));
    if (attempt >= maxAttempts) await fail(app, found, userError('UNAVAILABLE'));
    throw error;
  }
};

async function handleRows(app: App, found: ResultImport, signal: AbortSignal): Promise<void> {
  const unit = await unitOf(app, found.organizationId);
  const officerName = (await userById.batch(app, [found.actor.userId])).get(found.actor.userId)?.name ?? '';
  const table = await openImportFile(app, found.fileId, found.encoding);
  let done = found.processed;
  let toSkip = done;
  let batch: TableRow[] = [];
  const flush = async (): Promise<Outcome> => {
    const scope = await scopeOf(app, found);
    const outcome = await commitBatch({ scope, unit, officerName }, found, done, batch);
    done += batch.length;
    batch = [];
    return outcome;
  };
  for await (const row of table.rows) {
    if (toSkip > 0) {
      toSkip -= 1;
      continue;
    }
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    if ((await flush()) === 'stopped') return;
    if (signal.aborted) return handOver(app, found.id);
  }
  if (batch.length > 0 && (await flush()) === 'stopped') return;
  await finish(await scopeOf(app, found), found.id, done);
}

/** Handles a batch in one transaction, if the import still stands where this process believes it to stand. */
async function commitBatch(
  work: Work,
  { id, startedAt }: ResultImport,
  done: number,
  rows: readonly TableRow[],
): Promise<Outcome> {
  return inTransaction(work.scope.app.db, async (tx) => {
    const current = await lockImport(tx, id);
    const isSameRun = current?.startedAt?.getTime() === startedAt?.getTime();
    if (!current || !isWorking(current) || !isSameRun || current.processed !== done) return 'stopped';
    const counts = await handleBatch(tx, work, current, rows);
    current.processed += rows.length;
    current.created += counts.created;
    current.updated += counts.updated;
    current.unchanged += counts.unchanged;
    current.invalid += counts.invalid;
    await tx.save(current);
    return 'on';
  });
}

async function finish(scope: Scope, importId: string, done: number): Promise<void> {
  await settle(scope, importId, (current) => {
    if (!isWorking(current) || current.processed !== done) return null;
    const step = current.state === 'RUNNING' ? 'finished' : 'checked';
    current.state = importStates.next(current.state, step);
    current.total = done;
    const { processed, created, updated, unchanged, invalid } = current;
    return { step, facts: { processed, created, updated, unchanged, invalid } };
  });
}

async function fail(app: App, found: ResultImport, error: UserErrorData): Promise<void> {
  await settle(jobScope(app, JOB), found.id, (current) => {
    if (!isWorking(current)) return null;
    current.state = importStates.next(current.state, 'failed');
    current.error = error;
    return { step: 'failed', facts: { code: error.code, params: error.params } };
  });
}

async function settle(
  scope: Scope,
  importId: string,
  change: (current: ResultImport) => { step: string; facts: Record<string, unknown> } | null,
): Promise<void> {
  await inTransaction(scope.app.db, async (tx) => {
    const current = await lockImport(tx, importId);
    const before = current?.state;
    const changed = current && change(current);
    if (!current || !changed) return;
    current.version += 1;
    current.finishedAt = clock.now();
    await tx.save(current);
    const facts = { before: { state: before }, after: { state: current.state }, ...changed.facts };
    await audit(tx, scope, { caseType: IMPORT_CASE, caseId: importId, action: changed.step, facts });
  });
}

/** The worker is asked to stop: another one goes on. */
async function handOver(app: App, importId: string): Promise<void> {
  await inTransaction(app.db, async (tx: Transaction) => {
    const current = await lockImport(tx, importId);
    if (current && isWorking(current)) await enqueue(tx, current);
  });
}

function isWorking({ state }: ResultImport): boolean {
  return state === 'RUNNING' || state === 'DRY_RUNNING';
}

/** The job acts for the officer who started it, with the roles of this moment; refuses when they may not any more. */
async function scopeOf(app: App, found: ResultImport): Promise<Scope> {
  const actor = await memberActor(app, found.actor);
  if (!actor) throw new Refusal('FORBIDDEN', { params: { reason: 'membership-ended' } });
  authorize(importPolicy, actor, found.target === 'PUBLISHED' ? 'attest' : 'work', found);
  return jobScope(app, JOB, actor);
}

function readPayload(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('importId' in payload)) return null;
  return typeof payload.importId === 'string' && isId(payload.importId) ? payload.importId : null;
}
