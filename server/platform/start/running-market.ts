import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fallbackFolder } from './data-folder.mjs';
import { noMarketRuns, StartRefusal } from './messages.mjs';
import { readLiveRecord } from './records.mjs';

/** What a command-line tool must share with the market it works on. */
const SHARED = ['DATABASE_URL', 'MEILI_URL', 'MEILI_KEY', 'SECRET', 'DATA_DIR', 'PORT'] as const;

function settingsFile(dataDir: string): string {
  return join(dataDir, 'run', 'settings.json');
}

/** Leaves the settings of a running market for tools that run beside it. */
export function publishSettings(dataDir: string, env: NodeJS.ProcessEnv): void {
  const settings = Object.fromEntries(SHARED.map((name) => [name, env[name]]));
  writeFileSync(settingsFile(dataDir), JSON.stringify(settings), { mode: 0o600 });
}

export function withdrawSettings(dataDir: string): void {
  rmSync(settingsFile(dataDir), { force: true });
}

/**
 * Puts the settings of the market that runs on the data folder (DATA_DIR) into the environment, for tools beside it;
 * does nothing where DATABASE_URL already names a database.
 * @throws StartRefusal if no market runs there
 */
export function joinRunningMarket(env: NodeJS.ProcessEnv = process.env): void {
  if (env.DATABASE_URL) return;
  const wanted = resolve(env.DATA_DIR || '.data');
  const dataDir = [wanted, fallbackFolder(wanted)].find(isRunning);
  if (!dataDir) throw new StartRefusal(noMarketRuns(wanted));
  const settings: Record<string, string> = JSON.parse(readFileSync(settingsFile(dataDir), 'utf8'));
  for (const name of SHARED) if (settings[name] !== undefined) env[name] ??= settings[name];
  env.DATA_DIR = dataDir;
}

function isRunning(dataDir: string): boolean {
  return existsSync(settingsFile(dataDir)) && readLiveRecord(join(dataDir, 'lock')) !== null;
}
