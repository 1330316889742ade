import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const built = join(import.meta.dirname, '../../.build/web');
const LIMIT_BYTES = 300_000;

interface Chunk {
  file: string;
  imports?: string[];
}

/** Everything that the browser must have before it shows a page, and the parts that the page asks for at once. */
function firstLoad(manifest: Record<string, Chunk>, parts: readonly string[]): Set<string> {
  const keys = new Set<string>();
  const add = (key: string) => {
    if (keys.has(key)) return;
    keys.add(key);
    for (const next of manifest[key]?.imports ?? []) add(next);
  };
  for (const part of parts) {
    const found = Object.keys(manifest).filter((key) => key.endsWith(part));
    expect(found, part).toHaveLength(1);
    for (const key of found) add(key);
  }
  return new Set([...keys].map((key) => manifest[key]?.file ?? ''));
}

test('the first load of the search page is at most 300 kB of script, gzipped', () => {
  const manifest: Record<string, Chunk> = JSON.parse(
    readFileSync(join(built, '.vite/manifest.json'), 'utf8'),
  );
  const files = firstLoad(manifest, ['index.html', 'features/search/search-page.tsx', 'virtual:regions']);
  const scripts = [...files].filter((file) => file.endsWith('.js'));
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0);
  expect(scripts.length).toBeGreaterThan(5);
  expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES);
});
