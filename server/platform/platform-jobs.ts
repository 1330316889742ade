import type { CronItem } from 'graphile-worker';
import { fileCrons, fileJobs } from './files/files.jobs.ts';
import type { JobHandler } from './jobs/jobs.ts';
import { mailJobs } from './mail/mail.jobs.ts';

/** Background work of the platform itself. */
export const platformJobs: { jobs: Record<string, JobHandler>; crons: CronItem[] } = {
  jobs: { ...fileJobs, ...mailJobs },
  crons: [...fileCrons],
};
