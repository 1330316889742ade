import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identify, isAlive } from '../../server/platform/start/processes.mjs';
import { PROCESSES, type ProcessName, recordFile } from '../../server/platform/start/records.mjs';
import { answers, Market, newDataDir } from '../support/market.ts';

const LASTING = ['postgres', 'meilisearch', 'api', 'worker'] as const;
const patiently = { timeout: 60_000, interval: 100 };

const pids = (market: Market) => Object.fromEntries(LASTING.map((name) => [name, market.pid(name)]));

function kill(market: Market, ...names: ProcessName[]): void {
  for (const name of names) {
    const pid = market.pid(name);
    if (pid === null) throw new Error(`${name} does not run`);
    process.kill(pid, 'SIGKILL');
  }
}

describe('a killed process comes back and nothing is lost', () => {
  let market: Market;
  let address = '';
  beforeAll(async () => {
    market = new Market({ dataDir: newDataDir() });
    address = await market.ready();
    await market.query('create table keepsake (answer int)');
  });
  afterAll(() => market.stop());

  test.each(LASTING)('%s', async (name) => {
    await market.query('insert into keepsake values (1)');
    const before = market.pid(name);
    const rows = await market.query('select * from keepsake');
    kill(market, name);
    await expect.poll(() => market.pid(name), patiently).toSatisfy((pid) => pid !== null && pid !== before);
    await expect.poll(() => answers(address), patiently).toBe(true);
    await expect.poll(() => market.pid('worker'), patiently).not.toBeNull();
    expect(await market.query('select * from keepsake')).toEqual(rows);
    expect(market.output).toMatch(new RegExp(`${name}.* ended unexpectedly`, 'i'));
  });

  test('PostgreSQL and Meilisearch keep their ports, so nobody must be told new ones', async () => {
    await expect.poll(() => answers(address), patiently).toBe(true);
    const before = pids(market);
    kill(market, 'postgres', 'meilisearch');
    await expect.poll(() => market.pid('postgres'), patiently).not.toBe(before.postgres);
    await expect.poll(() => answers(address), patiently).toBe(true);
  });
});

test('after the supervisor was killed, its API and worker end, and the next start takes over the services', async () => {
  const dataDir = newDataDir();
  const killed = new Market({ dataDir });
  await killed.ready();
  await killed.query('create table keepsake as select 42 as answer');
  const before = pids(killed);
  await killed.kill();
  await expect.poll(() => [killed.pid('api'), killed.pid('worker')], patiently).toEqual([null, null]);
  expect([killed.pid('postgres'), killed.pid('meilisearch')]).toEqual([before.postgres, before.meilisearch]);

  const next = new Market({ dataDir });
  try {
    const address = await next.ready();
    expect(await answers(address)).toBe(true);
    expect([next.pid('postgres'), next.pid('meilisearch')]).toEqual([before.postgres, before.meilisearch]);
    expect(next.output).toContain('took over the running PostgreSQL');
    expect(await next.query('select answer from keepsake')).toEqual([{ answer: 42 }]);
    kill(next, 'postgres'); // One that was taken over is watched, too.
    await expect
      .poll(() => next.pid('postgres'), patiently)
      .toSatisfy((pid) => pid !== null && pid !== before.postgres);
    await expect.poll(() => answers(address), patiently).toBe(true);
    expect(await next.query('select answer from keepsake')).toEqual([{ answer: 42 }]);
  } finally {
    expect(await next.stop()).toBe(0);
  }
  expect(PROCESSES.map((name) => next.pid(name))).toEqual(PROCESSES.map(() => null));
});

test('after everything was killed at once, the next start brings it back with what was committed', async () => {
  const dataDir = newDataDir();
  const killed = new Market({ dataDir });
  await killed.ready();
  await killed.query('create table keepsake as select 42 as answer');
  const ends = killed.kill();
  kill(killed, ...LASTING);
  await ends;
  // As after a restart of the machine, when any program may have got the number of the PostgreSQL that was killed.
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid)));

  const next = new Market({ dataDir });
  try {
    expect(await answers(await next.ready())).toBe(true);
    expect(await next.query('select answer from keepsake')).toEqual([{ answer: 42 }]);
  } finally {
    await next.stop();
  }
});

test('a start that is killed in the middle is made good by the next', async () => {
  const dataDir = newDataDir();
  for (const moment of [/built|preparing|data/, /preparing/]) {
    const killed = new Market({ dataDir });
    await killed.says(moment);
    await killed.kill();
  }
  const next = new Market({ dataDir });
  try {
    expect(await answers(await next.ready())).toBe(true);
  } finally {
    await next.stop();
  }
});

test('a start that is stopped in the middle leaves nothing running', async () => {
  const market = new Market({ dataDir: newDataDir() });
  await market.says(/preparing/);
  expect(await market.stop()).toBe(0);
  expect(PROCESSES.map((name) => market.pid(name))).toEqual(PROCESSES.map(() => null));
});

test('a process that only has the number of a recorded one is left alone', async () => {
  const dataDir = newDataDir();
  const foreign = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(foreign, 'spawn');
  const identity = identify(foreign.pid ?? -1);
  if (!identity) throw new Error('the foreign process does not run');
  const market = new Market({ dataDir });
  try {
    await market.ready();
    await market.stop();
    for (const name of PROCESSES) {
      const record = { pid: identity.pid, startTime: 'of another process', port: 0 };
      writeFileSync(recordFile(dataDir, name), JSON.stringify(record));
    }
    const next = new Market({ dataDir });
    await next.ready();
    await next.stop();
    expect(isAlive(identity)).toBe(true);
  } finally {
    foreign.kill();
    await once(foreign, 'exit');
  }
});
