import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { secretsOf } from '../../server/platform/start/data-folder.mjs';
import { type ProcessName, readLiveRecord, recordFile } from '../../server/platform/start/records.mjs';

const root = resolve(import.meta.dirname, '../..');

/** A data folder for a whole market, below the folder of the test run: what is left in it is swept away. */
export function newDataDir(): string {
  return mkdtempSync(join(inject('services').folder, 'market-'));
}

export interface StartOptions {
  dataDir: string;
  /** 0: any free one. */
  port?: number;
  args?: string[];
  env?: Record<string, string>;
}

/** `npm start` in a process of its own, with its services inside. */
export class Market {
  readonly dataDir: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<number | null>;
  #output = '';

  constructor({ dataDir, port = 0, args = [], env = {} }: StartOptions) {
    this.dataDir = dataDir;
    this.#child = spawn(process.execPath, ['server/platform/start/start.mjs', ...args], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'development',
        DEMONSTRATION: '0',
        PORT: String(port),
        DATA_DIR: dataDir,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    }
    this.#exited = new Promise((done) => this.#child.once('close', done));
  }

  /** Everything said so far. */
  get output(): string {
    return this.#output;
  }

  /** Settles with the market's address when it is said to be ready. */
  async ready(): Promise<string> {
    const address = await this.says(/address\s+(http:\S+)/);
    return address[1] ?? '';
  }

  /** Settles when the start has said something; rejects if it ends without. */
  async says(what: RegExp): Promise<RegExpMatchArray> {
    for (;;) {
      const match = this.#output.match(what);
      if (match) return match;
      const more = new Promise((done) => this.#child.stdout?.once('data', done));
      const code = await Promise.race([more.then(() => undefined), this.#exited]);
      if (code !== undefined && !what.test(this.#output)) {
        throw new Error(`The start ended with ${code} and said:\n${this.#output}`);
      }
    }
  }

  /** Settles with the exit code. */
  exited(): Promise<number | null> {
    return this.#exited;
  }

  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.#exited;
  }

  /** Kills the supervisor as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** Number of one of its processes; null if it does not run. */
  pid(name: ProcessName): number | null {
    return readLiveRecord(recordFile(this.dataDir, name))?.pid ?? null;
  }

  /** Runs a statement on its database, as the product would. */
  async query(statement: string): Promise<Record<string, unknown>[]> {
    const port = readLiveRecord(recordFile(this.dataDir, 'postgres'))?.port;
    const { password } = secretsOf(this.dataDir);
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'fruition',
      password,
      database: 'fruition',
    });
    await client.connect();
    try {
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  }
}

/** Whether the market behind an address answers with its database and its search. */
export async function answers(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/ready`, { signal: AbortSignal.timeout(2000) });
    const state = (await response.json()) as { database?: boolean; search?: boolean };
    return response.ok && state.database === true && state.search === true;
  } catch {
    return false;
  }
}
