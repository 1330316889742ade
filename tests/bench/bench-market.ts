import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';
import { loadConfig } from '../../server/platform/config.ts';
import { freePort } from '../../server/platform/embedded/free-port.ts';
import { startMeilisearch } from '../../server/platform/embedded/meilisearch.ts';
import { startPostgres } from '../../server/platform/embedded/postgres.ts';
import { closeApp, migrate, openApp } from '../../server/platform/open-app.ts';
import { bundleServer } from '../../server/platform/start/bundle.mjs';
import { makeFolders, secretsOf } from '../../server/platform/start/data-folder.mjs';
import { startNodeProcess } from '../../server/platform/start/keep-process.ts';
import { endProcess, identify } from '../../server/platform/start/processes.mjs';
import { STOP_STEPS } from '../../server/platform/start/records.mjs';
import { newTestFolder, removeTestFolder, sweepLeftovers } from '../support/sweep.mjs';

const root = resolve(import.meta.dirname, '../..');
const LOOK_EVERY_MS = 5;

/** A market of its own for one run of the bench: real PostgreSQL and Meilisearch, and API processes on demand. */
export interface BenchMarket {
  /** What this process works on the market with. */
  app: App;
  search: { url: string; key: string; indexPrefix: string };
  startApi(): Promise<BenchApi>;
  /** Ends every process and removes the folder. */
  remove(): Promise<void>;
}

export interface BenchApi {
  address: string;
  /** From the start of the process until a request was answered. */
  secondsToAnswer: number;
  stop(): Promise<void>;
}

/** Starts it in a temporary folder on free ports; the API is bundled from the sources as they are. */
export async function startBenchMarket(): Promise<BenchMarket> {
  await sweepLeftovers();
  const folder = newTestFolder();
  const bundle = join('.build', `bench-${process.pid}`);
  const dataDir = join(folder, 'market');
  makeFolders(folder);
  makeFolders(dataDir);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(identify(process.pid)));
  const removeAll = async () => {
    await removeTestFolder(folder);
    rmSync(join(root, bundle), { recursive: true, force: true });
  };
  try {
    const [env] = await Promise.all([startServices(dataDir), bundleServer(root, bundle)]);
    const config = loadConfig(env);
    if (!config.search) throw new Error('The bench has no search engine');
    const app = await openApp(config, features);
    await migrate(app);
    return {
      app,
      search: config.search,
      startApi: () => startApi(dataDir, join(root, bundle, 'main.js'), env),
      remove: async () => {
        await closeApp(app);
        await removeAll();
      },
    };
  } catch (error) {
    await removeAll();
    throw error;
  }
}

/** Starts database and engine; answers the environment of the market's processes, which is that of production. */
async function startServices(dataDir: string): Promise<Record<string, string>> {
  const secrets = secretsOf(dataDir);
  const postgres = await startPostgres({ dataDir, ...secrets, durable: false });
  const engine = await startMeilisearch({ dataDir, key: secrets.meilisearchKey });
  if (!engine) {
    throw new Error(
      'The bench needs Meilisearch: `npm ci` brings it on linux-x64, elsewhere put one on PATH.',
    );
  }
  mkdirSync(join(dataDir, 'files'), { recursive: true });
  return {
    NODE_ENV: 'production',
    DATABASE_URL: postgres.url(),
    MEILI_URL: engine.url,
    MEILI_KEY: secrets.meilisearchKey,
    DATA_DIR: dataDir,
    SECRET: secrets.secret,
    PUBLIC_URL: 'http://localhost',
    SMTP_URL: 'smtp://localhost:1',
    REQUESTS_PER_MINUTE: '1000000000',
  };
}

async function startApi(dataDir: string, file: string, env: Record<string, string>): Promise<BenchApi> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = startNodeProcess({
    name: 'api',
    dataDir,
    file,
    cwd: root,
    port,
    env: { PATH: process.env.PATH, ...env, PORT: String(port) },
  });
  let ended = '';
  void child.exited.then((reason) => {
    ended = reason;
  });
  while (!(await answers(address))) {
    if (ended) await child.ready;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  const secondsToAnswer = (performance.now() - started) / 1000;
  await child.ready;
  return {
    address,
    secondsToAnswer,
    stop: async () => {
      const identity = child.pid === undefined ? null : identify(child.pid);
      if (identity) await endProcess(identity, STOP_STEPS.api);
    },
  };
}

async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ searchResults(first: 1) { totalCount } }' }),
    });
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError) return false; // Nobody listens yet.
    throw error;
  }
}
