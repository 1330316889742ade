import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type UserErrorData, userError } from '../../../platform/errors.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { type Done, type Mark, markOf } from '../change-result.ts';
import type { ContentChanges } from '../content/content.types.ts';
import { readContent } from '../content/read-content.ts';
import { resolveReferences } from '../content/resolve-references.ts';
import { lockRecords, type ResultRecord } from '../data/result-record.ts';
import { newRecord } from '../disclosure/new-record.ts';
import { disputed, disputedResults } from '../disputes/open-disputes.ts';
import { isWriting } from '../result.policy.ts';
import type { ImportRowState } from './import.enums.ts';
import { fieldAt } from './import-fields.ts';
import { keepUnsaid } from './keep-unsaid.ts';
import { cutText, type TableRow } from './readers/table.ts';
import { ImportRow, ImportSource, type ResultImport } from './result-import.entity.ts';
import { places, type RowContent, readRow } from './row-content.ts';

/** On whose behalf a batch is handled, and for which unit. */
export interface Work {
  scope: Scope;
  unit: Unit;
  /** Name of the officer, who cannot attest a result of their own. */
  officerName: string;
}

/** A row on its way through the batch. */
export interface Item {
  line: number;
  row: RowContent;
  source: ImportSource | undefined;
  /** What the row is to become; null where nothing is to be done. */
  record: ResultRecord | null;
  isNew: boolean;
  before: Mark;
  changes: ContentChanges | null;
  problems: UserErrorData[];
  state: ImportRowState;
  done: Done | null;
}

/** Reads the rows of a batch and finds out what each is to become; a constant number of statements. */
export async function prepareItems(
  tx: Transaction,
  { scope, unit }: Work,
  run: ResultImport,
  rows: readonly TableRow[],
): Promise<Item[]> {
  const read = rows.map((each) => ({ line: each.line, row: readRow(each, run.mapping, run.defaults) }));
  const ids = read.map(({ row }) => row.sourceId);
  const lines = await earlierLines(tx, run.id, ids);
  const sources = await sourcesOf(tx, run.organizationId, ids);
  const records = await lockRecords(
    tx,
    [...sources.values()].map(({ resultId }) => resultId),
  );
  const inDispute = await disputedResults(tx, [...records.keys()]);
  const items = read.map(({ line, row }): Item => {
    const source = sources.get(row.sourceId);
    // A draft that was deleted meanwhile is made anew.
    const known = source && records.get(source.resultId);
    const record = known ?? draftOf(scope, unit, run, row);
    const isNew = known === undefined;
    const problems = [...row.problems];
    const first = lines.get(row.sourceId);
    lines.set(row.sourceId, first ?? line);
    if (first !== undefined) problems.push(duplicate(row, first));
    if (run.target === 'PUBLISHED' && isWriting(record) && inDispute.has(record.result.id)) {
      problems.push(...disputed('publish').errors);
    }
    const isSame = !isNew && source?.digest === row.digest;
    const isDone = isSame && !(run.target === 'PUBLISHED' && isWriting(record));
    return {
      line,
      row,
      source,
      record: isDone ? null : record,
      isNew,
      before: isNew ? { state: 'DRAFT', version: 0 } : markOf(record),
      // What the file said before may have been improved by hand since.
      changes: isSame ? { columns: {} } : null,
      problems,
      state: isDone ? 'UNCHANGED' : 'OK',
      done: null,
    };
  });
  await readContents(tx, unit, items);
  return items;
}

/** On which lines ids stand that earlier batches of this run had. */
async function earlierLines(
  tx: Transaction,
  importId: string,
  sourceIds: readonly string[],
): Promise<Map<string, number>> {
  const earlier = await tx.find(ImportRow, {
    select: { sourceId: true, line: true },
    where: { importId, sourceId: In([...sourceIds]) },
    order: { line: 'DESC' },
  });
  return new Map(earlier.map(({ sourceId, line }) => [sourceId, line]));
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
  const reading = items.flatMap((item) =>
    item.record && item.changes === null ? [{ item, record: item.record }] : [],
  );
  const entries = reading.map(({ item, record }) => {
    const { changes, problems } = readContent(item.row.content, record.result, '');
    keepUnsaid(changes, record);
    item.changes = changes;
    item.problems.push(...problems.map((problem) => withValue(problem, item.row)));
    return { changes, record, path: '' };
  });
  const refused = await resolveReferences(tx, unit.organization.id, entries);
  reading.forEach(({ item }, index) => {
    item.problems.push(...(refused[index] ?? []));
  });
}

/** A problem of the content with the value in the file that it is about. */
function withValue(problem: UserErrorData, { values }: RowContent): UserErrorData {
  const field = fieldAt(problem.field, (key) => values[key] !== undefined);
  const cell = field ? values[field] : undefined;
  if (cell === undefined) return problem;
  const place = /\.(\d+)(?:\.|$)/.exec(problem.field ?? '')?.[1];
  const value = (place === undefined ? undefined : places(cell)[Number(place)]) ?? cell;
  return { ...problem, params: [...problem.params, { name: 'value', value: cutText(value, 100) }] };
}
