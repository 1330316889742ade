import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData, userError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { type Done, type Mark, markOf, storeChanges } from '../change-result.ts';
import type { ContentChanges } from '../content/content.types.ts';
import { CERTIFICATE_SEEN } from '../content/missing-parts.ts';
import { readContent } from '../content/read-content.ts';
import { resolveReferences } from '../content/resolve-references.ts';
import { ALL_PARTS, lockRecords, type ResultRecord } from '../data/result-record.ts';
import { ResultReview, type ReviewCheck } from '../data/review.entity.ts';
import { handIn } from '../disclosure/disclose.service.ts';
import { newRecord } from '../disclosure/new-record.ts';
import { applyChange } from '../disclosure/save-result.service.ts';
import { disputed, disputedResults } from '../disputes/open-disputes.ts';
import { makePublic } from '../publication/publish-result.service.ts';
import { isInRegister, isWriting, refuseOwnWork } from '../result.policy.ts';
import { resultStates } from '../result.states.ts';
import { takeRegisterNumbers } from '../review/register-number.ts';
import { enterRegister } from '../review/register-result.service.ts';
import { newReview } from '../review/reviews.ts';
import type { Unit } from '../unit.ts';
import type { ImportRowState } from './import.enums.ts';
import type { TableRow } from './readers/table.ts';
import { ImportRow, ImportSource, type ResultImport } from './result-import.entity.ts';
import { type RowContent, readRow } from './row-content.ts';

export type BatchCounts = Record<'created' | 'updated' | 'unchanged' | 'invalid', number>;

/** A row on its way through the batch. */
interface Item {
  line: number;
  row: RowContent;
  source: ImportSource | undefined;
  record: ResultRecord | null;
  isNew: boolean;
  before: Mark;
  changes: ContentChanges | null;
  problems: UserErrorData[];
  state: ImportRowState;
  done: Done | null;
}

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
  scope: Scope,
  unit: Unit,
  run: ResultImport,
  rows: readonly TableRow[],
): Promise<BatchCounts> {
  const items = await prepare(tx, scope, unit, run, rows);
  for (const item of items) if (item.problems.length === 0 && item.changes) take(scope, unit, run, item);
  if (run.state === 'RUNNING') await store(tx, scope, unit, run, items);
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

async function prepare(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  run: ResultImport,
  rows: readonly TableRow[],
): Promise<Item[]> {
  const read = rows.map(({ line, cells }) => ({ line, row: readRow(cells, run.mapping, run.defaults) }));
  const ids = read.map(({ row }) => row.sourceId);
  const earlier = await tx.find(ImportRow, {
    select: { sourceId: true, line: true },
    where: { importId: run.id, sourceId: In(ids) },
  });
  const lines = new Map(earlier.map(({ sourceId, line }) => [sourceId, line]));
  const sources = await sourcesOf(tx, run.organizationId, ids);
  const changed = read.flatMap(({ row }) => {
    const source = sources.get(row.sourceId);
    return source && source.digest !== row.digest ? [source.resultId] : [];
  });
  const records = await lockRecords(tx, changed);
  const inDispute = await disputedResults(tx, [...records.keys()]);
  const items = read.map(({ line, row }): Item => {
    const source = sources.get(row.sourceId);
    const known = source ? (records.get(source.resultId) ?? null) : null;
    const isNew = !source;
    const record = known ?? (isNew ? draftOf(scope, unit, run, row) : null);
    const base = { line, row, source, record, isNew, changes: null, problems: [...row.problems], done: null };
    const first = lines.get(row.sourceId);
    lines.set(row.sourceId, first ?? line);
    if (first !== undefined) base.problems.push(duplicate(row, first));
    if (run.target === 'PUBLISHED' && record && inDispute.has(record.result.id)) {
      base.problems.push(...disputed('publish').errors);
    }
    const before = isNew || !record ? { state: 'DRAFT' as const, version: 0 } : markOf(record);
    return { ...base, before, state: 'OK' };
  });
  await readContents(tx, unit, items);
  return items;
}

async function sourcesOf(
  tx: Transaction,
  organizationId: string,
  sourceIds: readonly string[],
): Promise<Map<string, ImportSource>> {
  const sources = await tx.findBy(ImportSource, { organizationId, sourceId: In([...sourceIds]) });
  return new Map(sources.map((source) => [source.sourceId, source]));
}

function draftOf(scope: Scope, unit: Unit, run: ResultImport, row: RowContent): ResultRecord {
  const createdBy = actingUser(scope.actor)?.userId ?? null;
  const record = newRecord(unit.organization, createdBy, { sourceId: row.sourceId, importId: run.id });
  record.result.version = 0;
  return record;
}

function duplicate(row: RowContent, line: number): UserErrorData {
  return userError('ALREADY_EXISTS', { field: 'sourceId', params: { line, value: row.sourceId } });
}

/** Checks the content of all rows that differ from what is there, just as a form would. */
async function readContents(tx: Transaction, unit: Unit, items: readonly Item[]): Promise<void> {
  for (const item of items) {
    if (item.source && item.source.digest === item.row.digest) item.state = 'UNCHANGED';
    else if (item.record) {
      const { changes, problems } = readContent(item.row.content, item.record.result, '');
      item.changes = changes;
      item.problems.push(...problems);
    } else item.problems.push(userError('NOT_FOUND', { field: 'sourceId' }));
  }
  const reading = items.filter((item) => item.changes !== null);
  const refused = await resolveReferences(
    tx,
    unit.organization.id,
    reading.map(({ changes, record }) => ({ changes: changes ?? { columns: {} }, record, path: '' })),
  );
  reading.forEach((item, index) => {
    item.problems.push(...(refused[index] ?? []));
  });
}

/** Takes a row's steps in memory; what refuses one becomes the row's problem. */
function take(scope: Scope, unit: Unit, run: ResultImport, item: Item): void {
  const { record, changes } = item;
  if (!record || !changes || item.state === 'UNCHANGED') return;
  try {
    if (!isWriting(record) && !isInRegister(record)) {
      throw new Refusal('STATE', {
        field: 'sourceId',
        params: { state: record.result.state, action: 'import' },
      });
    }
    applyChange(scope.actor, record, unit, changes);
    const steps = run.target === 'PUBLISHED' && isWriting(record) ? publishAttested(scope, unit, record) : [];
    const newVersion = isInRegister(record);
    const facts = { importId: run.id, sourceId: item.row.sourceId, steps, attested: run.attested };
    item.done = { action: 'import', touched: ALL_PARTS, newVersion, facts };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    item.problems.push(...error.errors);
  }
}

/** The way from a draft into the catalogue, step by step, as the states table and the rulebook have it. */
function publishAttested(scope: Scope, unit: Unit, record: ResultRecord): string[] {
  refuseOwnWork(scope.actor, record);
  handIn(record, unit);
  record.result.state = resultStates.next(record.result.state, 'startReview');
  enterRegister(record, unit, { screening: { screening: 'CLEAR', note: null }, checks: ATTESTED });
  return ['disclose', 'startReview', 'register', makePublic(record, unit)];
}

async function store(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
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
    title: item.row.content.title?.slice(0, 300) ?? null,
    state,
    errors: item.problems,
    resultId: isWritten ? (item.record?.result.id ?? null) : (item.source?.resultId ?? null),
  });
}
