import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { PROCESSES } from '../../server/platform/start/records.mjs';
import { joinRunningMarket } from '../../server/platform/start/running-market.ts';
import { testEnvironment } from '../support/environment.ts';
import { answers, Market, newDataDir, type StartOptions } from '../support/market.ts';

const started: Market[] = [];

function start(options: StartOptions): Market {
  const market = new Market(options);
  started.push(market);
  return market;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((market) => market.stop()));
});

const running = (market: Market) => PROCESSES.filter((name) => market.pid(name) !== null);

test('the first start makes everything, the second finds it again, and both leave nothing running', async () => {
  const dataDir = newDataDir();
  const first = start({ dataDir });
  const address = await first.ready();
  expect(await answers(address)).toBe(true);
  const page = await fetch(address);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(first.output).toContain(dataDir);
  expect(first.output).toContain(join(dataDir, 'mail'));
  expect(running(first)).toEqual(['worker', 'api', 'meilisearch', 'postgres']);
  const open = readdirSync(dataDir).filter((name) => statSync(join(dataDir, name)).mode & 0o077);
  expect(open.filter((name) => name !== 'postgres-programs')).toEqual([]);
  await first.query('create table keepsake as select 42 as answer');
  expect(await first.stop()).toBe(0);
  expect(running(first)).toEqual([]);

  const second = start({ dataDir });
  expect(await answers(await second.ready())).toBe(true);
  expect(await second.query('select answer from keepsake')).toEqual([{ answer: 42 }]);
  expect(second.output).not.toContain('preparing');
  process.stdout.write(`second start: ${second.output.match(/\(([\d.]+) s\)/)?.[1]} s\n`);
  expect(await second.stop()).toBe(0);
  expect(running(second)).toEqual([]);
});

test('a second start on the same data folder says who has it and disturbs nothing', async () => {
  const first = start({ dataDir: newDataDir() });
  const address = await first.ready();
  const before = PROCESSES.map((name) => first.pid(name));
  const second = start({ dataDir: first.dataDir });
  expect(await second.exited()).toBe(1);
  expect(second.output).toContain(`The data folder ${first.dataDir} is in use by another start (process `);
  expect(PROCESSES.map((name) => first.pid(name))).toEqual(before);
  expect(await answers(address)).toBe(true);
});

test('two copies with their own port and data folder run side by side', async () => {
  const [one, two] = [start({ dataDir: newDataDir() }), start({ dataDir: newDataDir() })];
  const addresses = await Promise.all([one.ready(), two.ready()]);
  expect(await Promise.all(addresses.map(answers))).toEqual([true, true]);
  expect(addresses[0]).not.toBe(addresses[1]);
  await one.query('create table only_in_one ()');
  await expect(two.query('select from only_in_one')).rejects.toMatchObject({ code: '42P01' });
  await one.stop();
  expect(await answers(addresses[1] ?? '')).toBe(true);
});

test('with DATABASE_URL and MEILI_URL it uses those servers and starts none', async () => {
  const { env, database, remove } = await testEnvironment();
  const { DATABASE_URL = '', MEILI_URL = '', MEILI_KEY = '', MEILI_PREFIX = '' } = env;
  const market = start({ dataDir: newDataDir(), env: { DATABASE_URL, MEILI_URL, MEILI_KEY, MEILI_PREFIX } });
  expect(await answers(await market.ready())).toBe(true);
  expect(running(market)).toEqual(['worker', 'api']);
  expect(readdirSync(market.dataDir)).not.toContain('postgres');
  await market.stop();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect(); // The servers themselves are left running.
  await client.end();
  await remove();
});

test('a tool beside a running market gets its settings, and a clear refusal when none runs', async () => {
  const market = start({ dataDir: newDataDir() });
  const address = await market.ready();
  const env: NodeJS.ProcessEnv = { DATA_DIR: market.dataDir };
  joinRunningMarket(env);
  expect(env.PORT).toBe(new URL(address).port);
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  expect((await client.query('select current_database()')).rows).toEqual([{ current_database: 'fruition' }]);
  await client.end();
  await market.stop();
  expect(() => joinRunningMarket({ DATA_DIR: market.dataDir })).toThrow(
    `No market runs on the data folder ${market.dataDir}`,
  );
});

test('a port that another program has is refused before anything starts', async () => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, () => resolve((other.address() as { port: number }).port));
  });
  const market = start({ dataDir: newDataDir(), port });
  expect(await market.exited()).toBe(1);
  expect(market.output).toContain(`Port ${port} is in use by another program`);
  expect(readdirSync(market.dataDir).sort()).toEqual(['logs', 'run']);
  await new Promise((resolve) => other.close(resolve));
});

test('a reset asks first, refuses where nobody can answer, and removes only what is ours', async () => {
  const dataDir = newDataDir();
  const market = start({ dataDir });
  await market.ready();
  await market.query('create table keepsake as select 42 as answer');
  await market.stop();
  writeFileSync(join(dataDir, 'note.txt'), 'mine');

  const asked = start({ dataDir, args: ['--reset'] });
  expect(await asked.exited()).toBe(1);
  expect(asked.output).toContain('npm start -- --reset --yes');
  const unharmed = start({ dataDir });
  await unharmed.ready();
  expect(await unharmed.query('select answer from keepsake')).toEqual([{ answer: 42 }]);
  await unharmed.stop();

  const reset = start({ dataDir, args: ['--reset', '--yes'] });
  await reset.ready();
  await expect(reset.query('select answer from keepsake')).rejects.toMatchObject({ code: '42P01' });
  expect(reset.output).toContain('left what is not ours: note.txt');
  expect(readdirSync(dataDir)).toContain('note.txt');
});

test.each([
  ['--resett', 'unknown argument: --resett', ['--resett'], {}],
  ['PORT=http', 'not "http"', [], { PORT: 'http' }],
  [
    'a reset of a database of one’s own',
    'does not empty a database of your own',
    ['--reset', '--yes'],
    { DATABASE_URL: 'postgresql://127.0.0.1:1/x' },
  ],
  [
    'production without services',
    'ask for the embedded services with EMBEDDED_SERVICES=1',
    [],
    { NODE_ENV: 'production' },
  ],
  [
    'production with the default secret',
    'SECRET must be set',
    [],
    { NODE_ENV: 'production', EMBEDDED_SERVICES: '1' },
  ],
  [
    'production with demonstration accounts',
    'DEMONSTRATION=1 is refused in production',
    [],
    { NODE_ENV: 'production', EMBEDDED_SERVICES: '1', DEMONSTRATION: '1' },
  ],
])('%s is refused with a clear line', async (_what, line, args, env) => {
  const market = start({ dataDir: newDataDir(), args, env });
  expect(await market.exited()).toBe(1);
  expect(market.output).toContain(line);
  expect(running(market)).toEqual([]);
});
