import { execFileSync, spawnSync } from 'node:child_process';

/**
 * The user that PostgreSQL runs as. It refuses to run as root, so root lends it another user: `postgres` where there
 * is one, else `nobody`, which every system has; no user is created for it.
 * @typedef {{ name: string, uid: number, gid: number }} ServiceUser
 * @returns {ServiceUser | null} null when we are not root and it can simply run as us
 */
export function serviceUser() {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      return { name, uid: idOf('-u', name), gid: idOf('-g', name) };
    } catch {
      // No such user: try the next.
    }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and this system has neither a user "postgres" nor "nobody".',
  );
}

/** @param {'-u' | '-g'} which @param {string} name */
function idOf(which, name) {
  return Number(execFileSync('id', [which, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
}

/**
 * Whether that user can enter the folder: every folder above it must let it pass, which only trying tells for sure.
 * @param {string} folder
 * @param {ServiceUser} user
 */
export function canEnter(folder, user) {
  const { uid, gid } = user;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
  );
}
