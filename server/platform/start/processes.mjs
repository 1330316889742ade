import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A process that cannot be mistaken for another one that later got the same number.
 * @typedef {{ pid: number, startTime: string }} ProcessIdentity
 */

/**
 * When the process was started, as an opaque text that is equal only for the same process; null if it is gone.
 * A zombie counts as gone: nobody may ever collect it when its parent was killed in a container.
 * @param {number} pid
 * @returns {string | null}
 */
export function startTimeOf(pid) {
  if (process.platform === 'linux') {
    try {
      // The name in the second field may hold spaces and brackets, so count from its closing bracket.
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ');
      return fields[0] === 'Z' || fields[0] === 'X' ? null : `${bootId()}:${fields[19]}`;
    } catch {
      return null;
    }
  }
  try {
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text === '' || text.startsWith('Z') ? null : text.replace(/^\S+\s+/, '');
  } catch {
    return null;
  }
}

/** Start times on Linux count from boot, so they mean nothing after the next one. */
function bootId() {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | null} null if there is no such process
 */
export function identify(pid) {
  const startTime = startTimeOf(pid);
  return startTime === null ? null : { pid, startTime };
}

/** @param {ProcessIdentity} identity */
export function isAlive({ pid, startTime }) {
  return startTimeOf(pid) === startTime;
}

/**
 * Program and arguments with spaces between them; empty if there is no such process or it may not be seen.
 * @param {number} pid
 */
export function commandLineOf(pid) {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'args=', '-ww', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/**
 * Sends the signals one after the other until the process is gone. Another process with the same number is left alone.
 * @param {ProcessIdentity} identity
 * @param {{ signal: NodeJS.Signals, seconds: number }[]} steps each signal with the time it is given to work
 * @returns {Promise<boolean>} whether it is gone
 */
export async function endProcess(identity, steps) {
  for (const { signal, seconds } of steps) {
    if (!isAlive(identity)) return true;
    try {
      process.kill(identity.pid, signal);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
    const deadline = Date.now() + seconds * 1000;
    while (isAlive(identity) && Date.now() < deadline) await delay(25);
  }
  return !isAlive(identity);
}
