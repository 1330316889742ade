import {
  type CronItem,
  Logger,
  parseCronItems,
  type Runner,
  run,
  runMigrations,
  type TaskList,
} from 'graphile-worker';
import { Pool } from 'pg';
import type { App } from '../app.ts';
import type { Transaction } from '../database/transaction.ts';
import { log } from '../log.ts';
import { announceWorkers, releaseJobsOfDeadWorkers } from './worker-presence.ts';

/** The runner's own lines, at their levels, in our log; without the jobs themselves, whose payloads may be personal. */
const runnerLogger = new Logger(() => (level, message, meta) => {
  const facts = { ...meta, job: undefined };
  if (level === 'error') log.error(facts, message);
  else if (level === 'warning') log.warn(facts, message);
  else log.debug(facts, message);
});

export interface JobInfo {
  /** The same on every attempt of one job. */
  jobId: string;
  attempt: number;
  maxAttempts: number;
  /** Fires when the worker is asked to stop: long jobs save where they are and return. */
  signal: AbortSignal;
}

const LOOK_FOR_DEAD_MS = 20_000;

/** Background work. It may run more than once and may be cut off anywhere, so it must be repeatable. */
export type JobHandler = (app: App, payload: unknown, info: JobInfo) => Promise<void>;

export interface JobOptions {
  /** Two waiting jobs with one key become one. */
  key?: string;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  runAt?: Date;
  maxAttempts?: number;
}

/** Adds a job within the transaction: it runs if, and only if, the transaction commits. */
export async function addJob(
  tx: Transaction,
  name: string,
  payload: unknown,
  options: JobOptions = {},
): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4,
       max_attempts := $5, job_key := $6)`,
    [
      name,
      JSON.stringify(payload),
      options.queue ?? null,
      options.runAt ?? null,
      options.maxAttempts ?? 12,
      options.key ?? null,
    ],
  );
}

/** Takes back the jobs of a name that nobody works on yet, also those added in this very transaction. */
export async function dropWaitingJobs(tx: Transaction, name: string): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.complete_jobs(ARRAY(
       SELECT id FROM graphile_worker.jobs WHERE task_identifier = $1 AND locked_at IS NULL))`,
    [name],
  );
}

/** Makes or updates the queue's own tables. */
export async function migrateJobs(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: runnerLogger });
}

/** Runs the jobs of the features in this process until stopped. */
export async function startJobRunner(
  app: App,
  handlers: Readonly<Record<string, JobHandler>>,
  crons: readonly CronItem[],
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const pool = new Pool({
    connectionString: app.config.databaseUrl,
    max: 6,
    application_name: 'fruition-jobs',
  });
  const lost = (error: Error) => log.warn({ err: error }, 'jobs: a connection to the database was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const taskList: TaskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      async (payload, { job }) =>
        handler(app, payload, {
          jobId: String(job.id),
          attempt: job.attempts,
          maxAttempts: job.max_attempts,
          signal: stopping.signal,
        }),
    ]),
  );
  const presence = await announceWorkers(app.config.databaseUrl);
  await releaseJobsOfDeadWorkers(pool);
  const runner: Runner = await run({
    pgPool: pool,
    events: presence.events,
    taskList,
    parsedCronItems: parseCronItems([...crons]),
    concurrency: 3,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: runnerLogger,
  });
  runner.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner ended by itself'));
  const checking = setInterval(() => {
    releaseJobsOfDeadWorkers(pool).catch((error: unknown) =>
      log.warn({ err: error }, 'jobs of dead workers not looked for'),
    );
  }, LOOK_FOR_DEAD_MS);
  return {
    stop: async () => {
      clearInterval(checking);
      stopping.abort();
      await runner.stop();
      await presence.stop();
      await pool.end();
    },
  };
}
