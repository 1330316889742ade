import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Payee } from '../../server/features/income/payees/payee.entity.ts';
import { setBankDetails } from '../../server/features/income/payees/set-payee-details.service.ts';
import { approvePayout } from '../../server/features/income/payouts/approve-payout.service.ts';
import { confirmPayout } from '../../server/features/income/payouts/confirm-payout.service.ts';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { preparePayout } from '../../server/features/income/payouts/prepare-payout.service.ts';
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
import { moveTo, realTime } from '../deals/support.ts';
import { decide, done, prepare } from '../income/distributing.ts';
import { accountOf, at, balances, type Desk, provenScope } from '../income/payout-support.ts';
import { agreePlan, makeContract, makeIncomeWorld, oneSum } from '../income/support.ts';
import { invoicesOf, receive } from '../payments/money-support.ts';
import { scopeOf } from '../support/accounts.ts';
import { ApiClient, type ServedApi, serveApi } from '../support/api.ts';
import { answers, Market, newDataDir } from '../support/market.ts';

const RECEIPTS = 10;
/** Fen. */
const RECEIPT = 12_345_678n;
const PEOPLE = 100;
const LINES = RECEIPTS * PEOPLE;
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

/** The same with an API of its own, whose clock the test can move. */
async function besideWithApi<T>(market: Market, work: (api: ServedApi) => Promise<T>): Promise<T> {
  return beside(market, async (app) => {
    const { address, stop } = await serveApi(app);
    try {
      return await work({ app, address, visitor: () => new ApiClient(address) });
    } finally {
      await stop();
      realTime();
    }
  });
}

/**
 * A thousand rewards in one approved pay-out: of ten receipts of one contract, each distributed to a completer and 99
 * contributors. The market's worker must not look at the contract meanwhile, for which it is another day.
 */
async function manyRewards(api: ServedApi): Promise<{ desk: Desk; batch: PayoutBatch }> {
  const world = await makeIncomeWorld(api);
  const { app } = world;
  const team = [{ name: '张明', email: world.unit.researcher.email, representative: true }];
  const dealId = await makeContract(world, oneSum(RECEIPT * BigInt(RECEIPTS)), team);
  const contributors = Array.from({ length: PEOPLE - 1 }, (_, index) => ({
    name: `成员${index}`,
    contribution: '中试与推广',
    basisPoints: index === 0 ? 102 : 101,
  }));
  await agreePlan(world, dealId, { contributors });
  moveTo(Date.parse('2026-03-22T02:00:00Z'));
  const [invoice] = await invoicesOf(world, dealId);
  for (let receipt = 0; receipt < RECEIPTS; receipt++) {
    await receive(world, {
      enterpriseId: world.enterprise.id,
      dealId,
      amount: RECEIPT,
      matches: [{ invoiceId: invoice?.id ?? '', amount: RECEIPT }],
    });
    const distribution = await done(prepare(world.financeClient, dealId));
    await done(decide(world.otherFinanceClient, 'approve', distribution));
  }
  const desk = {
    unit: world.unit,
    preparer: world.finance,
    approver: world.otherFinance,
    supervisor: world.supervisor,
  };
  const scope = await scopeOf(app, desk.preparer);
  const payees = await app.db.manager.findBy(Payee, { organizationId: desk.unit.id });
  for (const [index, { id, version }] of payees.entries()) {
    const bank = { bankName: '建设银行', bankAccount: accountOf(index) };
    await setBankDetails(scope, { payeeId: id, expectedVersion: version, ...bank });
  }
  const prepared = await preparePayout(scope, { idempotencyKey: randomUUID() });
  return { desk, batch: await approvePayout(await provenScope(app, desk.approver), at(prepared)) };
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
    const worker = market.pid('worker') ?? 0;
    process.kill(worker, 'SIGSTOP');
    const { desk, batch } = await besideWithApi(market, manyRewards);
    expect(batch.lineCount).toBe(LINES);
    process.kill(worker, 'SIGCONT');
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
    await beside(market, (app) => expectPaidOnce(app, desk, batch));
  } finally {
    await market.stop();
  }
}, 600_000);

/** A line has one entry, an entry one line; what each person is owed is settled; the whole ledger agrees. */
async function expectPaidOnce(app: App, desk: Desk, { id, gross }: PayoutBatch): Promise<void> {
  const counts: unknown = await app.db.query(
    `SELECT (SELECT count(*)::int FROM payout_line WHERE state = 'PAID') AS lines,
       (SELECT count(DISTINCT entry_id)::int FROM payout_line) AS "entriesOfLines",
       (SELECT count(*)::int FROM ledger_entry WHERE code = 'PAYOUT') AS entries,
       (SELECT count(DISTINCT idempotency_key)::int FROM ledger_entry WHERE code = 'PAYOUT') AS keys`,
  );
  expect(counts).toEqual([{ lines: LINES, entriesOfLines: LINES, entries: LINES, keys: LINES }]);
  const row = await app.db.manager.findOneByOrFail(PayoutBatch, { id });
  expect(row).toMatchObject({ state: 'PAID', paidCount: LINES, failedCount: 0, gross });
  expect(await balances(app, desk.unit.id)).toMatchObject({
    REWARDS_PAYABLE: 0n,
    BANK: RECEIPT * BigInt(RECEIPTS) - (gross - row.withheld),
    TAX_WITHHELD: -row.withheld,
  });
  const open: unknown = await app.db.query(
    `SELECT owner_id FROM ledger_account WHERE purpose = 'REWARD_RECEIVABLE' AND balance <> 0`,
  );
  expect(open).toEqual([]);
  const check = await checkLedger(app);
  expect(check.results.filter(({ faultCount }) => faultCount > 0)).toEqual([]);
  const events = await app.db.manager.find(AuditEvent, {
    where: { caseId: id },
    order: { sequence: 'ASC' },
  });
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseId: id });
  expect(verifyChain(events, head, app.signer.publicKey)).toEqual({ valid: true });
  expect(events.filter(({ action }) => action === 'finish')).toHaveLength(1);
}
