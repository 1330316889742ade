import type { CronItem } from 'graphile-worker';
import type { App } from '../../platform/app.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { addJob, type JobHandler } from '../../platform/jobs/jobs.ts';
import { log } from '../../platform/log.ts';
import { checkDrift } from './index/drift.ts';
import { needsRebuild, rebuildIndex } from './index/rebuild.ts';
import { sendDigests } from './saved/digest.service.ts';

/**
 * Looks after the index: makes it anew where it is missing, empty or grown out of its statistics, else compares it
 * with the database. While the engine is away there is nothing to do; the next look comes in a minute.
 */
const lookAfterSearch: JobHandler = async (app) => {
  if (!app.search || !(await app.search.isHealthy())) return;
  if (await needsRebuild(app, app.search)) await rebuildIndex(app, app.search);
};

const compareSearch: JobHandler = async (app) => {
  if (!app.search || !(await app.search.isHealthy())) return;
  const drift = await checkDrift(app, app.search);
  if (drift.repaired) log.warn({ drift }, 'the index differed from the database and is brought in order');
};

export const searchJobs = { lookAfterSearch, compareSearch, searchDigests: sendDigests } satisfies Record<
  string,
  JobHandler
>;

export const searchCrons: readonly CronItem[] = [
  {
    task: 'lookAfterSearch',
    match: '* * * * *',
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: 'lookAfterSearch' },
  },
  { task: 'compareSearch', match: '17 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  // Times of crons are in UTC: seven in the morning in Asia/Shanghai.
  {
    task: 'searchDigests',
    match: '0 23 * * *',
    options: { backfillPeriod: 12 * 60 * 60 * 1000, maxAttempts: 5 },
  },
];

/** Has the index looked after as soon as a worker is there. */
export async function lookAfterSearchSoon(app: App): Promise<void> {
  await inTransaction(app.db, (tx) =>
    addJob(tx, 'lookAfterSearch', {}, { key: 'lookAfterSearch', maxAttempts: 3 }),
  );
}
