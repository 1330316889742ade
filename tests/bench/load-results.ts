import { memberActor } from '../../server/features/accounts/authenticate.ts';
import type { Work } from '../../server/features/results/import/batch-items.ts';
import { handleBatch } from '../../server/features/results/import/handle-batch.ts';
import { IMPORT_FIELDS } from '../../server/features/results/import/import-fields.ts';
import { ResultImport } from '../../server/features/results/import/result-import.entity.ts';
import type { ImportValues } from '../../server/features/results/import/row-content.ts';
import { unitOf } from '../../server/features/rulebook/unit.ts';
import { type App, jobScope } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, makeOperator, makeOrganization } from '../support/accounts.ts';

const UNITS = 12;
const BATCH = 500;

interface Importer {
  work: Work;
  run: ResultImport;
}

/** Publishes rows as the results of a dozen units, through the batches of the product's own import; answers how many. */
export async function loadResults(app: App, rows: AsyncIterable<ImportValues>): Promise<number> {
  const importers = await makeImporters(app);
  let created = 0;
  let line = 0;
  let batch: ImportValues[] = [];
  const flush = async () => {
    const importer = importers[Math.floor(line / BATCH) % UNITS] as Importer;
    created += await load(app, importer, batch, line);
    line += batch.length;
    batch = [];
  };
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return created;
}

async function load(
  app: App,
  { work, run }: Importer,
  rows: readonly ImportValues[],
  from: number,
): Promise<number> {
  const table = rows.map((row, i) => ({
    line: from + i + 1,
    cells: IMPORT_FIELDS.map(({ key }) => row[key] ?? ''),
  }));
  const counts = await inTransaction(app.db, (tx) => handleBatch(tx, work, run, table));
  return counts.created;
}

async function makeImporters(app: App): Promise<Importer[]> {
  const operator = await makeOperator(app);
  const importers: Importer[] = [];
  for (let i = 0; i < UNITS; i++) {
    const { administrator } = await makeOrganization(app, operator, i % 2 ? 'INSTITUTE' : 'UNIVERSITY', {
      stateFunded: true,
      subordination: 'PROVINCIAL',
    });
    importers.push(await makeImporter(app, await makeMember(app, administrator, ['OFFICER'])));
  }
  return importers;
}

async function makeImporter(app: App, officer: Member): Promise<Importer> {
  const { userId, membershipId, organizationId } = officer;
  const run = Object.assign(new ResultImport(), {
    id: newId(),
    organizationId,
    fileId: newId(),
    actor: { userId, membershipId, organizationId, roles: ['OFFICER' as const] },
    state: 'RUNNING' as const,
    version: 1,
    target: 'PUBLISHED' as const,
    format: 'JSON_LINES' as const,
    encoding: 'utf-8',
    headers: IMPORT_FIELDS.map(({ key }) => key),
    sampleRows: [],
    mapping: IMPORT_FIELDS.map(({ key }, column) => ({ column, field: key })),
    defaults: {},
    attested: true,
    total: null,
    ...{ processed: 0, created: 0, updated: 0, unchanged: 0, invalid: 0 },
    error: null,
    createdAt: clock.now(),
    startedAt: clock.now(),
    finishedAt: null,
  });
  await app.db.manager.insert(ResultImport, run as object);
  const actor = await memberActor(app, officer);
  if (!actor) throw new Error('The officer of the bench is not in force');
  const scope = jobScope(app, 'bench', actor);
  return { run, work: { scope, unit: await unitOf(app, organizationId), officerName: '' } };
}
