import { copyFileSync, readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;
const LOOK_EVERY_MS = 60_000;

/** Keeps each log file, and one older part of it, below a size. The writers append, so emptying a file is enough. */
export function limitLogs(dataDir: string, stopping: AbortSignal): void {
  const folder = join(dataDir, 'logs');
  const timer = setInterval(() => {
    for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.log'))) {
      const file = join(folder, name);
      if (statSync(file).size < LARGEST_BYTES) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  }, LOOK_EVERY_MS);
  timer.unref();
  stopping.addEventListener('abort', () => clearInterval(timer));
}
