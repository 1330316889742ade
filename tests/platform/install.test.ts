import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { missingPackages } from '../../server/platform/start/install.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'));
});
afterEach(() => rmSync(root, { recursive: true }));

type Packages = Record<string, { version: string; optional?: boolean; os?: string[]; cpu?: string[] }>;

/** What the lock file asks for, and what npm says that it installed. */
function given(wanted: Packages, installed: Packages): void {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }));
  for (const path of Object.keys(installed)) mkdirSync(join(root, path), { recursive: true });
}

const one = { 'node_modules/one': { version: '1.0.0' } };

test('nothing is missing where every package is there in its version', () => {
  given({ '': { version: '0.1.0' }, ...one }, one);
  expect(missingPackages(root)).toEqual([]);
});

test('without node_modules everything is missing', () => {
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: one }));
  expect(missingPackages(root)).toEqual(['one']);
});

test('another version, a package that is not there and a folder that was deleted are missing', () => {
  const two = { 'node_modules/@scope/two': { version: '2.0.0' } };
  const three = { 'node_modules/one/node_modules/three': { version: '3.0.0' } };
  given({ ...one, ...two, ...three }, { 'node_modules/one': { version: '0.9.0' }, ...two });
  rmSync(join(root, 'node_modules/@scope/two'), { recursive: true });
  expect(missingPackages(root)).toEqual(['one', '@scope/two', 'three']);
});

test('optional packages count only if they are for this machine', () => {
  const forUs = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
  const forOthers = { version: '1.0.0', optional: true, os: [`!${process.platform}`] };
  const ofOthers = { version: '1.0.0', optional: true };
  given(
    { 'node_modules/us': forUs, 'node_modules/others': forOthers, 'node_modules/of-others': ofOthers },
    {},
  );
  expect(missingPackages(root)).toEqual(['us']);
});
