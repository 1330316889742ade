import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';

/** Runs the jobs of the features that are due until none is left; those of the platform, such as mails, stay queued. */
export async function drainJobs(app: App): Promise<void> {
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
  const logger = new Logger(() => () => {});
  await runOnce({
    connectionString: app.config.databaseUrl,
    maxPoolSize: 4,
    taskList,
    noHandleSignals: true,
    logger,
  });
}
