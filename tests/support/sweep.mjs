import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, isAlive } from '../../server/platform/start/processes.mjs';
import { canEnter, serviceUser } from '../../server/platform/start/unprivileged.mjs';

const PREFIX = 'fruition-test-';

/** Where test folders are made: the temporary folder, unless PostgreSQL's user could not enter it. */
export function temporaryFolder() {
  const user = serviceUser();
  const folders = [tmpdir(), '/tmp', '/var/tmp'];
  const folder = folders.find((path) => existsSync(path) && (!user || canEnter(path, user)));
  if (!folder) throw new Error(`PostgreSQL's user can enter none of ${folders.join(', ')}`);
  return folder;
}

/** Name of a new test folder. */
export function newTestFolder() {
  return join(temporaryFolder(), `${PREFIX}${process.pid}-${Math.random().toString(36).slice(2, 8)}`);
}

/**
 * Ends what test runs left that were killed: every process written down in their folders, then the folders. Runs that
 * are still going on are known by their owner and left alone.
 */
export async function sweepLeftovers() {
  const parent = temporaryFolder();
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(parent, name);
    const owner = readJson(join(folder, 'owner.json'));
    if (owner ? !isAlive(owner) : isOld(folder)) await removeTestFolder(folder);
  }
}

/** @param {string} folder */
export async function removeTestFolder(folder) {
  for (const record of recordsBelow(folder)) {
    await endProcess(record, [
      { signal: 'SIGINT', seconds: 5 },
      { signal: 'SIGKILL', seconds: 5 },
    ]);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/**
 * Every process that is written down in the data folders below a test folder: first the supervisors, which hold the
 * locks and would start the others again.
 * @param {string} folder
 */
function recordsBelow(folder) {
  const dataDirs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
  const runs = dataDirs.map((dataDir) => join(dataDir, 'run')).filter((run) => existsSync(run));
  return [
    ...dataDirs.map((dataDir) => join(dataDir, 'lock')),
    ...runs.flatMap((run) => readdirSync(run).map((file) => join(run, file))),
  ]
    .map(readJson)
    .filter((record) => record !== null);
}

/**
 * @param {string} file
 * @returns {import('../../server/platform/start/processes.mjs').ProcessIdentity | null}
 */
function readJson(file) {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value?.pid === 'number' && typeof value?.startTime === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** A folder without an owner is one that is just being made, unless it is old. @param {string} folder */
function isOld(folder) {
  return (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - 60_000;
}
