import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDataFolder, makeFolders, secretsOf } from '../../server/platform/start/data-folder.mjs';
import { limitLogs } from '../../server/platform/start/limit-logs.ts';
import { identify, isAlive, startTimeOf } from '../../server/platform/start/processes.mjs';
import {
  endRecorded,
  readLiveRecord,
  recordFile,
  writeRecord,
} from '../../server/platform/start/records.mjs';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'records-'));
  makeFolders(dataDir);
});
afterEach(() => rmSync(dataDir, { recursive: true }));

async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const identity = identify(child.pid ?? -1);
  if (!identity) throw new Error('the child does not run');
  return { child, identity };
}

test('a process is known by number and start time; a gone one and a zombie are not alive', async () => {
  const { child, identity } = await sleeper();
  expect(isAlive(identity)).toBe(true);
  expect(isAlive({ ...identity, startTime: 'other' })).toBe(false);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(identity)).toBe(false);
  expect(startTimeOf(identity.pid)).toBeNull();
});

test('a recorded process is ended, another one with its number is left alone', async () => {
  const { child, identity } = await sleeper();
  const file = recordFile(dataDir, 'api');
  writeRecord(file, { ...identity, startTime: 'other', port: 1 });
  expect(readLiveRecord(file)).toBeNull();
  expect(await endRecorded(dataDir, 'api')).toBe(false);
  expect(isAlive(identity)).toBe(true);
  writeRecord(file, { ...identity, port: 1 });
  const exited = once(child, 'exit');
  expect(await endRecorded(dataDir, 'api')).toBe(true);
  expect(await exited).toEqual([null, 'SIGTERM']);
});

test('a spoiled record counts as none', async () => {
  for (const text of ['', '{', '[]', '{"pid":"1"}']) {
    writeFileSync(recordFile(dataDir, 'worker'), text);
    expect(await endRecorded(dataDir, 'worker')).toBe(false);
  }
});

test('secrets are made once, random and readable by their owner only', () => {
  const secrets = secretsOf(dataDir);
  expect(secretsOf(dataDir)).toEqual(secrets);
  expect(new Set(Object.values(secrets)).size).toBe(4);
  expect(Object.values(secrets).every((secret) => secret.length >= 32)).toBe(true);
  expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  emptyDataFolder(dataDir);
  expect(secretsOf(dataDir)).not.toEqual(secrets);
});

test('a database without its secrets is not opened with new ones', () => {
  secretsOf(dataDir);
  makeFolders(join(dataDir, 'postgres'));
  rmSync(join(dataDir, 'secrets.json'));
  expect(() => secretsOf(dataDir)).toThrow('secrets.json is missing');
});

test('a log that grew too large is emptied and its older part kept', () => {
  vi.useFakeTimers();
  const stopping = new AbortController();
  try {
    const log = join(dataDir, 'logs', 'api.log');
    const large = 'x'.repeat(21 * 1024 * 1024);
    writeFileSync(log, large);
    limitLogs(dataDir, stopping.signal);
    vi.advanceTimersByTime(60_000);
    expect(readFileSync(`${log}.1`, 'utf8')).toBe(large);
    appendFileSync(log, 'next line');
    vi.advanceTimersByTime(60_000);
    expect(readFileSync(log, 'utf8')).toBe('next line');
  } finally {
    stopping.abort();
    vi.useRealTimers();
  }
});
