import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '../config.ts';
import { startMeilisearch } from '../embedded/meilisearch.ts';
import { startPostgres } from '../embedded/postgres.ts';
import type { ServiceProcess } from '../embedded/service-process.ts';
import type { Secrets } from './data-folder.mjs';
import { BackOff, type NodeProcess, startNodeProcess } from './keep-process.ts';
import { limitLogs } from './limit-logs.ts';
import * as messages from './messages.mjs';
import { endRecorded, type ProcessName } from './records.mjs';
import { publishSettings, withdrawSettings } from './running-market.ts';

export interface SuperviseOptions {
  root: string;
  dataDir: string;
  port: number;
  secrets: Secrets;
  /** Digest of the sources that the bundles were built from. */
  build: string;
  say: (line: string) => void;
}

export interface Market {
  /** Settles when the API answers and the worker works. */
  ready: Promise<{ config: Config; degraded: boolean }>;
  /** Stops everything in order: first the worker and the API, then what they use. Also in the middle of a start. */
  stop(): Promise<void>;
}

/** How often the loading of the demonstration world is told, in percent. */
const PROGRESS_STEP = 25;

const ENTRY = { prepare: 'prepare.js', api: 'main.js', worker: 'worker.js' } as const;

/**
 * Runs a whole market: PostgreSQL and Meilisearch unless the environment names others, preparation of the database,
 * the API and the worker. Whatever ends by itself is started again.
 */
export function supervise(options: SuperviseOptions): Market {
  const supervisor = new Supervisor(options);
  return { ready: supervisor.start(), stop: () => supervisor.stop() };
}

class Supervisor {
  readonly #options: SuperviseOptions;
  readonly #stopping = new AbortController();
  /** What our processes get; the addresses of the services join when they are known. */
  readonly #env: NodeJS.ProcessEnv;

  constructor(options: SuperviseOptions) {
    this.#options = options;
    this.#env = {
      ...process.env,
      DATA_DIR: options.dataDir,
      PORT: String(options.port),
      WEB_DIR: process.env.WEB_DIR ?? join(options.root, '.build', 'web'),
    };
    if (process.env.NODE_ENV !== 'production') this.#env.SECRET ??= options.secrets.secret;
  }

  async start(): Promise<{ config: Config; degraded: boolean }> {
    // Settings that are wrong are told at once, and not by the first process that reads them.
    const config = loadConfig({
      ...this.#env,
      DATABASE_URL: this.#env.DATABASE_URL ?? 'postgresql://embedded',
    });
    await Promise.all([this.#startPostgres(), this.#startMeilisearch()]);
    this.#throwIfStopping();
    await this.#prepare(config);
    this.#throwIfStopping();
    await Promise.all([this.#keepProcess('api'), this.#keepProcess('worker')]);
    publishSettings(this.#options.dataDir, this.#env);
    limitLogs(this.#options.dataDir, this.#stopping.signal);
    return { config, degraded: !this.#env.MEILI_URL };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    withdrawSettings(this.#options.dataDir);
    await this.#end('prepare', 'worker', 'api');
    await this.#end('meilisearch', 'postgres');
  }

  async #startPostgres(): Promise<void> {
    const { dataDir, secrets } = this.#options;
    if (process.env.DATABASE_URL) return this.#end('postgres');
    await this.#keepService(
      'PostgreSQL',
      () => startPostgres({ dataDir, ...secrets, durable: true }),
      (postgres) => this.#set('DATABASE_URL', postgres.url()),
    );
  }

  async #startMeilisearch(): Promise<void> {
    const { dataDir, secrets, say } = this.#options;
    if (process.env.MEILI_URL) return this.#end('meilisearch');
    const start = async () => {
      const meilisearch = await startMeilisearch({ dataDir, key: secrets.meilisearchKey });
      if (!meilisearch) throw new messages.StartRefusal(messages.noMeilisearch);
      return meilisearch;
    };
    try {
      await this.#keepService('Meilisearch', start, (meilisearch) => this.#set('MEILI_URL', meilisearch.url));
      this.#env.MEILI_KEY = secrets.meilisearchKey;
    } catch (error) {
      // The market works without it, only its search is poorer.
      say(error instanceof messages.StartRefusal ? error.message : messages.meilisearchFails(String(error)));
    }
  }

  /** Migrations and the demonstration world; skipped when this very build did it on this data folder. */
  async #prepare(config: Config): Promise<void> {
    const { dataDir, build, say } = this.#options;
    const stamp = join(dataDir, 'prepared.json');
    const done = JSON.stringify({ build, demonstration: config.demonstration });
    const embedded = !process.env.DATABASE_URL;
    if (embedded && existsSync(stamp) && readFileSync(stamp, 'utf8') === done) return;
    say(messages.preparing);
    let said = 0;
    const { ready, exited } = this.#startProcess('prepare', (percent) => {
      if (percent < said + PROGRESS_STEP) return;
      said = percent - (percent % PROGRESS_STEP);
      say(messages.demonstrationLoads(said));
    });
    await ready;
    await exited;
    if (embedded) writeFileSync(stamp, done, { mode: 0o600 });
  }

  /**
   * Starts a service and brings it back whenever it ends.
   * @param apply puts its address into the environment; true if that changed, so that our processes must be restarted
   */
  async #keepService<Service extends ServiceProcess>(
    name: string,
    start: () => Promise<Service>,
    apply: (service: Service) => boolean,
  ): Promise<void> {
    const { say } = this.#options;
    const first = await start();
    if (first.adopted) say(messages.adopted(name));
    apply(first);
    const watch = async () => {
      const backOff = new BackOff();
      let service = first;
      for (;;) {
        await service.exited;
        if (this.#stopping.signal.aborted) return;
        say(messages.endedByItself(name, ''));
        const next = await this.#startAgain(name, start, backOff);
        if (!next) return;
        service = next;
        say(messages.runsAgain(name));
        if (!apply(service)) continue;
        publishSettings(this.#options.dataDir, this.#env);
        await this.#end('worker', 'api'); // They come back with the new address.
      }
    };
    void watch();
  }

  async #startAgain<Service>(
    name: string,
    start: () => Promise<Service>,
    backOff: BackOff,
  ): Promise<Service | null> {
    while (!this.#stopping.signal.aborted) {
      try {
        return await start();
      } catch (error) {
        this.#options.say(messages.failsAgain(name, String(error)));
        await backOff.wait(this.#stopping.signal);
      }
    }
    return null;
  }

  /** Starts one of our processes, settles when it is ready the first time, and brings it back whenever it ends. */
  async #keepProcess(name: 'api' | 'worker'): Promise<void> {
    const { say } = this.#options;
    const first = this.#startProcess(name);
    await first.ready;
    const watch = async () => {
      const backOff = new BackOff();
      let child = first;
      for (;;) {
        const reason = await child.exited;
        if (this.#stopping.signal.aborted) return;
        say(messages.endedByItself(name, reason));
        await backOff.wait(this.#stopping.signal);
        if (this.#stopping.signal.aborted) return;
        child = this.#startProcess(name);
        child.ready.then(
          () => say(messages.runsAgain(name)),
          () => undefined, // Told when it has exited.
        );
      }
    };
    void watch();
  }

  #startProcess(name: keyof typeof ENTRY, progress?: (percent: number) => void): NodeProcess {
    const { root, dataDir, port } = this.#options;
    const file = join(root, '.build', 'server', ENTRY[name]);
    return startNodeProcess({ name, dataDir, file, cwd: root, port, env: this.#env, progress });
  }

  #set(variable: 'DATABASE_URL' | 'MEILI_URL', value: string): boolean {
    const changed = this.#env[variable] !== value;
    this.#env[variable] = value;
    return changed;
  }

  async #end(...names: ProcessName[]): Promise<void> {
    await Promise.all(names.map((name) => endRecorded(this.#options.dataDir, name)));
  }

  #throwIfStopping(): void {
    if (this.#stopping.signal.aborted) throw new Error('The start was stopped');
  }
}
