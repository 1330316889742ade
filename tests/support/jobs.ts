import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';

/** Runs the jobs of the features that are due until none is left; those of the platform, such as mails, stay queued. */
export async function drainJobs(app: App): Promise<void> {
  const pgPool = new Pool({ connectionString: app.config.databaseUrl, max: 4 });
  const handlers = features.flatMap((feature) => Object.entries(feature.jobs ?? {}));
  const taskList: TaskList = Object.fromEntries(
    handlers.map(([name, handler]) => [
      name,
      async (payload, { job }) =>
        handler(app, payload, {
          jobId: String(job.id),
          attempt: job.attempts,
          maxAttempts: job.max_attempts,
          signal: new AbortController().signal,
        }),
    ]),
  );
  try {
    await runOnce({ pgPool, taskList, noHandleSignals: true, logger: new Logger(() => () => {}) });
  } finally {
    await pgPool.end();
  }
}
