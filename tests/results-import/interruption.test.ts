import type { DataSource } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeRoles } from '../../server/features/accounts/members/change-roles.service.ts';
import { endMembership } from '../../server/features/accounts/members/end-membership.service.ts';
import { importJob } from '../../server/features/results/import/import-job.ts';
import { enqueue, lockImport } from '../../server/features/results/import/import-steps.service.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { type JobInfo, startJobRunner } from '../../server/platform/jobs/jobs.ts';
import { type Member, membershipRow, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { makeMarket, makeUnit, type TestUnit } from '../support/results.ts';
import {
  checked,
  csv,
  goodRow,
  goodRows,
  type ImportView,
  importRow,
  resultsOf,
  rowCount,
  run,
  step,
  stored,
  view,
} from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
beforeAll(async () => {
  ({ operator } = await makeMarket(api().app));
});

const ROWS = 450;
const ONCE: JobInfo = { jobId: '1', attempt: 1, maxAttempts: 25, signal: new AbortController().signal };

/** A run that has begun: its job waits in the queue, for tests that call it themselves. */
async function begun(count = ROWS, target: 'DRAFT' | 'PUBLISHED' = 'DRAFT'): Promise<ImportView> {
  unit = await makeUnit(api().app, operator);
  officer = await signedIn(api(), unit.officer);
  return run(officer, await checked(api().app, officer, csv(goodRows(count)), target));
}

function job(found: ImportView, info: Partial<JobInfo> = {}): Promise<void> {
  return importJob(api().app, { importId: found.id }, { ...ONCE, ...info });
}

/** Everything is there once, in the order of the file. */
async function expectWhole(found: ImportView, count = ROWS): Promise<void> {
  expect(await view(officer, found.id)).toMatchObject({
    state: 'DONE',
    total: count,
    processed: count,
    created: count,
    invalid: 0,
  });
  expect(await rowCount(api().app, found.id)).toBe(count);
  const results = await resultsOf(api().app, unit.id);
  expect(results.map(({ sourceId }) => sourceId)).toEqual(goodRows(count).map(({ sourceId }) => sourceId));
  const events = await api().app.db.query<{ count: number }[]>(
    `SELECT count(*)::int AS count FROM audit_event WHERE action = 'import' AND case_id = ANY ($1)`,
    [results.map(({ id }) => id)],
  );
  expect(events).toEqual([{ count }]);
}

describe('a job that is cut off', () => {
  it('by a worker that stops hands over behind its last batch', async () => {
    const found = await begun();
    const stopping = new AbortController();
    stopping.abort();
    await job(found, { signal: stopping.signal });
    expect(await view(officer, found.id)).toMatchObject({ state: 'RUNNING', processed: 200, created: 200 });
    await drainJobs(api().app);
    await expectWhole(found);
  });

  it('inside a batch leaves nothing of it, and the next goes on behind the batch before', async () => {
    const found = await begun();
    const { db } = api().app;
    await db.query(`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.line = 300 THEN RAISE EXCEPTION 'cut off'; END IF; RETURN NEW; END $$`);
    await db.query(
      'CREATE TRIGGER cut_off BEFORE INSERT ON result_import_row FOR EACH ROW EXECUTE FUNCTION cut_off()',
    );
    await expect(job(found)).rejects.toThrow('cut off');
    expect(await view(officer, found.id)).toMatchObject({ state: 'RUNNING', processed: 200, created: 200 });
    expect(await resultsOf(api().app, unit.id)).toHaveLength(200);
    expect(await rowCount(api().app, found.id)).toBe(200);
    await db.query('DROP FUNCTION cut_off CASCADE');
    await job(found);
    await expectWhole(found);
  });

  it('again and again, to the last attempt, fails, and what was written stays', async () => {
    const found = await begun();
    const { db } = api().app;
    await db.query(`CREATE FUNCTION cut_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.line = 300 THEN RAISE EXCEPTION 'cut off'; END IF; RETURN NEW; END $$`);
    await db.query(
      'CREATE TRIGGER cut_off BEFORE INSERT ON result_import_row FOR EACH ROW EXECUTE FUNCTION cut_off()',
    );
    await expect(job(found, { attempt: 25 })).rejects.toThrow('cut off');
    await db.query('DROP FUNCTION cut_off CASCADE');
    expect(await view(officer, found.id)).toMatchObject({
      state: 'FAILED',
      processed: 200,
      created: 200,
      error: { code: 'UNAVAILABLE' },
    });
    expect(await resultsOf(api().app, unit.id)).toHaveLength(200);
    await drainJobs(api().app);
    expect(await resultsOf(api().app, unit.id)).toHaveLength(200);
  });

  it('is picked up by the worker that runs', async () => {
    const found = await begun();
    const runner = await startJobRunner(api().app, { resultImport: importJob }, []);
    try {
      await expect.poll(async () => (await view(officer, found.id)).state, { timeout: 20_000 }).toBe('DONE');
    } finally {
      await runner.stop();
    }
    await expectWhole(found);
  });
});

describe('two at once', () => {
  it('handle every row once: whoever is behind stops', async () => {
    const found = await begun(ROWS, 'PUBLISHED');
    await Promise.all([job(found), job(found), job(found)]);
    await expectWhole(found);
    const numbers = (await resultsOf(api().app, unit.id)).map(({ registerNumber }) =>
      Number(registerNumber?.slice(5)),
    );
    expect(numbers).toEqual(goodRows(ROWS).map((_, index) => index + 1));
    await drainJobs(api().app);
    await expectWhole(found);
  });

  it('of two imports of the same rows one makes each result', async () => {
    const first = await begun(220);
    const second = await run(officer, await checked(api().app, officer, csv(goodRows(220))));
    const both = () => Promise.allSettled([job(first), job(second)]);
    await both();
    await both();
    await drainJobs(api().app);
    const made = await Promise.all([view(officer, first.id), view(officer, second.id)]);
    expect(made.map(({ state, created, unchanged }) => [state, created + unchanged])).toEqual([
      ['DONE', 220],
      ['DONE', 220],
    ]);
    expect(made.reduce((sum, { created }) => sum + created, 0)).toBe(220);
    expect(await resultsOf(api().app, unit.id)).toHaveLength(220);
  });
});

it('a job that waited while the check it belongs to ended and the run began leaves the run alone', async () => {
  const found = await begun(3);
  const { db } = api().app;
  await db.query(
    `UPDATE result_import SET state = 'DRY_RUNNING', started_at = '2026-01-01T00:00:00Z' WHERE id = $1`,
    [found.id],
  );
  const waiting = await inTransaction(db, async (tx) => {
    await lockImport(tx, found.id);
    const late = job(found);
    await expect.poll(() => waitsForLock(db)).toBe(true);
    await tx.query(
      `UPDATE result_import SET state = 'RUNNING', started_at = '2026-01-01T00:00:01Z' WHERE id = $1`,
      [found.id],
    );
    return { late };
  });
  await waiting.late;
  expect(await view(officer, found.id)).toMatchObject({ state: 'RUNNING', processed: 0 });
  expect(await resultsOf(api().app, unit.id)).toEqual([]);
  await drainJobs(api().app);
  await expectWhole(found, 3);
});

async function waitsForLock(db: DataSource): Promise<boolean> {
  const [row] = await db.query<{ waits: boolean }[]>(
    `SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock') AS waits`,
  );
  return row?.waits ?? false;
}

describe('by hand', () => {
  it('is paused, goes on behind the last row, and ends whole', async () => {
    const found = await begun();
    const input = { importId: found.id };
    const stopping = new AbortController();
    stopping.abort();
    await job(found, { signal: stopping.signal });
    expect((await step(officer, 'pauseImport', input)).import).toMatchObject({
      state: 'PAUSED',
      processed: 200,
    });
    await drainJobs(api().app);
    expect(await view(officer, found.id)).toMatchObject({ state: 'PAUSED', processed: 200 });
    expect((await step(officer, 'pauseImport', input)).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect((await step(officer, 'resumeImport', input)).import).toMatchObject({ state: 'RUNNING' });
    await drainJobs(api().app);
    await expectWhole(found);
    expect((await step(officer, 'resumeImport', input)).userErrors).toMatchObject([{ code: 'STATE' }]);
  });

  it('is paused and resumed while a job is under way, and no row is handled twice', async () => {
    const found = await begun();
    const input = { importId: found.id };
    const running = job(found);
    await step(officer, 'pauseImport', input);
    await step(officer, 'resumeImport', input);
    await running;
    await drainJobs(api().app);
    await expectWhole(found);
  });

  it('is cancelled: what was written stays, nothing more comes', async () => {
    const found = await begun();
    const stopping = new AbortController();
    stopping.abort();
    await job(found, { signal: stopping.signal });
    expect((await step(officer, 'cancelImport', { importId: found.id })).import).toMatchObject({
      state: 'CANCELLED',
      created: 200,
    });
    const before = await stored(api().app, ['graphile_worker._private_jobs']);
    await job(found);
    await drainJobs(api().app);
    expect(await stored(api().app, ['graphile_worker._private_jobs'])).toEqual(before);
    expect(await resultsOf(api().app, unit.id)).toHaveLength(200);
  });
});

describe('an officer who may not any more', () => {
  it.each(['membership', 'role'] as const)('because the %s ended stops the run', async (what) => {
    const found = await begun();
    const { app } = api();
    const stopping = new AbortController();
    stopping.abort();
    await job(found, { signal: stopping.signal });
    const { id: membershipId, version: expectedVersion } = await membershipRow(app, unit.officer);
    const byAdministrator = await scopeOf(app, unit.administrator);
    if (what === 'membership')
      await endMembership(byAdministrator, { membershipId, expectedVersion, reason: '调离' });
    else await changeRoles(byAdministrator, { membershipId, expectedVersion, roles: ['RESEARCHER'] });
    await drainJobs(app);
    expect(await importRow(app, found.id)).toMatchObject({
      state: 'FAILED',
      processed: 200,
      created: 200,
      error: { code: 'FORBIDDEN' },
    });
    expect(await resultsOf(app, unit.id)).toHaveLength(200);
  });
});

describe('statements', () => {
  it.each(['DRAFT', 'PUBLISHED'] as const)(
    'of a batch are as many for 10 rows as for 200 (%s)',
    async (target) => {
      const counts = [];
      for (const count of [10, 200]) {
        const found = await begun(count, target);
        counts.push((await countStatements(() => job(found))).count);
        await expectWhole(found, count);
      }
      expect(counts[1]).toBe(counts[0]);
    },
  );

  it('of a batch that finds everything changed are as many, too', async () => {
    const counts = [];
    for (const count of [10, 200]) {
      const made = await begun(count, 'PUBLISHED');
      await job(made);
      const changed = goodRows(count).map((_, index) => goodRow(index + 1, { title: `改名 ${index}` }));
      const found = await run(officer, await checked(api().app, officer, csv(changed), 'PUBLISHED'));
      counts.push((await countStatements(() => job(found))).count);
      expect(await view(officer, found.id)).toMatchObject({ state: 'DONE', updated: count });
    }
    expect(counts[1]).toBe(counts[0]);
  });
});

it('a job for an import that is not there, or with a payload of another kind, does nothing', async () => {
  const before = await stored(api().app);
  for (const payload of [
    null,
    {},
    { importId: 7 },
    { importId: 'x' },
    { importId: '01900000-0000-7000-8000-000000000000' },
  ]) {
    await importJob(api().app, payload, ONCE);
  }
  expect(await stored(api().app)).toEqual(before);
});

it('a second job that was enqueued for a run that is over does nothing', async () => {
  const found = await begun(3);
  await job(found);
  await inTransaction(api().app.db, async (tx) => enqueue(tx, await importRow(api().app, found.id)));
  const before = await stored(api().app, ['graphile_worker._private_jobs']);
  await drainJobs(api().app);
  expect(await stored(api().app, ['graphile_worker._private_jobs'])).toEqual(before);
});
