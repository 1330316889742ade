import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Meilisearch } from 'meilisearch';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Config, loadConfig } from '../../server/platform/config.ts';
import { type TestDatabase, testDatabase } from './database.ts';

export interface TestEnvironment {
  /** Settings of a process that works on the parts below; also as environment variables for a child process. */
  config: Config;
  env: Record<string, string>;
  database: TestDatabase;
  /** Begins the name of every index of this test file. */
  indexPrefix: string;
  dataDir: string;
  remove(): Promise<void>;
}

let made = 0;

/** A database, an index prefix and a data folder of one's own, on the servers of the test run. */
export async function testEnvironment(settings: Record<string, string> = {}): Promise<TestEnvironment> {
  const { folder, search } = inject('services');
  const database = await testDatabase();
  const indexPrefix = `t${process.pid}x${++made}${Date.now().toString(36)}`;
  const dataDir = join(folder, `data-${indexPrefix}`);
  mkdirSync(dataDir, { recursive: true });
  const env = {
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    MEILI_URL: search.url,
    MEILI_KEY: search.key,
    MEILI_PREFIX: indexPrefix,
    DATA_DIR: dataDir,
    DEMONSTRATION: '0',
    ...settings,
  };
  const remove = async () => {
    await database.drop();
    await removeIndexes(indexPrefix);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { config: loadConfig(env), env, database, indexPrefix, dataDir, remove };
}

/**
 * For the top of a test file: makes an environment before its tests and removes it after them.
 * @returns a function that gives it, inside hooks and tests
 */
export function useTestEnvironment(settings: Record<string, string> = {}): () => TestEnvironment {
  let environment: TestEnvironment | undefined;
  beforeAll(async () => {
    environment = await testEnvironment(settings);
  });
  afterAll(() => environment?.remove());
  return () => {
    if (!environment) throw new Error('The test environment is there from the first beforeAll on');
    return environment;
  };
}

async function removeIndexes(prefix: string): Promise<void> {
  const { search } = inject('services');
  const client = new Meilisearch({ host: search.url, apiKey: search.key });
  const { results } = await client.getIndexes({ limit: 1000 });
  await Promise.all(
    results.filter(({ uid }) => uid.startsWith(prefix)).map(({ uid }) => client.deleteIndex(uid)),
  );
}
