import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import { Client, type Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { log } from '../log.ts';

/**
 * A worker that is killed leaves its jobs locked; the queue itself would wait four hours. Here each worker holds an
 * advisory lock as long as its process lives, so the others can tell the jobs of the dead and take them over at once.
 */
const CLASS = 'fruition-worker';
const RECONNECT_AFTER_MS = 500;

/** Holds a lock for every worker of this process, on one connection that lives as long as the process. */
export async function announceWorkers(
  connectionString: string,
): Promise<{ events: WorkerEvents; stop: () => Promise<void> }> {
  const events = new EventEmitter() as WorkerEvents;
  const held = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();
  let client: Client | null = null;
  let stopped = false;

  const connect = async () => {
    const next = new Client({ connectionString, application_name: 'fruition-presence' });
    next.on('error', (error) =>
      log.warn({ err: error }, 'jobs: the connection that shows our presence was lost'),
    );
    await next.connect();
    next.on('end', () => {
      if (!stopped) void reconnect();
    });
    client = next;
    for (const id of held) await hold(next, id);
  };
  const reconnect = (): Promise<void> =>
    connect().catch(() => {
      if (!stopped) setTimeout(() => void reconnect(), RECONNECT_AFTER_MS);
    });
  await connect();
  events.on('worker:create', ({ worker }) => {
    held.add(worker.workerId);
    const present = client;
    if (!present) return;
    turn = turn
      .then(() => hold(present, worker.workerId))
      .catch((error: unknown) => log.warn({ err: error }, 'jobs: presence not shown'));
  });
  return {
    events,
    stop: async () => {
      stopped = true;
      await turn;
      await client?.end();
    },
  };
}

/** Whether any process runs jobs at the moment. */
export async function isWorkerPresent(db: DataSource): Promise<boolean> {
  const [row] = await db.query<{ present: boolean }[]>(
    `SELECT EXISTS (
       SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
         AND classid::bigint = hashtext($1)::bigint & 4294967295
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
     ) AS present`,
    [CLASS],
  );
  return row?.present ?? false;
}

/** Gives the jobs of workers whose process is gone back to the queue. */
export async function releaseJobsOfDeadWorkers(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ worker: string }>(
    `SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs
     WHERE locked_by IS NOT NULL AND locked_at < now() - interval '2 seconds'`,
  );
  const dead: string[] = [];
  for (const { worker } of rows) {
    const free = await pool.query<{ free: boolean }>(
      `SELECT NOT EXISTS (
         SELECT FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 2
           AND classid::bigint = hashtext($1)::bigint & 4294967295 AND objid::bigint = hashtext($2)::bigint & 4294967295
       ) AS free`,
      [CLASS, worker],
    );
    if (free.rows[0]?.free) dead.push(worker);
  }
  if (dead.length === 0) return;
  log.warn({ workers: dead.length }, 'jobs of workers that are gone go back to the queue');
  await pool.query('SELECT graphile_worker.force_unlock_workers($1::text[])', [dead]);
}

async function hold(client: Client, workerId: string): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared(hashtext($1), hashtext($2))', [CLASS, workerId]);
}
