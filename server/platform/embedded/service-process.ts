import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessIdentity } from '../start/processes.mjs';
import { endProcess, identify, isAlive } from '../start/processes.mjs';
import {
  type ProcessName,
  type ProcessRecord,
  recordFile,
  STOP_STEPS,
  writeRecord,
} from '../start/records.mjs';

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
  name: ProcessName;
  dataDir: string;
  port: number;
  file: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  /** Set when we are root and the service must run as another user. */
  user?: { uid: number; gid: number } | undefined;
}

export function logFile(dataDir: string, name: ProcessName): string {
  return join(dataDir, 'logs', `${name}.log`);
}

/**
 * Starts a service in a session of its own, so that Ctrl-C in the terminal reaches only the supervisor, which stops
 * things in order. Its output goes to a file and not to a pipe: it must survive a killed supervisor.
 */
export function spawnService(options: SpawnOptions): ServiceProcess {
  const { name, dataDir, port, cwd, env, user } = options;
  const log = openSync(logFile(dataDir, name), 'a', 0o600);
  const stdio = ['ignore', log, log] as const;
  const identityOfUser = user ? { uid: user.uid, gid: user.gid } : {};
  const child = spawn(options.file, options.args, {
    cwd,
    env,
    detached: true,
    stdio: [...stdio],
    ...identityOfUser,
  });
  closeSync(log);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (!identity)
    return { identity: { pid: -1, startTime: '' }, port, adopted: false, exited, stop: async () => {} };
  writeRecord(recordFile(dataDir, name), { ...identity, port });
  return { identity, port, adopted: false, exited, stop: () => end(identity, name) };
}

/** Watches a service that an earlier start left running. */
export function adoptService(record: ProcessRecord, name: ProcessName): ServiceProcess {
  const { port, ...identity } = record;
  return { identity, port, adopted: true, exited: watchUntilGone(identity), stop: () => end(identity, name) };
}

async function end(identity: ProcessIdentity, name: ProcessName): Promise<void> {
  if (!(await endProcess(identity, STOP_STEPS[name]))) {
    throw new Error(`The process ${identity.pid} (${name}) does not end, not even when killed`);
  }
}

/** A process that is not our child gives no exit event, so look twice a second. */
async function watchUntilGone(identity: ProcessIdentity): Promise<void> {
  while (isAlive(identity)) await delay(500, undefined, { ref: false });
}

export function logSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The last lines that a process wrote to its log since it had the given size, for error messages. */
export function logTail(file: string, since: number, lines = 12): string {
  try {
    return readFileSync(file).subarray(since).toString('utf8').trim().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}
