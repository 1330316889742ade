import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CURRENT_VERSIONS } from '../../server/features/accounts/consents/documents.ts';
import { LEGAL_VERSIONS } from '../../web/features/legal/versions.ts';

const web = join(import.meta.dirname, '../../web');
const HAN = /\p{Script=Han}/u;

const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('generated') && !path.includes('node_modules'))
  .map((path) => join(web, path));
const chinese = sources.filter((path) => path.endsWith('.zh.ts'));
const english = sources.filter((path) => path.endsWith('.en.ts'));

/** The places of a text (`{name}` and `{name|one|many}`), sorted, each once. */
function places(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g)].map((match) => match[1] ?? ''))].sort();
}

async function load(path: string): Promise<Record<string, string>> {
  const module: { zh?: Record<string, string>; en?: Record<string, string> } = await import(
    pathToFileURL(path).href
  );
  return module.zh ?? module.en ?? {};
}

describe('message files', () => {
  test('come in pairs', () => {
    expect(chinese.length).toBeGreaterThan(10);
    expect(english.map((path) => path.replace('.en.ts', '')).sort()).toEqual(
      chinese.map((path) => path.replace('.zh.ts', '')).sort(),
    );
  });

  test.each(chinese.map((path) => [relative(web, path), path]))(
    '%s has every text in both languages with the same places',
    async (_name, path) => {
      const zh = await load(path);
      const en = await load(path.replace('.zh.ts', '.en.ts'));
      expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
      for (const [key, text] of Object.entries(zh)) {
        expect.soft(text.trim(), key).not.toBe('');
        expect.soft(en[key]?.trim(), key).toBeTruthy();
        expect.soft(places(en[key] ?? ''), key).toEqual(places(text));
      }
    },
  );

  test('are the only place of Chinese text in the client', () => {
    const elsewhere = sources.filter(
      (path) => !/\.(zh|en)\.ts$/.test(path) && HAN.test(withoutComments(readFileSync(path, 'utf8'))),
    );
    expect(elsewhere.map((path) => relative(web, path))).toEqual([]);
  });
});

/** Comments may name a Chinese term. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

test('the client asks consent to the versions that the server takes', () => {
  expect(LEGAL_VERSIONS).toEqual(CURRENT_VERSIONS);
});
