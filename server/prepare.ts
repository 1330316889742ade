import { resolve } from 'node:path';
import { loadDemonstration } from '../seeds/load.ts';
import { features } from './features/index.ts';
import { loadConfig } from './platform/config.ts';
import { closeApp, migrate, openApp } from './platform/open-app.ts';

/** Brings the database to the present schema and, on the first start, loads the demonstration world; then it ends. */
const config = loadConfig();
const app = await openApp(config, features);
await migrate(app);
if (config.demonstration) {
  await loadDemonstration(app, {
    folder: resolve('seeds'),
    progress: (progress) => process.send?.({ progress }),
  });
}
await closeApp(app);
process.send?.({ ready: true });
process.disconnect?.();
