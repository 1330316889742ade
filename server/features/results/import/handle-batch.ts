import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { type Done, storeChanges } from '../change-result.ts';
import { CERTIFICATE_SEEN } from '../content/missing-parts.ts';
import { ALL_PARTS, type ResultRecord } from '../data/result-record.ts';
import { ResultReview, type ReviewCheck } from '../data/review.entity.ts';
import { handIn } from '../disclosure/disclose.service.ts';
import { applyChange } from '../disclosure/save-result.service.ts';
import { makePublic } from '../publication/publish-result.service.ts';
import { isInRegister, isWriting, refuseOwnWork } from '../result.policy.ts';
import { resultStates } from '../result.states.ts';
import { takeRegisterNumbers } from '../review/register-number.ts';
import { enterRegister } from '../review/register-result.service.ts';
import { newReview } from '../review/reviews.ts';
import { type Item, prepareItems, type Work } from './batch-items.ts';
import type { ImportRowState } from './import.enums.ts';
import { cutText, type TableRow } from './readers/table.ts';
import { ImportRow, ImportSource, type ResultImport } from './result-import.entity.ts';

export type BatchCounts = Record<'created' | 'updated' | 'unchanged' | 'invalid', number>;

/** What an officer vouches for who attests the review of a whole file. */
const ATTESTED: ReviewCheck[] = [
  { item: 'attested-import', passed: true, note: null },
  { item: CERTIFICATE_SEEN, passed: true, note: null },
];

/**
 * Handles rows of an import: in a dry run it only writes what would become of them, in a run also the results, with
 * their versions, audit events and outbox rows. The number of statements does not depend on the number of rows. Each
 * row goes the way of its target through states table and rulebook; one that they refuse is INVALID, the others go on.
 */
export async function handleBatch(
  tx: Transaction,
  work: Work,
  run: ResultImport,
  rows: readonly TableRow[],
): Promise<BatchCounts> {
  const items = await prepareItems(tx, work, run, rows);
  for (const item of items) if (item.problems.length === 0) take(work, run, item);
  if (run.state === 'RUNNING') await store(tx, work, run, items);
  await tx.insert(
    ImportRow,
    items.map((item) => rowOf(run, item)),
  );
  const count = (...states: ImportRowState[]) => items.filter(({ state }) => states.includes(state)).length;
  return {
    created: count('CREATED'),
    updated: count('UPDATED'),
    unchanged: count('UNCHANGED'),
    invalid: count('INVALID'),
  };
}

/** Takes a row's steps in memory; what refuses one becomes the row's problem. */
function take(work: Work, run: ResultImport, item: Item): void {
  const { record, changes } = item;
  if (!record || !changes) return;
  const { scope, unit } = work;
  try {
    refuseHandedIn(record);
    const edit = applyChange(scope.actor, record, unit, changes);
    const steps = run.target === 'PUBLISHED' && isWriting(record) ? publishAttested(work, record) : [];
    const { fields } = edit.facts ?? {};
    item.done = {
      action: 'import',
      touched: ALL_PARTS,
      newVersion: steps.length > 0 || edit.newVersion === true,
      facts: {
        importId: run.id,
        sourceId: item.row.sourceId,
        steps,
        attested: run.attested,
        ...(fields ? { fields } : {}),
      },
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    item.problems.push(...error.errors);
  }
}

/** What the unit has before it stands still; the refusal names the row by its id. */
function refuseHandedIn(record: ResultRecord): void {
  if (isWriting(record) || isInRegister(record)) return;
  const params = { state: record.result.state, action: 'import' };
  throw new Refusal('STATE', { field: 'sourceId', params });
}

/** The way from a draft into the catalogue, step by step, as the states table and the rulebook have it. */
function publishAttested({ scope, unit, officerName }: Work, record: ResultRecord): string[] {
  refuseOwnWork(scope.actor, record);
  // A file names completers without their accounts, so here the name alone must keep officers from their own results.
  if (record.completers.some(({ name }) => name === officerName))
    throw new Refusal('FOUR_EYES', { field: 'completers' });
  handIn(record, unit);
  record.result.state = resultStates.next(record.result.state, 'startReview');
  enterRegister(record, unit, { screening: { screening: 'CLEAR', note: null }, checks: ATTESTED });
  return ['disclose', 'startReview', 'register', makePublic(record, unit)];
}

async function store(
  tx: Transaction,
  { scope, unit }: Work,
  run: ResultImport,
  items: readonly Item[],
): Promise<void> {
  const good = items.filter(
    (item): item is Item & { record: ResultRecord; done: Done } =>
      item.problems.length === 0 && item.done !== null && item.record !== null,
  );
  if (good.length === 0) return;
  const registered = good.filter(
    ({ record, before }) => record.result.registerNumber === null && before.state !== record.result.state,
  );
  const numbers = await takeRegisterNumbers(tx, run.organizationId, registered.length);
  registered.forEach(({ record }, index) => {
    record.result.registerNumber = numbers[index] ?? null;
  });
  for (const item of good) item.state = item.isNew ? 'CREATED' : 'UPDATED';
  await storeChanges(tx, scope, unit, good);
  const reviews = registered.map(({ record }) =>
    newReview(scope, { resultId: record.result.id, decision: 'REGISTERED', reason: null, checks: ATTESTED }),
  );
  if (reviews.length > 0) await tx.insert(ResultReview, reviews as object[]);
  const sources = good.map(({ record, row }) => ({
    organizationId: run.organizationId,
    sourceId: row.sourceId,
    digest: row.digest,
    resultId: record.result.id,
  }));
  await tx.upsert(ImportSource, sources, ['organizationId', 'sourceId']);
}

function rowOf(run: ResultImport, item: Item): ImportRow {
  const state = item.problems.length > 0 ? 'INVALID' : item.state;
  item.state = state;
  const isWritten = state === 'CREATED' || state === 'UPDATED';
  return Object.assign(new ImportRow(), {
    id: newId(),
    importId: run.id,
    line: item.line,
    sourceId: item.row.sourceId,
    title: item.row.values.title ? cutText(item.row.values.title, 300) : null,
    state,
    errors: item.problems,
    resultId: isWritten ? (item.record?.result.id ?? null) : (item.source?.resultId ?? null),
  });
}
