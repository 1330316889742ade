import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, serviceUser } from './unprivileged.mjs';

/**
 * Made once per data folder and kept in its `secrets.json` (mode 600).
 * @typedef {object} Secrets
 * @property {string} superuserPassword PostgreSQL's `postgres`
 * @property {string} password PostgreSQL's `fruition`
 * @property {string} meilisearchKey
 * @property {string} secret the product's own (SECRET)
 */

/** Everything that is made in a data folder; `--reset` removes these and nothing else. */
const ENTRIES = [
  'files',
  'incoming',
  'logs',
  'mail',
  'meilisearch',
  'meilisearch-program',
  'postgres',
  'postgres.new',
  'postgres-password.new',
  'postgres-programs',
  'postgres-programs.new',
  'prepared.json',
  'run',
  'secrets.json',
];

/**
 * The folder that data goes to: the wanted one, unless we are root and it lies where the user that PostgreSQL then
 * runs as cannot enter (a home with mode 700). Then one below /var/lib, always the same for the same wanted folder.
 * The folder is made.
 * @param {string} wanted
 * @param {boolean} holdsPostgres false when PostgreSQL is elsewhere (DATABASE_URL)
 * @returns {{ path: string, instead: { of: string, user: string } | null }}
 */
export function chooseDataFolder(wanted, holdsPostgres) {
  const path = resolve(wanted);
  const user = holdsPostgres ? serviceUser() : null;
  const isNew = !existsSync(path);
  makeFolders(path);
  if (!user || canEnter(path, user)) return { path, instead: null };
  if (isNew) rmSync(path, { recursive: true });
  const other = fallbackFolder(path);
  makeFolders(other);
  if (!canEnter(other, user)) {
    throw new Error(
      `The user "${user.name}", which PostgreSQL runs as when root starts it, can enter neither ${path} nor ${other}. ` +
        'Set DATA_DIR to a folder that every user can enter.',
    );
  }
  return { path: other, instead: { of: path, user: user.name } };
}

/**
 * Where the data goes instead of a folder that PostgreSQL's user cannot enter.
 * @param {string} wanted absolute path
 */
export function fallbackFolder(wanted) {
  return `/var/lib/fruition-${createHash('sha256').update(wanted).digest('hex').slice(0, 8)}`;
}

/**
 * The data folder with its inner ones. Root's is open for passing through, because PostgreSQL runs as another user.
 * @param {string} path
 */
export function makeFolders(path) {
  mkdirSync(path, { recursive: true });
  chmodSync(path, process.getuid?.() === 0 ? 0o711 : 0o700);
  for (const name of ['run', 'logs']) mkdirSync(join(path, name), { recursive: true, mode: 0o700 });
}

/**
 * @param {string} folder
 * @returns {Secrets}
 */
export function secretsOf(folder) {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  if (existsSync(join(folder, 'postgres'))) {
    throw new Error(
      `${file} is missing, and without it the database beside it cannot be opened. Put it back, or start anew: npm start -- --reset`,
    );
  }
  const random = () => randomBytes(24).toString('base64url');
  const secrets = {
    superuserPassword: random(),
    password: random(),
    meilisearchKey: random(),
    secret: random() + random(),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return secrets;
}

/**
 * Removes all data of ours from the folder.
 * @param {string} folder
 * @returns {string[]} what is left in it because it is not ours
 */
export function emptyDataFolder(folder) {
  for (const name of ENTRIES) rmSync(join(folder, name), { recursive: true, force: true });
  makeFolders(folder);
  return readdirSync(folder).filter((name) => name !== 'run' && name !== 'logs' && name !== 'lock');
}
