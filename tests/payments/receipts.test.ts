import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Receipt } from '../../server/features/payments/receipts/data/receipt.entity.ts';
import { matchReceipt } from '../../server/features/payments/receipts/match-receipt.service.ts';
import { receivedIncome } from '../../server/features/payments/receipts/received-income.service.ts';
import { recordReceipt } from '../../server/features/payments/receipts/record-receipt.service.ts';
import {
  approveRefund,
  prepareRefund,
  rejectRefund,
} from '../../server/features/payments/receipts/refund.service.ts';
import { reverseReceipt } from '../../server/features/payments/receipts/reverse-receipt.service.ts';
import { RunningContract } from '../../server/features/payments/running/running-contract.entity.ts';
import type { Scope } from '../../server/platform/app.ts';
import { newId } from '../../server/platform/ids.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import {
  balances,
  billNow,
  expectAgreement,
  invoicesOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  receiptInput,
  receive,
  refusals,
} from './money-support.ts';

const api = useApi();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(realTime);

const unit = (dealId?: string) => balances(world, world.unit.id, dealId);
const enterprise = (dealId?: string) => balances(world, world.enterprise.id, dealId);
const as = (member: Member): Promise<Scope> => scopeOf(world.app, member);

/** With the second factor passed in the session. */
async function proven(member: Member): Promise<Scope> {
  const scope = await as(member);
  return scope.actor.kind === 'user' ? { ...scope, actor: { ...scope.actor, secondFactor: true } } : scope;
}

async function incomeOf(dealId: string): Promise<bigint[]> {
  const running = await world.app.db.manager.findOneByOrFail(RunningContract, { rootDealId: dealId });
  return (await receivedIncome(world.app.db.manager, running.id)).map(({ amount }) => amount);
}

/** Money of the unit at the bank before a step, to compare with. */
const bank = async () => (await unit()).BANK ?? 0n;

describe('a receipt', () => {
  it('pays an invoice in part and then to the end', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    expect([first?.amount, first?.state, first?.settled]).toEqual([100_000n, 'ISSUED', 0n]);
    const before = await bank();
    await receive(world, { amount: 40_000n, matches: [match(first, 40_000n)] });
    expect((await invoicesOf(world, dealId))[0]).toMatchObject({ state: 'PARTLY_PAID', settled: 40_000n });
    expect(await unit(dealId)).toMatchObject({ RECEIVABLE: 60_000n, INCOME: -100_000n });
    await receive(world, { amount: 60_000n, matches: [match(first, 60_000n)] });
    expect((await invoicesOf(world, dealId))[0]).toMatchObject({
      state: 'PAID',
      settled: 100_000n,
      settledOn: '2026-03-22',
    });
    expect(await unit(dealId)).toEqual({ BANK: before + 100_000n, INCOME: -100_000n });
    expect(await enterprise(dealId)).toEqual({ BANK: -before - 100_000n, COST: 100_000n });
    expect(await incomeOf(dealId)).toEqual([40_000n, 60_000n]);
    await expectAgreement(world);
  });

  it('pays several invoices at once; what is too much is an advance that settles the next one by itself', async () => {
    const dealId = await makeRunning(world);
    moveTo(Date.parse('2026-05-10T02:00:00Z'));
    await billNow(world.app, dealId);
    const [first, second] = await invoicesOf(world, dealId);
    expect([first?.amount, second?.amount]).toEqual([100_000n, 200_000n]);
    const before = await bank();
    await receive(world, {
      amount: 350_000n,
      receivedOn: '2026-05-10',
      matches: [match(first, 100_000n), match(second, 200_000n)],
    });
    expect(await unit(dealId)).toEqual({ BANK: before + 350_000n, INCOME: -300_000n, ADVANCE: -50_000n });
    expect(await enterprise(dealId)).toEqual({ BANK: -before - 350_000n, COST: 300_000n, PREPAID: 50_000n });
    moveTo(Date.parse('2026-06-10T02:00:00Z'));
    await billNow(world.app, dealId);
    const third = (await invoicesOf(world, dealId))[2];
    expect(third).toMatchObject({ amount: 300_000n, settled: 50_000n, state: 'PARTLY_PAID' });
    expect(await unit(dealId)).toEqual({ BANK: before + 350_000n, INCOME: -600_000n, RECEIVABLE: 250_000n });
    expect(await enterprise(dealId)).toEqual({
      BANK: -before - 350_000n,
      COST: 600_000n,
      PAYABLE: -250_000n,
    });
    expect(await incomeOf(dealId)).toEqual([100_000n, 200_000n, 50_000n]);
    expect(await runningRow(dealId)).toMatchObject({ outstanding: 250_000n, overdueSince: null });
    await expectAgreement(world);
  });

  it('of an unknown payer stands in suspense until somebody says who paid', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const before = await bank();
    const held = await receive(world, { amount: 130_000n, enterpriseId: null });
    expect(held).toMatchObject({ enterpriseId: null, free: 130_000n });
    expect(await unit(dealId)).toEqual({
      BANK: before + 130_000n,
      INCOME: -100_000n,
      RECEIVABLE: 100_000n,
      SUSPENSE: -130_000n,
    });
    expect(await enterprise(dealId)).toEqual({ BANK: -before, COST: 100_000n, PAYABLE: -100_000n });
    const found = await matchReceipt(await as(world.finance), {
      receiptId: held.id,
      expectedVersion: held.version,
      matches: [match(first, 100_000n)],
      idempotencyKey: newId(),
    });
    expect(found).toMatchObject({ enterpriseId: world.enterprise.id, dealId, free: 30_000n });
    expect(await unit(dealId)).toEqual({ BANK: before + 130_000n, INCOME: -100_000n, ADVANCE: -30_000n });
    expect(await enterprise(dealId)).toEqual({
      BANK: -before - 130_000n,
      COST: 100_000n,
      PREPAID: 30_000n,
    });
    await expectAgreement(world);
  });

  it('is refused beyond what is owed or there, for others and in the future, and then nothing has changed', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const scope = await as(world.finance);
    const before = [await unit(), await world.app.db.manager.count(Receipt)];
    const tries = [
      { amount: 150_000n, matches: [match(first, 100_001n)] },
      { amount: 90_000n, matches: [match(first, 100_000n)] },
      { amount: 90_000n, matches: [match(first, 0n)] },
      { amount: 90_000n, matches: [match(first, 1n), match(first, 2n)] },
      { amount: 0n },
      { amount: 100n, receivedOn: '2030-01-01' },
      { amount: 100n, payerName: ' ' },
      { amount: 100n, matches: [{ invoiceId: newId(), amount: 1n }] },
      { amount: 100n, enterpriseId: newId() },
    ];
    const found = [];
    for (const values of tries) found.push(await refusals(recordReceipt(scope, receiptInput(values))));
    expect(found).toEqual([
      ['LIMIT matches.0.amount'],
      ['INVALID matches'],
      ['INVALID matches.0.amount'],
      ['INVALID matches.1.invoiceId'],
      ['INVALID amount'],
      ['INVALID receivedOn'],
      ['REQUIRED payerName'],
      ['NOT_FOUND matches.0.invoiceId'],
      ['NOT_FOUND enterpriseId'],
    ]);
    expect(await refusals(recordReceipt(await as(world.unit.officer), receiptInput({ amount: 1n })))).toEqual(
      ['FORBIDDEN'],
    );
    expect(
      await refusals(recordReceipt(await as(world.enterprise.buyer), receiptInput({ amount: 1n }))),
    ).toEqual(['FORBIDDEN']);
    expect([await unit(), await world.app.db.manager.count(Receipt)]).toEqual(before);
  });

  it('is recorded once for its key and once for its reference', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const scope = await as(world.finance);
    const input = receiptInput({
      amount: 30_000n,
      bankReference: 'LS-0001',
      matches: [match(first, 30_000n)],
    });
    const made = await recordReceipt(scope, input);
    const after = await unit();
    expect((await recordReceipt(scope, input)).id).toBe(made.id);
    expect(await refusals(recordReceipt(scope, { ...input, amount: 31_000n }))).toEqual([
      'ALREADY_EXISTS idempotencyKey',
    ]);
    expect(await refusals(recordReceipt(scope, { ...input, idempotencyKey: newId() }))).toEqual([
      'ALREADY_EXISTS bankReference',
    ]);
    expect(await unit()).toEqual(after);
    // The same at the same moment, by the same key and by another.
    const other = receiptInput({ amount: 5_000n, bankReference: 'LS-0002', matches: [match(first, 5_000n)] });
    const answers = await Promise.allSettled([
      recordReceipt(scope, other),
      recordReceipt(scope, other),
      recordReceipt(scope, { ...other, idempotencyKey: newId() }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(2);
    expect(await world.app.db.manager.countBy(Receipt, { bankReference: 'LS-0002' })).toBe(1);
    expect((await invoicesOf(world, dealId))[0]?.settled).toBe(35_000n);
    await expectAgreement(world);
  });

  it('cannot be more than is owed when two finance officers match at once', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const before = await bank();
    const answers = await Promise.all(
      [world.finance, world.otherFinance, world.finance, world.otherFinance].map((member) =>
        refusals(receive(world, { amount: 60_000n, matches: [match(first, 60_000n)] }, member)),
      ),
    );
    expect(answers.map((codes) => codes.join()).sort()).toEqual([
      '',
      'LIMIT matches.0.amount',
      'LIMIT matches.0.amount',
      'LIMIT matches.0.amount',
    ]);
    expect(await unit(dealId)).toEqual({ BANK: before + 60_000n, INCOME: -100_000n, RECEIVABLE: 40_000n });
    await expectAgreement(world);
  });
});

describe('a receipt that is taken back', () => {
  it('leaves what it had settled owed again, by another finance officer', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const before = await unit(dealId);
    const held = await receive(world, { amount: 120_000n, matches: [match(first, 100_000n)] });
    const input = { receiptId: held.id, reason: '退票', idempotencyKey: newId() };
    expect(await refusals(reverseReceipt(await as(world.finance), input))).toEqual(['FOUR_EYES']);
    const gone = await reverseReceipt(await as(world.otherFinance), { ...input, idempotencyKey: newId() });
    expect(gone).toMatchObject({ state: 'REVERSED', free: 0n });
    expect((await invoicesOf(world, dealId))[0]).toMatchObject({
      state: 'ISSUED',
      settled: 0n,
      settledOn: null,
    });
    expect(await unit(dealId)).toEqual(before);
    expect(await incomeOf(dealId)).toEqual([100_000n, -100_000n]);
    expect(
      await refusals(reverseReceipt(await as(world.otherFinance), { ...input, idempotencyKey: newId() })),
    ).toEqual(['STATE']);
    // The same reference may come again after that.
    await receive(world, { amount: 100_000n, matches: [match(first, 100_000n)] });
    expect((await invoicesOf(world, dealId))[0]?.state).toBe('PAID');
    await expectAgreement(world);
  });

  it('takes back what its advance settled later, under every entry', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const held = await receive(world, { amount: 250_000n, matches: [match(first, 100_000n)] });
    moveTo(Date.parse('2026-05-10T02:00:00Z'));
    await billNow(world.app, dealId);
    expect((await invoicesOf(world, dealId))[1]?.settled).toBe(150_000n);
    await reverseReceipt(await as(world.otherFinance), {
      receiptId: held.id,
      reason: '误记',
      idempotencyKey: newId(),
    });
    expect((await invoicesOf(world, dealId)).map(({ settled, state }) => [settled, state])).toEqual([
      [0n, 'ISSUED'],
      [0n, 'ISSUED'],
    ]);
    expect(await incomeOf(dealId)).toEqual([100_000n, 150_000n, -100_000n, -150_000n]);
    expect(await unit(dealId)).toMatchObject({ INCOME: -300_000n, RECEIVABLE: 300_000n });
    await expectAgreement(world);
  });
});

describe('a refund', () => {
  it('is prepared by one and approved by another with the second factor', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const before = await bank();
    const held = await receive(world, { amount: 150_000n, matches: [match(first, 100_000n)] });
    const prepare = { receiptId: held.id, amount: 30_000n, reason: '多付', idempotencyKey: newId() };
    expect(await refusals(prepareRefund(await as(world.finance), { ...prepare, amount: 50_001n }))).toEqual([
      'LIMIT amount',
    ]);
    const refund = await prepareRefund(await as(world.finance), prepare);
    const approve = { refundId: refund.id, paidOn: '2026-03-21', idempotencyKey: newId() };
    expect(await refusals(approveRefund(await as(world.otherFinance), approve))).toEqual([
      'SECOND_FACTOR_REQUIRED',
    ]);
    expect(await refusals(approveRefund(await proven(world.finance), approve))).toEqual(['FOUR_EYES']);
    expect(await unit(dealId)).toMatchObject({ BANK: before + 150_000n, ADVANCE: -50_000n });
    await expectAgreement(world);
    const paid = await approveRefund(await proven(world.otherFinance), approve);
    expect(paid).toMatchObject({ state: 'APPROVED', decidedBy: world.otherFinance.userId });
    expect(await unit(dealId)).toEqual({
      BANK: before + 120_000n,
      INCOME: -100_000n,
      ADVANCE: -20_000n,
    });
    expect(await enterprise(dealId)).toEqual({ BANK: -before - 120_000n, COST: 100_000n, PREPAID: 20_000n });
    expect((await approveRefund(await proven(world.otherFinance), approve)).id).toBe(refund.id);
    expect(
      await refusals(
        reverseReceipt(await as(world.otherFinance), {
          receiptId: held.id,
          reason: '误记',
          idempotencyKey: newId(),
        }),
      ),
    ).toEqual(['STATE']);
    await expectAgreement(world);
  });

  it('that is turned down leaves the sum free', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const held = await receive(world, { amount: 150_000n, matches: [match(first, 100_000n)] });
    const refund = await prepareRefund(await as(world.finance), {
      receiptId: held.id,
      amount: 50_000n,
      reason: '多付',
      idempotencyKey: newId(),
    });
    expect(await receiptRow(held.id)).toMatchObject({ free: 0n, setAside: 50_000n });
    await rejectRefund(await as(world.otherFinance), {
      refundId: refund.id,
      reason: '抵下期',
      idempotencyKey: newId(),
    });
    expect(await receiptRow(held.id)).toMatchObject({ free: 50_000n, setAside: 0n });
    await expectAgreement(world);
  });
});

function match(invoice: { id: string } | undefined, amount: bigint) {
  return { invoiceId: invoice?.id ?? '', amount };
}

function runningRow(dealId: string): Promise<RunningContract> {
  return world.app.db.manager.findOneByOrFail(RunningContract, { rootDealId: dealId });
}

function receiptRow(id: string): Promise<Receipt> {
  return world.app.db.manager.findOneByOrFail(Receipt, { id });
}
