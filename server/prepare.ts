import { features } from './features/index.ts';
import { loadConfig } from './platform/config.ts';
import { closeApp, migrate, openApp } from './platform/open-app.ts';

/** Brings the database to the present schema and, on the first start, loads the demonstration world; then it ends. */
const config = loadConfig();
const app = await openApp(config, features);
await migrate(app);
await closeApp(app);
process.send?.({ ready: true });
process.disconnect?.();
