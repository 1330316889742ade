import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessIdentity } from '../start/processes.mjs';
import { endProcess, identify, isAlive } from '../start/processes.mjs';

/** What is written down about a running service, so that a later start recognises it and nothing else. */
export interface ServiceRecord extends ProcessIdentity {
  port: number;
}

/** A running PostgreSQL or Meilisearch of ours, started now or taken over from a start that was killed. */
export interface ServiceProcess {
  identity: ProcessIdentity;
  port: number;
  /** True if it was already running when we came. */
  adopted: boolean;
  /** Settles when the process is gone, for whatever reason. Never rejects. */
  exited: Promise<void>;
  /** Ends it in order, and with force if it does not follow. */
  stop(): Promise<void>;
}

export interface SpawnOptions {
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Set when we are root and the service must run as another user. */
  user?: { uid: number; gid: number } | undefined;
  logFile: string;
  recordFile: string;
  port: number;
  stopSteps: { signal: NodeJS.Signals; seconds: number }[];
}

/**
 * Starts a service in a session of its own, so that Ctrl-C in the terminal reaches only the supervisor, which stops
 * things in order. Its output goes to a file and not to a pipe: it must survive a killed supervisor.
 */
export function spawnService(options: SpawnOptions): ServiceProcess {
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(options.file, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...options.user,
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const identity = (child.pid !== undefined && identify(child.pid)) || {
    pid: child.pid ?? -1,
    startTime: '',
  };
  writeRecord(options.recordFile, { ...identity, port: options.port });
  return { identity, port: options.port, adopted: false, exited, stop: stopper(identity, options) };
}

/** Watches a service that an earlier start left running. */
export function adoptService(
  record: ServiceRecord,
  options: Pick<SpawnOptions, 'recordFile' | 'stopSteps'>,
): ServiceProcess {
  const { port, ...identity } = record;
  const exited = watchUntilGone(identity);
  return { identity, port, adopted: true, exited, stop: stopper(identity, options) };
}

function stopper(
  identity: ProcessIdentity,
  options: Pick<SpawnOptions, 'recordFile' | 'stopSteps'>,
): () => Promise<void> {
  return async () => {
    if (!(await endProcess(identity, options.stopSteps))) {
      throw new Error(`Process ${identity.pid} does not end, not even when killed`);
    }
    rmSync(options.recordFile, { force: true });
  };
}

/** A process that is not our child gives no exit event, so look twice a second. */
async function watchUntilGone(identity: ProcessIdentity): Promise<void> {
  while (isAlive(identity)) await delay(500, undefined, { ref: false });
}

/** The service written down in the file, if that very process still lives. */
export function readLiveRecord(recordFile: string): ServiceRecord | null {
  const record = readRecord(recordFile);
  return record && isAlive(record) ? record : null;
}

/** The service written down in the file, alive or not: its port is worth keeping. */
export function readRecord(recordFile: string): ServiceRecord | null {
  try {
    const value: unknown = JSON.parse(readFileSync(recordFile, 'utf8'));
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function writeRecord(recordFile: string, record: ServiceRecord): void {
  writeFileSync(`${recordFile}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${recordFile}.new`, recordFile);
}

function isRecord(value: unknown): value is ServiceRecord {
  const { pid, startTime, port } = (value ?? {}) as Partial<ServiceRecord>;
  return typeof pid === 'number' && typeof startTime === 'string' && typeof port === 'number';
}

/** What a service wrote to its log since the given size, for error messages. */
export function logSince(logFile: string, size: number): string {
  try {
    return readFileSync(logFile).subarray(size).toString('utf8').trim();
  } catch {
    return '';
  }
}

export function logSize(logFile: string): number {
  return statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
}
