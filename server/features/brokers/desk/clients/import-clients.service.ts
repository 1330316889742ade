import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData } from '../../../../platform/errors.ts';
import { attachFiles, findFile } from '../../../../platform/files/files.service.ts';
import { once } from '../../../../platform/idempotency/once.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems } from '../../../../platform/input/problems.ts';
import { openImportFile } from '../../../results/import/open-import.ts';
import { type Table, tableRefusal } from '../../../results/import/readers/table.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { BrokerClient, BrokerClientImport } from '../data/broker-client.entity.ts';
import { lockDesk, ownDesk } from '../own-desk.ts';
import { type ClientColumn, FIELD_OF_COLUMN, fieldsOfRow, suggestColumns } from './client-columns.ts';
import { fillClient, newClient, organizationsByCode, refuseTaken } from './clients.service.ts';
import { type ReadClient, readClient } from './read-client.ts';

/** Kind of record under which the files of imports are kept; nobody reads them but the import. */
export const CLIENT_IMPORT_FILES = 'BrokerClientImport';

/** Kind of case under which the audit trail keeps imports. */
export const CLIENT_IMPORT_CASE = 'BrokerClientImport';

const MOST_ROWS = 5000;
const SHOWN_ROWS = 20;
const SHOWN_PROBLEMS = 200;

export interface ClientFile {
  fileId: string;
  /** Meaning of each column in order; what the headers suggest, unless told. */
  columns?: readonly (ClientColumn | null)[] | null;
}

/** What is wrong with a row: its line in the file, and the problem with its field. */
export interface RowProblem {
  line: number;
  column: ClientColumn | null;
  error: UserErrorData;
}

/** A file of clients as it would be read in. */
export interface ClientPreview {
  headers: string[];
  columns: (ClientColumn | null)[];
  /** The first rows as they stand in the file. */
  sample: { line: number; cells: string[] }[];
  /** Rows that would make a client, change one, or are left out. */
  created: number;
  updated: number;
  invalid: number;
  /** The first 200. */
  problems: RowProblem[];
}

interface GoodRow {
  line: number;
  fields: ReadClient;
}

/** Reads a file of clients and says what would become of each row; nothing is written. @throws Refusal as `importClients` */
export async function previewClients(scope: Scope, input: ClientFile): Promise<ClientPreview> {
  const { broker } = await ownDesk(scope.app.db.manager, scope);
  const { preview, good } = await readFile(scope, input);
  const known = await knownClients(scope.app.db.manager, broker.id, good);
  const updated = good.filter(({ fields }) => known.find(fields)).length;
  return { ...preview, created: good.length - updated, updated };
}

/**
 * Takes the valid rows of a file in as clients: who is known by credit code or name is changed, the others are made.
 * Rows with something wrong are left out and counted.
 * @throws Refusal FORBIDDEN, STATE, NOT_FOUND for a file that is not the actor's own, INVALID (`reason`, `line`) for one
 *   that cannot be read, REQUIRED (`columns`) without a column of names, LIMIT above 5,000 rows, ALREADY_EXISTS where a
 *   row would give a client the name of another one
 */
export async function importClients(
  scope: Scope,
  input: ClientFile & { idempotencyKey: string },
): Promise<BrokerClientImport> {
  const { preview, good } = await readFile(scope, input);
  return inTransaction(scope.app.db, async (tx) =>
    once(
      tx,
      scope,
      { operation: 'importBrokerClients', key: input.idempotencyKey, input },
      async () => {
        const { broker } = await ownDesk(tx, scope);
        await lockDesk(tx, broker.id);
        const value = await store(tx, scope, broker, input.fileId, good, preview.invalid);
        return { id: value.id, value };
      },
      (id) => tx.findOneByOrFail(BrokerClientImport, { id }),
    ),
  );
}

async function store(
  tx: Transaction,
  scope: Scope,
  broker: BrokerProfile,
  fileId: string,
  good: readonly GoodRow[],
  invalid: number,
): Promise<BrokerClientImport> {
  const known = await knownClients(tx, broker.id, good);
  const organizations = await organizationsByCode(
    tx,
    good.flatMap(({ fields }) => fields.creditCode ?? []),
  );
  const clients = good.map(({ fields }) => {
    const client = known.find(fields) ?? newClient(broker);
    fillClient(client, keepingKnown(client, fields), organizations);
    return client;
  });
  const created = clients.filter(({ version }) => version === 1).length;
  const made = Object.assign(new BrokerClientImport(), {
    id: newId(),
    brokerId: broker.id,
    fileId,
    created,
    updated: clients.length - created,
    invalid,
    at: clock.now(),
  });
  await attachFiles(tx, [fileId], { kind: CLIENT_IMPORT_FILES, id: made.id }, scope.actor, {
    purpose: 'import',
    field: 'fileId',
  });
  await tx.save(BrokerClient, clients, { chunk: 500 }).catch(refuseTaken);
  await tx.insert(BrokerClientImport, made);
  const { updated } = made;
  await audit(tx, scope, {
    caseType: CLIENT_IMPORT_CASE,
    caseId: made.id,
    action: 'importBrokerClients',
    facts: { created, updated, invalid },
  });
  return made;
}

/** What the file says nothing about stays as it is known. */
function keepingKnown(client: BrokerClient, fields: ReadClient): ReadClient {
  if (client.version === 0) return fields;
  const said = Object.entries(fields).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return { ...client, ...Object.fromEntries(said) };
}

async function readFile(
  scope: Scope,
  { fileId, columns: given }: ClientFile,
): Promise<{ preview: Omit<ClientPreview, 'created' | 'updated'>; good: GoodRow[] }> {
  await refuseForeignFile(scope, fileId);
  const table = await openImportFile(scope.app, fileId, null);
  const suggested = suggestColumns(table.columns);
  const columns = given ? table.columns.map((_, index) => given[index] ?? null) : suggested;
  if (given && !columns.includes('NAME')) throw new Refusal('REQUIRED', { field: 'columns' });
  return readRows(table, columns);
}

async function readRows(table: Table, columns: (ClientColumn | null)[]) {
  const sample: ClientPreview['sample'] = [];
  const problems: RowProblem[] = [];
  const good: GoodRow[] = [];
  const seen = new SeenRows();
  let rows = 0;
  for await (const { line, cells } of table.rows) {
    rows += 1;
    if (rows > MOST_ROWS) throw new Refusal('LIMIT', { field: 'fileId', params: { max: MOST_ROWS } });
    if (sample.length < SHOWN_ROWS)
      sample.push({ line, cells: table.columns.map((_, at) => cells[at] ?? '') });
    const found = new Problems('');
    const fields = readClient(fieldsOfRow(cells, columns), found);
    if (found.list.length === 0) seen.check(line, fields, found);
    if (found.list.length === 0) good.push({ line, fields });
    problems.push(...found.list.map((error) => ({ line, column: columnOf(error), error })));
  }
  if (rows === 0) throw tableRefusal('only-header');
  const preview = {
    headers: table.columns,
    columns,
    sample,
    invalid: rows - good.length,
    problems: problems.slice(0, SHOWN_PROBLEMS),
  };
  return { preview, good };
}

function columnOf({ field }: UserErrorData): ClientColumn | null {
  const name = field?.split('.')[0];
  return (
    (Object.keys(FIELD_OF_COLUMN) as ClientColumn[]).find((key) => FIELD_OF_COLUMN[key] === name) ?? null
  );
}

/** Rows of one file that are about the same client: the first counts. */
class SeenRows {
  readonly #lines = new Map<string, number>();

  check(line: number, { name, creditCode }: ReadClient, problems: Problems): void {
    const keys = [`name:${name}`, ...(creditCode ? [`code:${creditCode}`] : [])];
    const twice = keys.find((key) => this.#lines.has(key));
    if (twice) {
      const field = twice.startsWith('code:') ? 'creditCode' : 'name';
      problems.at(field).add('ALREADY_EXISTS', { reason: 'TWICE', line: this.#lines.get(twice) ?? 0 });
      return;
    }
    for (const key of keys) this.#lines.set(key, line);
  }
}

/** Clients that the broker has already, by credit code, else by name. */
async function knownClients(tx: Transaction, brokerId: string, rows: readonly GoodRow[]) {
  const clients =
    rows.length === 0
      ? []
      : await tx.find(BrokerClient, {
          where: [
            { brokerId, name: In(rows.map(({ fields }) => fields.name)) },
            { brokerId, creditCode: In(rows.flatMap(({ fields }) => fields.creditCode ?? [])) },
          ],
        });
  const byCode = new Map(clients.map((client) => [client.creditCode, client]));
  const byName = new Map(clients.map((client) => [client.name, client]));
  return {
    find: ({ creditCode, name }: ReadClient) =>
      (creditCode === null ? undefined : byCode.get(creditCode)) ?? byName.get(name),
  };
}

async function refuseForeignFile({ app, actor }: Scope, fileId: string): Promise<void> {
  const { userId } = requireUser(actor);
  const file = isId(fileId) ? await findFile(app, fileId) : null;
  if (file?.uploadedBy === userId) return;
  throw new Refusal('NOT_FOUND', { field: 'fileId' });
}
