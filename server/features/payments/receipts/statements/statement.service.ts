import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { requireUser, type UserActor } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles, findFile } from '../../../../platform/files/files.service.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { addJob } from '../../../../platform/jobs/jobs.ts';
import { openImportFile } from '../../../results/import/open-import.ts';
import { tableRefusal } from '../../../results/import/readers/table.ts';
import { runningPolicy } from '../../running/running.policy.ts';
import { BankStatement, BankStatementLine } from '../data/bank-statement.entity.ts';
import { Receipt } from '../data/receipt.entity.ts';
import { openInvoices, payersOf } from './open-invoices.ts';
import { type FileLine, planLines } from './plan-lines.ts';
import { statementStates } from './statement.states.ts';
import {
  findHeader,
  guessMapping,
  MOST_ROWS_ABOVE,
  missingFields,
  type StatementField,
  type StatementMapping,
} from './statement-fields.ts';

/** Kind of record under which files of bank statements are kept, and of the case in the audit trail. */
export const STATEMENT_CASE = 'BankStatement';
export const RECORD_STATEMENT_JOB = 'receipts.recordStatement';

/** Lines of one file. */
export const MOST_LINES = 5_000;

export interface ReadStatement {
  fileId: string;
  encoding?: string | null;
}

export interface MapStatement {
  statementId: string;
  expectedVersion: number;
  columns: readonly { field: StatementField; column: number }[];
}

/**
 * Reads a bank's file (CSV in UTF-8 or GB18030, or XLSX): finds the names of its columns, what they mean and what each
 * line is for. Nothing is recorded by it.
 * @throws Refusal FORBIDDEN, NOT_FOUND for a file that is not the actor's own, INVALID (`reason`, `line`) for one that
 *   cannot be read, LIMIT for too many lines
 */
export async function readBankStatement(scope: Scope, input: ReadStatement): Promise<BankStatement> {
  const user = finance(scope);
  const file = isId(input.fileId) ? await findFile(scope.app, input.fileId) : null;
  if (file?.uploadedBy !== user.userId || file.state !== 'HELD')
    throw new Refusal('NOT_FOUND', { field: 'fileId' });
  const { rows, encoding } = await rowsOf(scope, input.fileId, input.encoding ?? null);
  const header = findHeader(rows.map(({ cells }) => cells)) ?? 0;
  const columns = (rows[header]?.cells ?? []).map((cell) => cell.slice(0, 100));
  const statement = Object.assign(new BankStatement(), {
    id: newId(),
    organizationId: user.organizationId,
    fileId: file.id,
    fileName: file.name,
    state: 'READ' as const,
    version: 1,
    encoding,
    headerLine: rows[header]?.line ?? 1,
    columns,
    mapping: guessMapping(columns),
    total: 0,
    ready: 0,
    recorded: 0,
    byUser: user.userId,
    byMembership: user.membershipId,
    createdAt: clock.now(),
    finishedAt: null,
  });
  return inTransaction(scope.app.db, async (tx) => {
    const owner = { kind: STATEMENT_CASE, id: statement.id };
    await attachFiles(tx, [file.id], owner, scope.actor, { purpose: 'import', field: 'fileId' });
    await tx.insert(BankStatement, statement as object);
    await plan(tx, statement, rows.slice(header + 1));
    await tx.save(statement);
    await tell(tx, scope, statement, 'readBankStatement', { encoding, total: statement.total });
    return statement;
  });
}

/**
 * Says anew what the columns mean and plans all lines by it.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, STATE, INVALID (no such column, one used twice), REQUIRED
 */
export async function mapBankStatement(scope: Scope, input: MapStatement): Promise<BankStatement> {
  finance(scope);
  const known = await statementToChange(scope.app.db.manager, scope, input.statementId);
  const mapping = readMapping(input.columns, known.columns.length);
  const { rows } = await rowsOf(scope, known.fileId, known.encoding);
  return inTransaction(scope.app.db, async (tx) => {
    const statement = await lockStatement(tx, scope, input);
    statement.state = statementStates.next(statement.state, 'map');
    statement.mapping = mapping;
    await tx.delete(BankStatementLine, { statementId: statement.id });
    await plan(
      tx,
      statement,
      rows.filter(({ line }) => line > statement.headerLine),
    );
    statement.version += 1;
    await tx.save(statement);
    await tell(tx, scope, statement, 'mapBankStatement', { mapping });
    return statement;
  });
}

export interface StatementStep {
  statementId: string;
  expectedVersion: number;
}

/**
 * Begins to record the lines that are ready, one by one in the background; each is recorded whole or not at all, and one
 * that was recorded before, in this file or another, is left out.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, STATE, REQUIRED (nothing is ready)
 */
export function recordBankStatement(scope: Scope, input: StatementStep): Promise<BankStatement> {
  return step(scope, input, 'record', 'recordBankStatement', async (tx, statement) => {
    if (statement.ready === 0) throw new Refusal('REQUIRED', { field: 'lines' });
    await addJob(
      tx,
      RECORD_STATEMENT_JOB,
      { statementId: statement.id },
      { key: `statement:${statement.id}` },
    );
  });
}

/** Gives a file up of which nothing was recorded. @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, STATE */
export function cancelBankStatement(scope: Scope, input: StatementStep): Promise<BankStatement> {
  return step(scope, input, 'cancel', 'cancelBankStatement', async (_tx, statement) => {
    statement.finishedAt = clock.now();
  });
}

async function step(
  scope: Scope,
  input: StatementStep,
  name: 'record' | 'cancel',
  action: string,
  work: (tx: Transaction, statement: BankStatement) => Promise<void>,
): Promise<BankStatement> {
  finance(scope);
  return inTransaction(scope.app.db, async (tx) => {
    const statement = await lockStatement(tx, scope, input);
    statement.state = statementStates.next(statement.state, name);
    await work(tx, statement);
    statement.version += 1;
    await tx.save(statement);
    await tell(tx, scope, statement, action, { ready: statement.ready });
    return statement;
  });
}

/** Plans all lines by the mapping; without a day and a sum there is nothing to plan yet. */
async function plan(tx: Transaction, statement: BankStatement, rows: readonly FileLine[]): Promise<void> {
  const { id, organizationId, mapping } = statement;
  statement.total = rows.length;
  statement.ready = 0;
  if (missingFields(mapping).length > 0 || rows.length === 0) return;
  const recorded = await tx.find(Receipt, {
    select: { id: true, bankReference: true },
    where: { organizationId, state: 'RECORDED' },
  });
  const lines = planLines(id, rows, mapping, {
    open: await openInvoices(tx, organizationId),
    payers: await payersOf(tx, organizationId),
    references: new Set(recorded.flatMap(({ bankReference }) => bankReference ?? [])),
  });
  statement.ready = lines.filter(({ state }) => state === 'READY').length;
  for (let at = 0; at < lines.length; at += 500)
    await tx.insert(BankStatementLine, lines.slice(at, at + 500) as object[]);
}

/** All rows of the file, the names of the columns among them. */
async function rowsOf(
  scope: Scope,
  fileId: string,
  encoding: string | null,
): Promise<{ rows: FileLine[]; encoding: string | null }> {
  const table = await openImportFile(scope.app, fileId, encoding);
  const rows: FileLine[] = [{ line: 1, cells: [...table.columns] }];
  for await (const { line, cells } of table.rows) {
    rows.push({ line, cells });
    if (rows.length > MOST_LINES + MOST_ROWS_ABOVE)
      throw new Refusal('LIMIT', { field: 'fileId', params: { reason: 'too-many-rows', max: MOST_LINES } });
  }
  if (rows.length < 2) throw tableRefusal('only-header');
  return { rows, encoding: table.encoding };
}

function readMapping(given: MapStatement['columns'], columns: number): StatementMapping {
  const mapping: StatementMapping = {};
  const taken = new Set<number>();
  for (const [index, { field, column }] of given.entries()) {
    if (column < 0 || column >= columns || taken.has(column) || mapping[field] !== undefined)
      throw new Refusal('INVALID', { field: `columns.${index}`, params: { reason: 'COLUMN' } });
    taken.add(column);
    mapping[field] = column;
  }
  const [missing] = missingFields(mapping);
  if (missing) throw new Refusal('REQUIRED', { field: 'columns', params: { missing } });
  return mapping;
}

/** A member of the unit's finance. @throws Refusal FORBIDDEN */
export function finance(scope: Scope): UserActor & { organizationId: string; membershipId: string } {
  const user = requireUser(scope.actor);
  const { organizationId, membershipId } = user;
  if (!organizationId || !membershipId) throw new Refusal('FORBIDDEN');
  authorize(runningPolicy, scope.actor, 'keepMoney', { organizationId, enterpriseId: '' });
  return { ...user, organizationId, membershipId };
}

/** @throws Refusal NOT_FOUND */
export async function statementToChange(
  tx: Transaction,
  { actor }: Scope,
  id: string,
): Promise<BankStatement> {
  const { organizationId } = requireUser(actor);
  const found = isId(id)
    ? await tx.findOneBy(BankStatement, { id, organizationId: organizationId ?? '' })
    : null;
  if (!found) throw new Refusal('NOT_FOUND', { field: 'statementId' });
  return found;
}

/** @throws Refusal NOT_FOUND, CONFLICT */
export async function lockStatement(
  tx: Transaction,
  scope: Scope,
  { statementId, expectedVersion }: StatementStep,
): Promise<BankStatement> {
  await statementToChange(tx, scope, statementId);
  const statement = await tx.findOneOrFail(BankStatement, {
    where: { id: statementId },
    lock: { mode: 'pessimistic_write' },
  });
  if (statement.version !== expectedVersion)
    throw new Refusal('CONFLICT', {
      field: 'expectedVersion',
      params: { expected: expectedVersion, present: statement.version },
    });
  return statement;
}

export function tell(
  tx: Transaction,
  scope: Scope,
  statement: BankStatement,
  action: string,
  facts: Record<string, unknown>,
): Promise<void> {
  return audit(tx, scope, {
    caseType: STATEMENT_CASE,
    caseId: statement.id,
    action,
    facts: { state: statement.state, ...facts },
  });
}
