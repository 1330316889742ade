import type { CronItem } from 'graphile-worker';
import type { App } from '../../platform/app.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { addJob, type JobHandler } from '../../platform/jobs/jobs.ts';
import { log } from '../../platform/log.ts';
import { retryNow } from '../../platform/outbox/outbox.service.ts';
import type { SearchCollection } from './index/collection.ts';
import { checkDrift } from './index/drift.ts';
import { watchedCollections } from './index/live-index.ts';
import { rebuildIfNeeded, rebuildIndex } from './index/rebuild.ts';
import { RESULTS_INDEX } from './index/results-collection.ts';
import { sendDigests } from './saved/digest.service.ts';

const LOOK_AFTER = 'lookAfterSearch';
const REBUILD = 'rebuildSearch';

/**
 * Looks after the indexes: makes one anew where it is missing, nearly empty, of another shape or grown out of its
 * statistics. While the engine is away there is nothing to do; the next look comes in a minute.
 */
const lookAfterSearch: JobHandler = async (app) => {
  if (!app.search || !(await app.search.isHealthy())) return;
  // What could not be written while the index was lost goes into the new one at once.
  for (const collection of watchedCollections(app)) {
    if (await rebuildIfNeeded(app, app.search, collection)) await retryNow(app, collection.topic);
  }
};

const rebuildSearch: JobHandler = async (app, payload) => {
  const { collection = RESULTS_INDEX } = payload as { collection?: string };
  for (const each of watchedCollections(app)) {
    if (app.search && each.name === collection) await rebuildIndex(app, app.search, each);
  }
};

const compareSearch: JobHandler = async (app) => {
  if (!app.search || !(await app.search.isHealthy())) return;
  for (const collection of watchedCollections(app)) {
    const drift = await checkDrift(app, app.search, collection);
    if (drift.repaired)
      log.warn(
        { collection: collection.name, drift },
        'the index differed from the database and is brought in order',
      );
  }
};

export const searchJobs = {
  [LOOK_AFTER]: lookAfterSearch,
  [REBUILD]: rebuildSearch,
  compareSearch,
  searchDigests: sendDigests,
} satisfies Record<string, JobHandler>;

export const searchCrons: readonly CronItem[] = [
  {
    task: LOOK_AFTER,
    match: '* * * * *',
    options: { backfillPeriod: 0, maxAttempts: 1, jobKey: LOOK_AFTER },
  },
  { task: 'compareSearch', match: '17 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  // Times of crons are in UTC: seven in the morning in Asia/Shanghai.
  {
    task: 'searchDigests',
    match: '0 23 * * *',
    options: { backfillPeriod: 12 * 60 * 60 * 1000, maxAttempts: 5 },
  },
];

/** Has the indexes looked after as soon as a worker is there. */
export async function lookAfterSearchSoon(app: App): Promise<void> {
  await inTransaction(app.db, (tx) => addJob(tx, LOOK_AFTER, {}, { key: LOOK_AFTER, maxAttempts: 3 }));
}

/** Has an index made anew by a worker once the transaction commits; two wishes that wait become one. */
export function rebuildSoon(tx: Transaction, { name }: Pick<SearchCollection, 'name'>): Promise<void> {
  return addJob(tx, REBUILD, { collection: name }, { key: `${REBUILD}:${name}`, maxAttempts: 3 });
}
