import { features } from './features/index.ts';
import { loadConfig } from './platform/config.ts';
import { startJobRunner } from './platform/jobs/jobs.ts';
import { log } from './platform/log.ts';
import { closeApp, openApp } from './platform/open-app.ts';
import { outboxHandlersOf } from './platform/outbox/outbox.service.ts';
import { startOutboxWorker } from './platform/outbox/outbox-worker.ts';
import { platformJobs } from './platform/platform-jobs.ts';
import { onStop } from './platform/process.ts';

/** The worker process: jobs, times and the outbox. Run as many as wanted. */
process.env.FRUITION_PROCESS ??= 'worker';
const app = await openApp(loadConfig(), features);
for (const feature of features) await feature.start?.(app, 'worker');

const jobs = Object.assign({}, platformJobs.jobs, ...features.map((feature) => feature.jobs ?? {}));
const crons = [...platformJobs.crons, ...features.flatMap((feature) => [...(feature.crons ?? [])])];
const runner = await startJobRunner(app, jobs, crons);
const outbox = await startOutboxWorker(app, outboxHandlersOf(features));
log.info('the worker runs');
process.send?.({ ready: true });

onStop(async () => {
  await outbox.stop();
  await runner.stop();
  await closeApp(app);
});
