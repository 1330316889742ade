import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { loadConfig } from '../../server/platform/config.ts';
import { groupBy } from '../../server/platform/graphql/loaders.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import type { ProcessName } from '../../server/platform/start/records.mjs';
import { joinRunningMarket } from '../../server/platform/start/running-market.ts';
import { check, create, csv, goodRows, type ImportView, run, view } from '../results-import/support.ts';
import { type Member, PASSWORD } from '../support/accounts.ts';
import { ApiClient } from '../support/api.ts';
import { answers, Market, newDataDir } from '../support/market.ts';
import { makeMarket } from '../support/results.ts';

const ROWS = 5000;
const patiently = { timeout: 120_000, interval: 100 };

/** Works on the market's database from outside, as a tool would. */
async function beside<T>(
  { dataDir }: Market,
  work: (app: App, env: NodeJS.ProcessEnv) => Promise<T>,
): Promise<T> {
  const env: NodeJS.ProcessEnv = { DATA_DIR: dataDir, DEMONSTRATION: '0' };
  joinRunningMarket(env);
  const app = await openApp(loadConfig(env), features);
  try {
    return await work(app, env);
  } finally {
    await closeApp(app);
  }
}

async function signedInAt(address: string, { email }: Member): Promise<ApiClient> {
  const client = new ApiClient(address);
  const { viewer } = await client.mutate<{ viewer: unknown }>(
    'signIn',
    { email, password: PASSWORD },
    '{ viewer { acting { id } } }',
  );
  expect(viewer).not.toBeNull();
  return client;
}

/** Asks until there is an answer: while a process is away, there is none. */
async function patient<T>(ask: () => Promise<T>): Promise<T> {
  const until = Date.now() + patiently.timeout;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(patiently.interval);
    }
  }
}

/** Settles when so many rows are written and the import still runs. */
async function written(client: ApiClient, { id }: ImportView, rows: number): Promise<void> {
  for (;;) {
    const { state, processed } = await patient(() => view(client, id));
    expect([state, processed < ROWS]).toEqual(['RUNNING', true]);
    if (processed >= rows) return;
    await sleep(50);
  }
}

async function kill(market: Market, address: string, name: ProcessName): Promise<void> {
  const before = market.pid(name);
  if (before === null) throw new Error(`${name} does not run`);
  process.kill(before, 'SIGKILL');
  await expect.poll(() => market.pid(name), patiently).toSatisfy((pid) => pid !== null && pid !== before);
  await expect.poll(() => answers(address), patiently).toBe(true);
}

test('an import of 5,000 rows loses nothing and doubles nothing when every process is killed in its middle', async () => {
  const dataDir = newDataDir();
  let market = new Market({ dataDir });
  try {
    let address = await market.ready();
    const unit = await beside(market, async (app) => (await makeMarket(app)).unit);
    let officer = await signedInAt(address, unit.officer);
    const made = await create(officer, csv(goodRows(ROWS)), { target: 'PUBLISHED' });
    if (!made.import) throw new Error(JSON.stringify(made.userErrors));
    await check(officer, made.import);
    const { id } = made.import;
    await expect.poll(async () => (await view(officer, id)).state, patiently).toBe('CHECKED');
    const found = await run(officer, await view(officer, id));

    for (const [index, name] of (['worker', 'api', 'meilisearch', 'postgres'] as const).entries()) {
      await written(officer, found, (index + 1) * 600);
      await kill(market, address, name);
    }
    await written(officer, found, 3000);
    await market.kill();
    await expect.poll(() => [market.pid('api'), market.pid('worker')], patiently).toEqual([null, null]);

    market = new Market({ dataDir });
    address = await market.ready();
    officer = await signedInAt(address, unit.officer);
    await expect.poll(async () => (await view(officer, id)).state, patiently).not.toBe('RUNNING');
    expect(await view(officer, id)).toMatchObject({
      state: 'DONE',
      total: ROWS,
      processed: ROWS,
      created: ROWS,
      invalid: 0,
    });
    const published = await beside(market, (app) => expectWhole(app, unit.officer, id));
    const wanted = [...published].sort();
    await expect
      .poll(() => beside(market, async (_app, env) => indexed(env)), { ...patiently, interval: 1000 })
      .toEqual(wanted);
  } finally {
    await market.stop();
  }
}, 600_000);

/** Every row is there once, with a number without gaps and a chain that verifies; answers the ids of the results. */
async function expectWhole(
  { db, signer }: App,
  { organizationId }: Member,
  importId: string,
): Promise<string[]> {
  const results = await db.query<{ id: string; sourceId: string; number: string }[]>(
    `SELECT id, source_id AS "sourceId", register_number AS number FROM tech_result
     WHERE organization_id = $1 AND import_id = $2 AND state = 'PUBLISHED' AND version = 1 ORDER BY register_number`,
    [organizationId, importId],
  );
  expect(results.map(({ sourceId }) => sourceId)).toEqual(goodRows(ROWS).map(({ sourceId }) => sourceId));
  expect(results.map(({ number }) => Number(number.slice(5)))).toEqual(results.map((_, index) => index + 1));
  const counts = await db.query(
    `SELECT (SELECT count(*)::int FROM tech_result) AS results, (SELECT count(*)::int FROM result_import_row) AS rows,
       (SELECT count(*)::int FROM result_version) AS versions, (SELECT count(*)::int FROM result_review) AS reviews,
       (SELECT count(*)::int FROM completer) AS completers, (SELECT count(*)::int FROM result_right) AS rights,
       (SELECT count(*)::int FROM audit_event WHERE action = 'import') AS events`,
  );
  expect(counts).toEqual([
    {
      results: ROWS,
      rows: ROWS,
      versions: ROWS,
      reviews: ROWS,
      completers: 2 * ROWS,
      rights: 2 * ROWS,
      events: ROWS,
    },
  ]);
  const events = await db.manager.find(AuditEvent, { order: { caseId: 'ASC', sequence: 'ASC' } });
  const heads = await db.manager.find(AuditHead);
  const chains = groupBy(events, ({ caseId }) => caseId);
  for (const head of heads) {
    expect(verifyChain(chains.get(head.caseId) ?? [], head, signer.publicKey)).toEqual({ valid: true });
  }
  return results.map(({ id }) => id);
}

/** Ids of what the search engine holds. */
async function indexed({ MEILI_URL, MEILI_KEY }: NodeJS.ProcessEnv): Promise<string[]> {
  const response = await fetch(`${MEILI_URL}/indexes/fruition_results/documents/fetch`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${MEILI_KEY}` },
    body: JSON.stringify({ limit: 2 * ROWS, fields: ['id'] }),
  });
  if (!response.ok) return [];
  const { results } = (await response.json()) as { results: { id: string }[] };
  return results.map(({ id }) => id).sort();
}
