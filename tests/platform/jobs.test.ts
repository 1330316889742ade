import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { addJob, startJobRunner } from '../../server/platform/jobs/jobs.ts';
import { announceWorkers, releaseJobsOfDeadWorkers } from '../../server/platform/jobs/worker-presence.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();
let app: App;
let pool: Pool;
beforeAll(async () => {
  app = await openApp(environment().config, []);
  pool = new Pool({ connectionString: environment().config.databaseUrl, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await closeApp(app);
});

const lockedBy = async () =>
  (await pool.query('SELECT locked_by FROM graphile_worker.jobs ORDER BY id')).rows.map(
    (row) => row.locked_by,
  );

describe('jobs', () => {
  it('run if and only if the transaction that added them commits', async () => {
    const failing = inTransaction(app.db, async (tx) => {
      await addJob(tx, 'note', { text: 'undone' });
      throw new Error('cut off');
    });
    await expect(failing).rejects.toThrow('cut off');
    await inTransaction(app.db, (tx) => addJob(tx, 'note', { text: 'done' }));
    const seen: unknown[] = [];
    let ran = () => {};
    const running = new Promise<void>((resolve) => {
      ran = resolve;
    });
    const note = async (_app: App, payload: unknown) => {
      seen.push(payload);
      ran();
    };
    const runner = await startJobRunner(app, { note }, []);
    await running;
    await runner.stop();
    expect(seen).toEqual([{ text: 'done' }]);
  });

  it('of a killed worker go back to the queue, those of a living one stay with it', async () => {
    await inTransaction(app.db, async (tx) => {
      await addJob(tx, 'orphaned', {});
      await addJob(tx, 'held', {});
    });
    const lock = `UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now() - interval '1 minute'
      WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = $2)`;
    await pool.query(lock, ['worker-that-was-killed', 'orphaned']);
    await pool.query(lock, ['worker-that-lives', 'held']);
    const presence = await announceWorkers(environment().config.databaseUrl);
    presence.events.emit('worker:create', { worker: { workerId: 'worker-that-lives' } } as never);
    await expect
      .poll(async () => (await pool.query(`SELECT FROM pg_locks WHERE locktype = 'advisory'`)).rowCount)
      .toBeGreaterThan(0);
    await releaseJobsOfDeadWorkers(pool);
    expect(await lockedBy()).toEqual([null, 'worker-that-lives']);
    await presence.stop();
  });
});
