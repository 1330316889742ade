import type { CronItem } from 'graphile-worker';
import { In, LessThan } from 'typeorm';
import type { App } from '../app.ts';
import { clock, DAY_MS } from '../clock.ts';
import type { JobHandler } from '../jobs/jobs.ts';
import { log } from '../log.ts';
import { contentKey } from './files.service.ts';
import { sweepIncoming } from './incoming.ts';
import { StoredFile } from './stored-file.entity.ts';

const JOB = 'files-sweep';
const BATCH = 200;

/**
 * Deletes files that nobody attached within a day, files that were given up, and leftovers of broken uploads.
 * Each file is first out of reach (committed), then its content goes, then its row: cut off anywhere, the next run
 * finds the row and goes on, and a file that is attached in the meantime is never touched.
 * @returns how many files went
 */
export async function sweepFiles(app: App, signal?: AbortSignal): Promise<number> {
  await sweepIncoming(app.files);
  const unused = { state: In(['RECEIVING', 'HELD']), createdAt: LessThan(clock.in(-DAY_MS)) };
  await app.db.manager.update(StoredFile, unused, { state: 'DISCARDED' });
  let deleted = 0;
  while (!signal?.aborted) {
    const files = await app.db.manager.find(StoredFile, { where: { state: 'DISCARDED' }, take: BATCH });
    for (const file of files) {
      await app.files.delete(contentKey(file.id));
      await app.db.manager.delete(StoredFile, { id: file.id, state: 'DISCARDED' });
    }
    deleted += files.length;
    if (files.length < BATCH) break;
  }
  if (deleted > 0) log.info({ files: deleted }, 'unused files were deleted');
  return deleted;
}

export const fileJobs: Readonly<Record<string, JobHandler>> = {
  [JOB]: async (app, _payload, { signal }) => {
    await sweepFiles(app, signal);
  },
};

export const fileCrons: readonly CronItem[] = [
  { task: JOB, match: '17 * * * *', options: { backfillPeriod: 0 } },
];
