import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData, userError } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { addJob } from '../../../platform/jobs/jobs.ts';
import { IMPORT_CASE, NO_PROGRESS } from './create-import.service.ts';
import type { ImportTarget } from './import.enums.ts';
import { importPolicy } from './import.policy.ts';
import { type ImportStep, importStates } from './import.states.ts';
import { type ColumnMapping, IMPORT_FIELDS, type ImportFieldKey, isImportField } from './import-fields.ts';
import { ImportRow, ResultImport } from './result-import.entity.ts';

export const IMPORT_JOB = 'resultImport';

export interface CheckImport {
  importId: string;
  expectedVersion: number;
  mapping: readonly { column: number; field: string }[];
  target: ImportTarget;
  /** Values of fields that no column gives. */
  defaults?: Partial<Record<ImportFieldKey, string>>;
}

/**
 * Sets the mapping and starts the dry run, which checks every row and writes nothing but its report.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED and INVALID for the mapping
 */
export function checkImport(scope: Scope, input: CheckImport): Promise<ResultImport> {
  return changeImport(scope, input, 'checkImport', async (tx, found) => {
    const mapping = readMapping(input.mapping, found.headers.length, input.defaults ?? {});
    Object.assign(found, { mapping, defaults: input.defaults ?? {}, target: input.target, total: null });
    await beginAnew(tx, found);
  });
}

/**
 * Starts writing. For published results an officer attests that the unit reviewed every row.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED without the attestation
 */
export function runImport(
  scope: Scope,
  input: { importId: string; expectedVersion: number; attestReview: boolean },
): Promise<ResultImport> {
  return changeImport(scope, input, 'runImport', async (tx, found) => {
    if (found.target === 'PUBLISHED') {
      authorize(importPolicy, scope.actor, 'attest', found);
      if (!input.attestReview) throw new Refusal('REQUIRED', { field: 'attestReview' });
    }
    const { userId, membershipId, organizationId, roles } = requireUser(scope.actor);
    if (!membershipId || !organizationId) throw new Refusal('FORBIDDEN');
    found.actor = { userId, membershipId, organizationId, roles: [...roles] };
    found.attested = found.target === 'PUBLISHED';
    await beginAnew(tx, found);
  });
}

/** Stops after the batch under way; refuses NOT_FOUND, FORBIDDEN, STATE. */
export function pauseImport(scope: Scope, input: { importId: string }): Promise<ResultImport> {
  return changeImport(scope, input, 'pauseImport', async () => {});
}

/** Goes on behind the last row that was handled; refuses NOT_FOUND, FORBIDDEN, STATE. */
export function resumeImport(scope: Scope, input: { importId: string }): Promise<ResultImport> {
  return changeImport(scope, input, 'resumeImport', enqueue);
}

/** Gives the rest up; what was written stays. Refuses NOT_FOUND, FORBIDDEN, STATE. */
export function cancelImport(scope: Scope, input: { importId: string }): Promise<ResultImport> {
  return changeImport(scope, input, 'cancelImport', async (_tx, found) => {
    found.finishedAt = clock.now();
  });
}

async function changeImport(
  scope: Scope,
  { importId, expectedVersion }: { importId: string; expectedVersion?: number },
  step: ImportStep,
  work: (tx: Transaction, found: ResultImport) => Promise<void>,
): Promise<ResultImport> {
  return inTransaction(scope.app.db, async (tx) => {
    const found = isId(importId) ? await lockImport(tx, importId) : null;
    if (!found || !importPolicy.see(scope.actor, found))
      throw new Refusal('NOT_FOUND', { field: 'importId' });
    authorize(importPolicy, scope.actor, 'work', found);
    if (expectedVersion !== undefined && expectedVersion !== found.version) {
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params: { present: found.version } });
    }
    const before = found.state;
    found.state = importStates.next(found.state, step);
    found.version += 1;
    await work(tx, found);
    await tx.save(found);
    const facts = { before: { state: before }, after: { state: found.state, target: found.target } };
    await audit(tx, scope, { caseType: IMPORT_CASE, caseId: found.id, action: step, facts });
    return found;
  });
}

/** Locks an import's row: whoever holds it is the only one who changes it or handles its rows. */
export async function lockImport(tx: Transaction, importId: string): Promise<ResultImport | null> {
  return tx.findOne(ResultImport, { where: { id: importId }, lock: { mode: 'pessimistic_write' } });
}

async function beginAnew(tx: Transaction, found: ResultImport): Promise<void> {
  await tx.delete(ImportRow, { importId: found.id });
  Object.assign(found, NO_PROGRESS, { error: null, startedAt: clock.now(), finishedAt: null });
  await enqueue(tx, found);
}

/** Imports of one unit run one after the other. */
export async function enqueue(tx: Transaction, { id, organizationId }: ResultImport): Promise<void> {
  await addJob(tx, IMPORT_JOB, { importId: id }, { queue: `import:${organizationId}`, maxAttempts: 25 });
}

function readMapping(
  mapping: readonly { column: number; field: string }[],
  columns: number,
  defaults: Partial<Record<ImportFieldKey, string>>,
): ColumnMapping[] {
  const errors: UserErrorData[] = [];
  const taken = new Set<string>();
  const read = mapping.flatMap(({ column, field }, index): ColumnMapping[] => {
    const place = `mapping.${index}`;
    const isColumn = Number.isInteger(column) && column >= 0 && column < columns;
    if (!isColumn) errors.push(userError('INVALID', { field: `${place}.column`, params: { columns } }));
    if (taken.has(field))
      errors.push(userError('ALREADY_EXISTS', { field: `${place}.field`, params: { key: field } }));
    taken.add(field);
    if (isImportField(field)) return [{ column, field }];
    errors.push(userError('INVALID', { field: `${place}.field`, params: { key: field.slice(0, 50) } }));
    return [];
  });
  for (const field of IMPORT_FIELDS) {
    if (!('required' in field) || taken.has(field.key) || defaults[field.key]) continue;
    errors.push(userError('REQUIRED', { field: 'mapping', params: { key: field.key } }));
  }
  if (errors.length > 0) throw Refusal.all(errors);
  return read;
}
