import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { features } from '../../server/features/index.ts';
import { loadConfig } from '../../server/platform/config.ts';
import { startMeilisearch } from '../../server/platform/embedded/meilisearch.ts';
import { startPostgres } from '../../server/platform/embedded/postgres.ts';
import { closeApp, migrate, openApp } from '../../server/platform/open-app.ts';
import { makeFolders, secretsOf } from '../../server/platform/start/data-folder.mjs';
import { identify } from '../../server/platform/start/processes.mjs';
import { newTestFolder, removeTestFolder, sweepLeftovers } from './sweep.mjs';

/** What the whole test run shares; `testDatabase` and `testEnvironment` hand out parts of it. */
export interface TestServices {
  /** Folder of this run. */
  folder: string;
  /** Address of the database `postgres` as superuser, and of any database as the product's own role. */
  superuserUrl: string;
  url: string;
  /** A migrated, empty database that others are copied from. */
  template: string;
  search: { url: string; key: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    services: TestServices;
  }
}

const TEMPLATE = 'template_fruition';

/** One PostgreSQL and one Meilisearch for all test files, in a temporary folder that goes away afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepLeftovers();
  const folder = newTestFolder();
  makeFolders(folder);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(identify(process.pid)));
  const dataDir = join(folder, 'services');
  makeFolders(dataDir);
  const secrets = secretsOf(dataDir);
  try {
    const postgres = await startPostgres({ dataDir, ...secrets, durable: false });
    const search = await startMeilisearch({ dataDir, key: secrets.meilisearchKey });
    if (!search) {
      throw new Error(
        'The tests need Meilisearch: `npm ci` brings it on linux-x64, elsewhere put one on PATH.',
      );
    }
    await makeTemplate(postgres.superuserUrl(), postgres.url(TEMPLATE));
    project.provide('services', {
      folder,
      superuserUrl: postgres.superuserUrl(),
      url: postgres.url(),
      template: TEMPLATE,
      search: { url: search.url, key: secrets.meilisearchKey },
    });
  } catch (error) {
    await removeTestFolder(folder);
    throw error;
  }
  return () => removeTestFolder(folder);
}

/** Nobody may be connected to a template while it is copied, so the connections are closed again. */
async function makeTemplate(superuserUrl: string, templateUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`create database ${TEMPLATE} owner fruition`);
  } finally {
    await client.end();
  }
  const app = await openApp(loadConfig({ DATABASE_URL: templateUrl, DEMONSTRATION: '0' }), features);
  try {
    await migrate(app);
  } finally {
    await closeApp(app);
  }
}
