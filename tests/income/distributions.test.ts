import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payableLines } from '../../server/features/income/distributions/payable-lines.service.ts';
import { Receipt } from '../../server/features/payments/receipts/data/receipt.entity.ts';
import { reverseReceipt } from '../../server/features/payments/receipts/reverse-receipt.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { BEGIN, balances, billNow, expectAgreement } from '../payments/money-support.ts';
import { scopeOf, signedIn } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { approved, decide, done, makePaid, prepare } from './distributing.ts';
import {
  adoptIncomeRules,
  agreePlan,
  type IncomeWorld,
  incomeOf,
  makeContract,
  makeIncomeWorld,
  oneSum,
  pay,
  recordCost,
  refused,
} from './support.ts';

let api: TestApi;
let world: IncomeWorld;
beforeAll(async () => {
  api = await startApi();
  world = await makeIncomeWorld(api);
  await adoptIncomeRules(world);
});
afterAll(() => api.close());
beforeEach(() => moveTo(BEGIN));
afterEach(realTime);

const SUM = oneSum(25_500_000n);

/** What stands in the unit's books for a deal; its bank is one for all deals. */
async function booksOf(dealId: string): Promise<Record<string, bigint>> {
  const { BANK: _all, ...own } = await balances(world, world.unit.id, dealId);
  return own;
}

describe('the worked example', () => {
  it('runs from the receipt to the books, to the fen', async () => {
    const dealId = await makePaid(world);
    const { preview } = await incomeOf(world.officer, dealId);
    expect(preview).toMatchObject({
      gross: '255000.00',
      costs: '15000.00',
      carried: '0.00',
      net: '240000.00',
    });
    const prepared = await done(prepare(world.officer, dealId));
    expect(prepared).toMatchObject({ state: 'PREPARED', entryId: null, warnings: [] });
    expect(prepared.lines.map(({ kind, name, amount, ruleId }) => [kind, name, amount, ruleId])).toEqual([
      ['COMPLETER', '张明', '84000.00', 'INC-6'],
      ['COMPLETER', '李华', '50400.00', 'INC-6'],
      ['COMPLETER', '王退休', '33600.00', 'INC-6'],
      ['CONTRIBUTOR', '赵转化', '24000.00', 'INC-6'],
      ['FUND', null, '24000.00', 'INC-7'],
      ['UNIT', null, '24000.00', null],
    ]);
    expect(prepared.floors).toEqual([
      { ruleId: 'INC-2', pool: 'TEAM', least: '168000.00', given: '192000.00', kept: true },
      { ruleId: 'INC-6', pool: 'COMPLETERS', least: '168000.00', given: '168000.00', kept: true },
      { ruleId: 'INC-6', pool: 'CONTRIBUTORS', least: '24000.00', given: '24000.00', kept: true },
      { ruleId: 'INC-7', pool: 'FUND', least: '24000.00', given: '24000.00', kept: true },
    ]);
    const before = await balances(world, world.unit.id, dealId);
    expect(before.REWARDS_PAYABLE).toBeUndefined();
    const booked = await done(decide(world.financeClient, 'approve', prepared));
    expect(booked.state).toBe('APPROVED');
    expect(booked.entryId).not.toBeNull();
    expect(await booksOf(dealId)).toEqual({
      INCOME: -25_500_000n,
      DISTRIBUTED: 25_500_000n,
      COSTS_RECOVERED: -1_500_000n,
      REWARDS_PAYABLE: -19_200_000n,
      CONVERSION_FUND: -2_400_000n,
      RETAINED: -2_400_000n,
    });
    const payable = (await payableLines(world.app.db.manager, world.unit.id)).filter(
      ({ distributionId }) => distributionId === booked.id,
    );
    expect(payable.map(({ amount, receivedOn, dealId: of }) => [amount, receivedOn, of])).toEqual([
      [8_400_000n, '2026-03-20', dealId],
      [5_040_000n, '2026-03-20', dealId],
      [3_360_000n, '2026-03-20', dealId],
      [2_400_000n, '2026-03-20', dealId],
    ]);
    for (const { payeeId, amount } of payable) {
      const own = await balances(world, payeeId, dealId);
      expect(own).toEqual({ REWARD_RECEIVABLE: amount, REWARD_INCOME: -amount });
    }
    expect((await incomeOf(world.officer, dealId)).pending).toEqual([]);
    await expectAgreement(world);
  });
});

describe('refused without changing anything', () => {
  it('without a plan, and without money', async () => {
    const dealId = await makeContract(world, SUM);
    await pay(world, dealId);
    expect(await refused(world, () => prepare(world.financeClient, dealId))).toEqual(['STATE NO_PLAN']);
    const unpaid = await makeContract(world, SUM);
    await agreePlan(world, unpaid);
    expect(await refused(world, () => prepare(world.financeClient, unpaid))).toEqual([
      'STATE NOTHING_TO_DISTRIBUTE',
    ]);
  });

  it('where one approves their own doing, or has a part', async () => {
    const dealId = await makePaid(world, {
      contributors: [{ name: '财务一', email: world.otherFinance.email, basisPoints: 10_000 }],
    });
    expect(await refused(world, () => prepare(world.otherFinanceClient, dealId))).toEqual([
      'FOUR_EYES HAS_PART',
    ]);
    const prepared = await done(prepare(world.financeClient, dealId));
    expect(await refused(world, () => decide(world.financeClient, 'approve', prepared))).toEqual([
      'FOUR_EYES',
    ]);
    expect(await refused(world, () => decide(world.otherFinanceClient, 'approve', prepared))).toEqual([
      'FOUR_EYES HAS_PART',
    ]);
    const supervisor = await signedIn(api, world.supervisor);
    expect(await refused(world, () => decide(supervisor, 'approve', prepared).catch(forbidden))).toEqual([
      'FORBIDDEN',
    ]);
    await done(decide(world.officer, 'approve', prepared));
  });

  it('where the plan changed or a receipt was taken back after it was prepared', async () => {
    const dealId = await makePaid(world);
    const prepared = await done(prepare(world.financeClient, dealId));
    await agreePlan(world, dealId, { completersBasisPoints: 7200 });
    expect(await refused(world, () => decide(world.officer, 'approve', prepared))).toEqual([
      'STATE PLAN_CHANGED',
    ]);
    await done(decide(world.officer, 'withdraw', prepared));
    const again = await done(prepare(world.financeClient, dealId));
    expect(again.lines[0]?.amount).toBe('86400.00');
    await takeBack(dealId);
    expect(await refused(world, () => decide(world.officer, 'approve', again))).toEqual([
      'STATE RECEIPT_REVERSED',
    ]);
  });

  it('with a stale version', async () => {
    const dealId = await makePaid(world);
    const prepared = await done(prepare(world.financeClient, dealId));
    const stale = { ...prepared, version: prepared.version + 1 };
    expect(await refused(world, () => decide(world.officer, 'approve', stale))).toEqual([
      'CONFLICT (expectedVersion)',
    ]);
  });
});

describe('once', () => {
  it('for a key, also by several at once', async () => {
    const dealId = await makePaid(world);
    const key = newId();
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => prepare(world.financeClient, dealId, key)),
    );
    expect(new Set(answers.map(({ distribution: shown }) => shown?.id)).size).toBe(1);
    const [first] = answers;
    const prepared = first?.distribution;
    if (!prepared) throw new Error('nothing was prepared');
    // Two others want the same money under keys of their own.
    expect(await refused(world, () => prepare(world.officer, dealId))).toEqual([
      'STATE NOTHING_TO_DISTRIBUTE',
    ]);
    const idempotencyKey = newId();
    const approvals = await Promise.all(
      Array.from({ length: 3 }, () =>
        decide(world.otherFinanceClient, 'approve', prepared, { idempotencyKey }),
      ),
    );
    expect(approvals.map(({ distribution: shown }) => shown?.state)).toEqual([
      'APPROVED',
      'APPROVED',
      'APPROVED',
    ]);
    const entries = await world.app.db.query<{ count: string }[]>(
      `SELECT count(*) FROM ledger_entry WHERE case_type = 'IncomeDistribution' AND case_id = $1`,
      [prepared.id],
    );
    expect(entries).toEqual([{ count: '1' }]);
    await expectAgreement(world);
  });
});

describe('reversal', () => {
  it('turns the entry, and the money is distributed again', async () => {
    const dealId = await makePaid(world);
    const first = await approved(world, dealId);
    expect(await refused(world, () => decide(world.otherFinanceClient, 'reverse', first))).toEqual([
      'FOUR_EYES',
    ]);
    const reversed = await done(decide(world.financeClient, 'reverse', first));
    expect(reversed.state).toBe('REVERSED');
    expect(await booksOf(dealId)).toEqual({ INCOME: -25_500_000n });
    const second = await approved(world, dealId);
    expect([second.gross, second.costs, second.net]).toEqual(['255000.00', '15000.00', '240000.00']);
    await expectAgreement(world);
  });

  it('of a receipt is carried into the next distribution', async () => {
    const terms = {
      ...SUM,
      payment: {
        entryFee: 10_000_000n,
        stages: [
          { label: '二期', amount: 25_000_000n, due: [{ kind: 'DATE' as const, date: '2026-04-10' }] },
        ],
        royalty: null,
        minimumPerYear: null,
        cap: null,
        lateInterest: null,
        pauseWhileLapsed: false,
      },
    };
    const dealId = await makeContract(world, terms);
    await agreePlan(world, dealId);
    await pay(world, dealId);
    await approved(world, dealId);
    await takeBack(dealId);
    const { pending } = await incomeOf(world.officer, dealId);
    expect(pending.map(({ amount }) => amount)).toEqual(['-100000.00']);
    expect(await refused(world, () => prepare(world.financeClient, dealId))).toEqual([
      'STATE NOTHING_TO_DISTRIBUTE',
    ]);
    // Paid again, and the second sum: what was distributed too early is not distributed twice.
    await pay(world, dealId, '2026-03-25');
    expect(await refused(world, () => prepare(world.financeClient, dealId))).toEqual([
      'STATE NOTHING_TO_DISTRIBUTE',
    ]);
    moveTo(Date.parse('2026-04-12T02:00:00Z'));
    await billNow(world.app, dealId);
    await pay(world, dealId, '2026-04-12');
    const next = await approved(world, dealId);
    expect([next.gross, next.net]).toEqual(['250000.00', '250000.00']);
    const { DISTRIBUTED } = await balances(world, world.unit.id, dealId);
    expect(DISTRIBUTED).toBe(35_000_000n);
    await expectAgreement(world);
  });
});

describe('costs beyond the income', () => {
  it('wait for the next one', async () => {
    const terms = {
      ...SUM,
      payment: {
        entryFee: 1_000_000n,
        stages: [{ label: '二期', amount: 9_000_000n, due: [{ kind: 'DATE' as const, date: '2026-04-10' }] }],
        royalty: null,
        minimumPerYear: null,
        cap: null,
        lateInterest: null,
        pauseWhileLapsed: false,
      },
    };
    const dealId = await makeContract(world, terms);
    await agreePlan(world, dealId);
    expect((await recordCost(world, dealId, 'APPRAISAL', '12000.00')).userErrors).toEqual([]);
    await pay(world, dealId);
    const first = await approved(world, dealId);
    expect([first.gross, first.costs, first.net]).toEqual(['10000.00', '10000.00', '0.00']);
    moveTo(Date.parse('2026-04-12T02:00:00Z'));
    await billNow(world.app, dealId);
    await pay(world, dealId, '2026-04-12');
    const second = await approved(world, dealId);
    expect([second.gross, second.costs, second.net]).toEqual(['90000.00', '2000.00', '88000.00']);
    await expectAgreement(world);
  });
});

describe('the check of the ledger', () => {
  it('finds a distribution that its lines or its books do not bear out', async () => {
    const dealId = await makePaid(world);
    const booked = await approved(world, dealId);
    const faults = async () => {
      const found: string[] = [];
      for (const { name, faults: of } of world.app.books.checks) {
        if (!name.startsWith('DISTRIBUTIONS')) continue;
        found.push(...(await of(world.app.db.manager)).map(({ found: text }) => `${name}: ${text}`));
      }
      return found;
    };
    expect(await faults()).toEqual([]);
    const line = booked.lines.at(-1)?.id ?? '';
    await world.app.db.query('UPDATE income_distribution_line SET amount = amount + 1 WHERE id = $1', [line]);
    expect(await faults()).toEqual([
      'DISTRIBUTIONS_ADD_UP: lines 24000001, net 24000000 fen',
      'DISTRIBUTIONS_IN_LEDGER: RETAINED: lines -24000.01, entered -24000.00',
    ]);
    await world.app.db.query('UPDATE income_distribution_line SET amount = amount - 1 WHERE id = $1', [line]);
    expect(await faults()).toEqual([]);
  });
});

/** The receipt of a contract is reversed by another finance officer. */
async function takeBack(dealId: string): Promise<void> {
  const [row] = await world.app.db.query<{ id: string }[]>(
    `SELECT receipt.id FROM receipt JOIN settlement ON settlement.receipt_id = receipt.id
     JOIN running_contract running ON running.id = settlement.running_id
     WHERE running.root_deal_id = $1 ORDER BY receipt.recorded_at DESC LIMIT 1`,
    [dealId],
  );
  const receipt = await world.app.db.manager.findOneByOrFail(Receipt, { id: row?.id ?? '' });
  await reverseReceipt(await scopeOf(world.app, world.otherFinance), {
    receiptId: receipt.id,
    reason: '银行退票',
    idempotencyKey: newId(),
  });
}

/** Roles are refused by the schema already. */
function forbidden(error: unknown): { distribution: null; userErrors: never } {
  const code = /"code":"(\w+)"/.exec(String(error))?.[1] ?? 'NONE';
  const refusal = [{ code, field: null, params: [], rule: null }];
  return { distribution: null, userErrors: refusal as never };
}
