import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { confirmPayout } from '../../server/features/income/payouts/confirm-payout.service.ts';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { features } from '../../server/features/index.ts';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import type { App } from '../../server/platform/app.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock } from '../../server/platform/clock.ts';
import { loadConfig } from '../../server/platform/config.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import type { ProcessName } from '../../server/platform/start/records.mjs';
import { joinRunningMarket } from '../../server/platform/start/running-market.ts';
import { accountOf, approved, balances, type Desk, makeDesk, makeRewards } from '../income/payout-support.ts';
import { scopeOf } from '../support/accounts.ts';
import { answers, Market, newDataDir } from '../support/market.ts';
import { makeMarket } from '../support/results.ts';

const DISTRIBUTIONS = 10;
const PEOPLE = 100;
const LINES = DISTRIBUTIONS * PEOPLE;
const patiently = { timeout: 120_000, interval: 100 };

/** Works on the market's database from outside, as a tool would. */
async function beside<T>({ dataDir }: Market, work: (app: App) => Promise<T>): Promise<T> {
  const env: NodeJS.ProcessEnv = { DATA_DIR: dataDir, DEMONSTRATION: '0' };
  joinRunningMarket(env);
  const app = await openApp(loadConfig(env), features);
  try {
    return await work(app);
  } finally {
    await closeApp(app);
  }
}

/** A thousand rewards of different sums in one approved pay-out; each person is paid ten times. */
async function manyRewards(app: App): Promise<{ desk: Desk; batch: PayoutBatch; gross: bigint }> {
  const desk = await makeDesk(app, (await makeMarket(app)).unit);
  const rewards = [];
  for (let distribution = 0; distribution < DISTRIBUTIONS; distribution++) {
    const people = Array.from({ length: PEOPLE }, (_, index) => ({
      name: `成员${index}`,
      amount: BigInt(1_000_00 + distribution * PEOPLE + index),
      bankAccount: accountOf(index),
    }));
    rewards.push(...(await makeRewards(app, desk, people)));
  }
  const batch = await approved(app, desk, rewards);
  return { desk, batch, gross: rewards.reduce((sum, { amount }) => sum + amount, 0n) };
}

/** Settles when so many lines are entered and more are to come; while Postgres is away, it waits. */
async function entered(market: Market, lines: number): Promise<void> {
  const until = Date.now() + patiently.timeout;
  for (;;) {
    const paid = await market
      .query(`SELECT count(*)::int AS paid FROM payout_line WHERE state = 'PAID'`)
      .then(([row]) => Number(row?.paid))
      .catch(() => -1);
    expect(paid).toBeLessThan(LINES);
    if (paid >= lines) return;
    if (Date.now() > until) throw new Error(`only ${paid} of ${lines} lines are entered`);
    await sleep(10);
  }
}

/** Kills a process of the market; the supervisor starts it again. */
function kill(market: Market, name: ProcessName): number {
  const pid = market.pid(name);
  if (pid === null) throw new Error(`${name} does not run`);
  process.kill(pid, 'SIGKILL');
  return pid;
}

test('each of 1,000 lines of a pay-out is paid once when every process is killed in its middle', async () => {
  const dataDir = newDataDir();
  let market = new Market({ dataDir });
  try {
    let address = await market.ready();
    const { desk, batch, gross } = await beside(market, manyRewards);
    await beside(market, async (app) =>
      confirmPayout(await scopeOf(app, desk.preparer), {
        batchId: batch.id,
        expectedVersion: batch.version,
        executedOn: clock.today(),
        idempotencyKey: randomUUID(),
      }),
    );
    const killed = new Map<ProcessName, number>();
    for (const [index, name] of (['api', 'worker', 'postgres'] as const).entries()) {
      await entered(market, 50 + index * 200);
      killed.set(name, kill(market, name));
    }
    await entered(market, 650);
    await market.kill();
    for (const [name, pid] of killed) expect([name, market.pid(name) === pid]).toEqual([name, false]);
    await expect.poll(() => [market.pid('api'), market.pid('worker')], patiently).toEqual([null, null]);

    market = new Market({ dataDir });
    address = await market.ready();
    await expect.poll(() => answers(address), patiently).toBe(true);
    const state = async () => (await market.query('SELECT state FROM payout_batch')).map((row) => row.state);
    await expect.poll(state, patiently).toEqual(['PAID']);
    await beside(market, (app) => expectPaidOnce(app, { desk, batch, gross }));
  } finally {
    await market.stop();
  }
}, 600_000);

/** A line has one entry, an entry one line; what each person is owed is settled; the whole ledger agrees. */
async function expectPaidOnce(
  app: App,
  { desk, batch, gross }: { desk: Desk; batch: PayoutBatch; gross: bigint },
): Promise<void> {
  const counts: unknown = await app.db.query(
    `SELECT (SELECT count(*)::int FROM payout_line WHERE state = 'PAID') AS lines,
       (SELECT count(DISTINCT entry_id)::int FROM payout_line) AS "entriesOfLines",
       (SELECT count(*)::int FROM ledger_entry WHERE code = 'PAYOUT') AS entries,
       (SELECT count(DISTINCT idempotency_key)::int FROM ledger_entry WHERE code = 'PAYOUT') AS keys`,
  );
  expect(counts).toEqual([{ lines: LINES, entriesOfLines: LINES, entries: LINES, keys: LINES }]);
  const row = await app.db.manager.findOneByOrFail(PayoutBatch, { id: batch.id });
  expect(row).toMatchObject({ state: 'PAID', paidCount: LINES, failedCount: 0, gross });
  expect(await balances(app, desk.unit.id)).toMatchObject({
    REWARDS_PAYABLE: 0n,
    BANK: -(gross - row.withheld),
    TAX_WITHHELD: -row.withheld,
  });
  const open: unknown = await app.db.query(
    `SELECT owner_id FROM ledger_account WHERE purpose = 'REWARD_RECEIVABLE' AND balance <> 0`,
  );
  expect(open).toEqual([]);
  const check = await checkLedger(app);
  expect(check.results.filter(({ faultCount }) => faultCount > 0)).toEqual([]);
  const events = await app.db.manager.find(AuditEvent, {
    where: { caseId: batch.id },
    order: { sequence: 'ASC' },
  });
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseId: batch.id });
  expect(verifyChain(events, head, app.signer.publicKey)).toEqual({ valid: true });
  expect(events.filter(({ action }) => action === 'finish')).toHaveLength(1);
}
