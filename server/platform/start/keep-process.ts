import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { logFile, logSize, logTail } from '../embedded/service-process.ts';
import { identify } from './processes.mjs';
import { type ProcessName, recordFile, writeRecord } from './records.mjs';

/** Waiting times before the next attempts to bring something back, in milliseconds; the last one stays. */
const BACK_OFF_MS = [200, 1000, 2000, 5000, 10_000, 30_000];
/** What ran this long was well: the next restart begins again with the shortest wait. */
const WELL_AFTER_MS = 60_000;

export class BackOff {
  #attempt = 0;
  #since = Date.now();

  /** Waits before the next attempt; to be called when something ended. */
  async wait(signal: AbortSignal): Promise<void> {
    if (Date.now() - this.#since > WELL_AFTER_MS) this.#attempt = 0;
    const ms = BACK_OFF_MS[Math.min(this.#attempt++, BACK_OFF_MS.length - 1)];
    await delay(ms, undefined, { signal }).catch(() => undefined);
    this.#since = Date.now();
  }
}

export interface NodeProcessOptions {
  name: ProcessName;
  dataDir: string;
  /** Bundled file to run. */
  file: string;
  cwd: string;
  port: number;
  env: NodeJS.ProcessEnv;
  /** Hears how far it is on the way to being ready, in percent. */
  progress?: (percent: number) => void;
}

export interface NodeProcess {
  /** Settles when the process says that it is ready; rejects with the end of its log if it ends before. */
  ready: Promise<void>;
  /** Why it ended, for a log line. Never rejects. */
  exited: Promise<string>;
  pid: number | undefined;
}

/**
 * Starts one of our own processes in a session of its own, its output in its log file. Its channel to us closes when
 * we die, which tells it to end.
 */
export function startNodeProcess(options: NodeProcessOptions): NodeProcess {
  const { name, dataDir, file, cwd, port, env } = options;
  const logPath = logFile(dataDir, name);
  const logStart = logSize(logPath);
  const log = openSync(logPath, 'a', 0o600);
  const child = spawn(process.execPath, [file], {
    cwd,
    // Node 22 and newer keep compiled code there and load the bundle sooner; Node 20 ignores it.
    env: { NODE_COMPILE_CACHE: join(cwd, '.build', 'compile-cache'), ...env, FRUITION_PROCESS: name },
    detached: true,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (identity) writeRecord(recordFile(dataDir, name), { ...identity, port });

  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message) => {
      if (typeof message !== 'object') return;
      if ('ready' in message) resolve();
      if ('progress' in message) options.progress?.(Number(message.progress));
    });
    void exited.then((reason) => {
      const said = logTail(logPath, logStart);
      reject(new Error(`${name} ended (${reason}) before it was ready. Its log (${logPath}) says:\n${said}`));
    });
  });
  ready.catch(() => undefined); // Who waits for it sees the failure; nobody has to.
  return { ready, exited, pid: child.pid };
}
