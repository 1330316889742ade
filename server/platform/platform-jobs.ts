import type { CronItem } from 'graphile-worker';
import type { JobHandler } from './jobs/jobs.ts';

/** Background work of the platform itself. */
export const platformJobs: { jobs: Record<string, JobHandler>; crons: CronItem[] } = { jobs: {}, crons: [] };
