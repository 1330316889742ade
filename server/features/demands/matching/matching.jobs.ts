import type { CronItem } from 'graphile-worker';
import type { App } from '../../../platform/app.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { addJob, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { Demand } from '../data/demand.entity.ts';
import { sendMatchDigests } from './digest/send-digests.job.ts';
import { suggestForDemand } from './steps/match-demand.service.ts';

const MATCH_ONE = 'matchDemand';
const MATCH_ALL = 'matchOpenDemands';
const DIGESTS = 'matchDigests';

/** Matches one demand; failing (the engine is away) has it tried again later. */
const matchOne: JobHandler = async (app, payload) => {
  const { demandId } = payload as { demandId: string };
  await suggestForDemand(app, demandId);
};

/** Every open demand meets what was published since. */
const matchAll: JobHandler = async (app) => {
  const open = await app.db.manager.find(Demand, { select: { id: true }, where: { state: 'OPEN' } });
  await matchSoon(
    app,
    open.map(({ id }) => id),
  );
};

/**
 * Has demands matched by a worker: what hears of changes must not wait for it. Two wishes that wait for one demand
 * become one.
 */
export async function matchSoon(app: App, demandIds: readonly string[]): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    for (const demandId of demandIds) {
      await addJob(tx, MATCH_ONE, { demandId }, { key: `${MATCH_ONE}:${demandId}`, maxAttempts: 10 });
    }
  });
}

export const matchingJobs = {
  [MATCH_ONE]: matchOne,
  [MATCH_ALL]: matchAll,
  [DIGESTS]: sendMatchDigests,
} satisfies Record<string, JobHandler>;

export const matchingCrons: readonly CronItem[] = [
  // Times of crons are in UTC: three in the morning, and Monday at seven, in Asia/Shanghai.
  { task: MATCH_ALL, match: '0 19 * * *', options: { backfillPeriod: 0, maxAttempts: 3 } },
  { task: DIGESTS, match: '0 23 * * 0', options: { backfillPeriod: 12 * 60 * 60 * 1000, maxAttempts: 5 } },
];
