import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, isAlive } from './processes.mjs';

/**
 * What is written down about a running process, so that a later start recognises it and nothing else.
 * @typedef {import('./processes.mjs').ProcessIdentity & { port: number }} ProcessRecord
 */

/**
 * How a process is asked to end: each signal with the time it is given to work.
 * @typedef {{ signal: NodeJS.Signals, seconds: number }[]} StopSteps
 */

/** The processes of one copy, in the order in which they are stopped: first those that use the others. */
export const PROCESSES = /** @type {const} */ (['prepare', 'worker', 'api', 'meilisearch', 'postgres']);

/** @typedef {typeof PROCESSES[number]} ProcessName */

/** @type {StopSteps} */
const POLITE = [
  { signal: 'SIGTERM', seconds: 20 },
  { signal: 'SIGKILL', seconds: 5 },
];

/** @type {Record<ProcessName, StopSteps>} */
export const STOP_STEPS = {
  prepare: POLITE,
  worker: POLITE,
  api: POLITE,
  meilisearch: POLITE,
  postgres: [
    { signal: 'SIGINT', seconds: 20 }, // "fast": open transactions are rolled back, a checkpoint is written
    { signal: 'SIGQUIT', seconds: 5 },
    { signal: 'SIGKILL', seconds: 5 },
  ],
};

/**
 * @param {string} dataDir
 * @param {ProcessName} name
 */
export function recordFile(dataDir, name) {
  return join(dataDir, 'run', `${name}.json`);
}

/**
 * @param {string} file
 * @param {ProcessRecord} record
 */
export function writeRecord(file, record) {
  writeFileSync(`${file}.new`, JSON.stringify(record), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * The process written down in the file, alive or not.
 * @param {string} file
 * @returns {ProcessRecord | null}
 */
export function readRecord(file) {
  try {
    const { pid, startTime, port } = JSON.parse(readFileSync(file, 'utf8'));
    return typeof pid === 'number' && typeof startTime === 'string'
      ? { pid, startTime, port: Number(port) }
      : null;
  } catch {
    return null;
  }
}

/**
 * The process written down in the file, if that very process still lives.
 * @param {string} file
 */
export function readLiveRecord(file) {
  const record = readRecord(file);
  return record && isAlive(record) ? record : null;
}

/**
 * Ends the process written down for the name, if it still lives.
 * @param {string} dataDir
 * @param {ProcessName} name
 * @returns {Promise<boolean>} whether there was one
 */
export async function endRecorded(dataDir, name) {
  const file = recordFile(dataDir, name);
  const record = readLiveRecord(file);
  if (record && !(await endProcess(record, STOP_STEPS[name]))) {
    throw new Error(`The process ${record.pid} (${name}) does not end, not even when killed`);
  }
  return record !== null;
}
