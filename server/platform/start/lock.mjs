import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identify, isAlive } from './processes.mjs';

/** @typedef {import('./processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * Takes a lock for this process. A lock whose holder was killed is known by its number and start time and taken over.
 * @param {string} file
 * @returns {Promise<{ holder: ProcessIdentity } | { release: () => void }>} the living holder, or how to give it back
 */
export async function tryLock(file) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = JSON.stringify(identify(process.pid));
  for (;;) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const seen = read(file);
    const holder = parse(seen);
    if (holder && isAlive(holder)) return { holder };
    // Two may find the same stale lock: only who moves exactly that one away has removed it.
    if (seen !== null && (holder || isOld(file))) takeAway(file, seen);
    else await delay(30);
  }
}

/**
 * Runs a function while holding a lock, waiting for as long as another process has it.
 * @template T
 * @param {string} file
 * @param {() => void} onWait called once if it has to wait
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, run) {
  let lock = await tryLock(file);
  if ('holder' in lock) onWait();
  while ('holder' in lock) {
    await delay(200);
    lock = await tryLock(file);
  }
  try {
    return await run();
  } finally {
    lock.release();
  }
}

/** @param {string} file @param {string} seen */
function takeAway(file, seen) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // Another was quicker.
  }
  if (read(aside) === seen) rmSync(aside);
  else renameSync(aside, file);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/**
 * @param {string | null} text
 * @returns {ProcessIdentity | null} null if it is still being written or spoiled
 */
function parse(text) {
  try {
    const value = JSON.parse(text ?? '');
    return typeof value?.pid === 'number' && typeof value?.startTime === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** A lock without content is being written, unless that was some seconds ago. @param {string} file */
function isOld(file) {
  return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) < Date.now() - 5000;
}
