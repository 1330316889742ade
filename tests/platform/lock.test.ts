import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tryLock, withLock } from '../../server/platform/start/lock.mjs';
import { identify, isAlive } from '../../server/platform/start/processes.mjs';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
  file = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a lock that a living process holds is refused and names its holder', async () => {
  await tryLock(file);
  expect(await tryLock(file)).toEqual({ holder: identify(process.pid) });
});

test('a lock whose process is gone, or whose number now belongs to another process, is taken over', async () => {
  const stale = { pid: process.pid, startTime: 'another time' };
  expect(isAlive(stale)).toBe(false);
  writeFileSync(file, JSON.stringify(stale));
  expect(await tryLock(file)).toHaveProperty('release');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(identify(process.pid));
});

test('a released lock leaves nothing behind', async () => {
  const lock = await tryLock(file);
  if ('holder' in lock) throw new Error('nobody else can hold it');
  lock.release();
  expect(readdirSync(folder)).toEqual([]);
});

test('who waits for a lock gets it when it is given back, and says once that it waits', async () => {
  const order: string[] = [];
  let finishFirst = () => {};
  const first = withLock(
    file,
    () => order.push('first waits'),
    () =>
      new Promise<void>((resolve) => {
        order.push('first has it');
        finishFirst = resolve;
      }),
  );
  await expect.poll(() => order).toEqual(['first has it']);
  const second = withLock(
    file,
    () => {
      order.push('second waits');
      finishFirst();
    },
    async () => {
      order.push('second has it');
    },
  );
  await Promise.all([first, second]);
  expect(order).toEqual(['first has it', 'second waits', 'second has it']);
});
