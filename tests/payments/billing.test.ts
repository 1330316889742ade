import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import type { Invoice } from '../../server/features/payments/invoices/data/invoice.entity.ts';
import {
  cancelInvoice,
  demandInterest,
} from '../../server/features/payments/invoices/invoice-steps.service.ts';
import { recordFapiao } from '../../server/features/payments/invoices/record-fapiao.service.ts';
import { watchInvoices } from '../../server/features/payments/invoices/watch-invoices.job.ts';
import { receivedIncome } from '../../server/features/payments/receipts/received-income.service.ts';
import { reverseReceipt } from '../../server/features/payments/receipts/reverse-receipt.service.ts';
import { UsageReport } from '../../server/features/payments/reports/usage-report.entity.ts';
import { RunningContract } from '../../server/features/payments/running/running-contract.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import {
  balances,
  billNow,
  expectAgreement,
  invoicesOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  receive,
  refusals,
  THREE_SUMS,
} from './money-support.ts';

const api = useApi();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(realTime);

const unit = (dealId: string) => balances(world, world.unit.id, dealId);

/** 5 % of net sales, reported by quarter, from the first day. */
const ROYALTY: Terms = {
  ...plainLicense,
  payment: {
    entryFee: 0n,
    stages: [],
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 500 }], perUnit: null },
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
  payAfterUse: {
    trialMonths: 0,
    trigger: 'TRIAL_ENDS',
    triggerSales: null,
    deferralMonths: 0,
    buyOut: [],
    returnUntilMonth: null,
    backing: null,
    reporting: 'QUARTERLY',
  },
};

const LATE: Terms = {
  ...THREE_SUMS,
  ...(THREE_SUMS.payment ? { payment: { ...THREE_SUMS.payment, lateInterest: 3 } } : {}),
};

/** A confirmed report of the second quarter; a former one of it is reversed. */
async function report(dealId: string, netSales: bigint, ordinal = 1): Promise<void> {
  const { manager } = world.app.db;
  const running = await runningRow(dealId);
  await manager.update(UsageReport, { runningId: running.id, from: '2026-04-01' }, { state: 'REVERSED' });
  await manager.insert(UsageReport, {
    id: newId(),
    runningId: running.id,
    dealId,
    from: '2026-04-01',
    to: '2026-06-30',
    dueOn: '2026-07-15',
    inTrial: false,
    ordinal,
    state: 'CONFIRMED',
    version: 1,
    netSales,
    units: 0n,
    costSaving: 0n,
    operatingProfit: null,
    note: null,
    fileIds: [],
    flags: [],
    replacesId: null,
    submittedAt: clock.now(),
    submittedBy: null,
    answeredAt: clock.now(),
    answeredBy: null,
    disputeReason: null,
  });
  await billNow(world.app, dealId);
}

function runningRow(dealId: string): Promise<RunningContract> {
  return world.app.db.manager.findOneByOrFail(RunningContract, { rootDealId: dealId });
}

async function reported(netSales: bigint): Promise<{ dealId: string; first: Invoice }> {
  const dealId = await makeRunning(world, ROYALTY);
  moveTo(Date.parse('2026-07-10T02:00:00Z'));
  await report(dealId, netSales);
  const [first] = await invoicesOf(world, dealId);
  if (!first) throw new Error('nothing was invoiced');
  return { dealId, first };
}

describe('a corrected report', () => {
  it('gives what was paid too much back as an advance, and a credit of its own says why', async () => {
    const { dealId, first } = await reported(1_000_000n);
    expect(first).toMatchObject({ amount: 50_000n, dueOn: '2026-07-15' });
    const before = await unit(dealId);
    const bank = before.BANK ?? 0n;
    await receive(world, {
      amount: 50_000n,
      receivedOn: '2026-07-10',
      matches: [{ invoiceId: first.id, amount: 50_000n }],
    });
    await report(dealId, 800_000n, 2);
    const [paid, credit] = await invoicesOf(world, dealId);
    expect(paid).toMatchObject({ amount: 50_000n, settled: 50_000n, state: 'PAID' });
    expect(credit).toMatchObject({ amount: -10_000n, settled: -10_000n, state: 'PAID' });
    expect(await unit(dealId)).toEqual({ BANK: bank + 50_000n, INCOME: -40_000n, ADVANCE: -10_000n });
    const running = await runningRow(dealId);
    const income = await receivedIncome(world.app.db.manager, running.id);
    expect(income.map(({ amount }) => amount)).toEqual([50_000n, -10_000n]);
    // Billing again finds nothing to do; a correction upwards uses the advance first.
    await billNow(world.app, dealId);
    expect(await invoicesOf(world, dealId)).toHaveLength(2);
    await report(dealId, 1_100_000n, 3);
    const third = (await invoicesOf(world, dealId))[2];
    expect(third).toMatchObject({ amount: 15_000n, settled: 10_000n, state: 'PARTLY_PAID' });
    expect(await unit(dealId)).toEqual({ BANK: bank + 50_000n, INCOME: -55_000n, RECEIVABLE: 5_000n });
    await expectAgreement(world);
  });

  it('sets a credit off against what is still owed', async () => {
    const { dealId } = await reported(1_000_000n);
    const bank = (await unit(dealId)).BANK ?? 0n;
    await report(dealId, 800_000n, 2);
    const [owed, credit] = await invoicesOf(world, dealId);
    expect([owed?.settled, owed?.state]).toEqual([10_000n, 'PARTLY_PAID']);
    expect([credit?.settled, credit?.state]).toEqual([-10_000n, 'PAID']);
    expect(await unit(dealId)).toEqual({
      ...(bank === 0n ? {} : { BANK: bank }),
      INCOME: -40_000n,
      RECEIVABLE: 40_000n,
    });
    expect(await receivedIncome(world.app.db.manager, (await runningRow(dealId)).id)).toEqual([]);
    await expectAgreement(world);
  });

  it('leaves books that agree when the receipt that it gave back from is taken back', async () => {
    const { dealId, first } = await reported(1_000_000n);
    const bank = (await unit(dealId)).BANK ?? 0n;
    const receipt = await receive(world, {
      amount: 50_000n,
      receivedOn: '2026-07-10',
      matches: [{ invoiceId: first.id, amount: 50_000n }],
    });
    await report(dealId, 800_000n, 2);
    await reverseReceipt(await scopeOf(world.app, world.otherFinance), {
      receiptId: receipt.id,
      reason: '退票',
      idempotencyKey: newId(),
    });
    const [owed, credit] = await invoicesOf(world, dealId);
    expect([owed?.settled, credit?.settled]).toEqual([10_000n, -10_000n]);
    expect(await unit(dealId)).toEqual({
      ...(bank === 0n ? {} : { BANK: bank }),
      INCOME: -40_000n,
      RECEIVABLE: 40_000n,
    });
    await expectAgreement(world);
  });
});

describe('late interest', () => {
  it('comes up by itself when the late invoice is paid, and is waived when it is cancelled', async () => {
    const dealId = await makeRunning(world, LATE);
    const [first] = await invoicesOf(world, dealId);
    if (!first) throw new Error('nothing was invoiced');
    moveTo(Date.parse('2026-05-01T02:00:00Z'));
    const late = new Date(`${first.dueOn}T00:00:00Z`);
    late.setUTCDate(late.getUTCDate() + 10);
    const paidOn = late.toISOString().slice(0, 10);
    await receive(world, {
      amount: 100_000n,
      receivedOn: paidOn,
      matches: [{ invoiceId: first.id, amount: 100_000n }],
    });
    const interest = (await invoicesOf(world, dealId)).find(({ amount }) => amount === 300n);
    // Ten days of 3 of 10,000 of 1,000 yuan.
    expect(interest).toMatchObject({ state: 'ISSUED', dueOn: '2026-05-16' });
    const scope = await scopeOf(world.app, world.finance);
    await cancelInvoice(scope, {
      invoiceId: interest?.id ?? '',
      reason: '免收',
      idempotencyKey: newId(),
    });
    await billNow(world.app, dealId);
    const after = await invoicesOf(world, dealId);
    expect(after.filter(({ amount }) => amount === 300n).map(({ state }) => state)).toEqual(['CANCELLED']);
    await expectAgreement(world);
  });

  it('is demanded in between, and only for what is new', async () => {
    const dealId = await makeRunning(world, LATE);
    const [first] = await invoicesOf(world, dealId);
    const scope = await scopeOf(world.app, world.finance);
    const demand = () => demandInterest(scope, { invoiceId: first?.id ?? '', idempotencyKey: newId() });
    expect(await refusals(demand())).toEqual(['STATE']);
    moveTo(Date.parse(`${first?.dueOn}T02:00:00Z`) + 20 * 86_400_000);
    expect(await demand()).toMatchObject({ amount: 600n });
    expect(await refusals(demand())).toEqual(['STATE']);
    moveTo(Date.parse(`${first?.dueOn}T02:00:00Z`) + 21 * 86_400_000);
    expect(await demand()).toMatchObject({ amount: 30n });
    await expectAgreement(world);
  });
});

describe('an invoice', () => {
  it('that is cancelled is reversed and, where the terms still ask for it, issued anew', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const scope = await scopeOf(world.app, world.finance);
    const input = { invoiceId: first?.id ?? '', reason: '抬头有误', idempotencyKey: newId() };
    expect(await refusals(cancelInvoice(scope, { ...input, reason: '' }))).toEqual(['REQUIRED reason']);
    await cancelInvoice(scope, input);
    const all = await invoicesOf(world, dealId);
    expect(all.map(({ state, amount }) => [state, amount])).toEqual([
      ['CANCELLED', 100_000n],
      ['ISSUED', 100_000n],
    ]);
    expect(await unit(dealId)).toMatchObject({ INCOME: -100_000n, RECEIVABLE: 100_000n });
    await expectAgreement(world);
  });

  it('is issued by the sweep when time alone makes it due, once, and written about when it is late', async () => {
    const dealId = await makeRunning(world);
    moveTo(Date.parse('2026-05-20T02:00:00Z'));
    await watchInvoices(world.app);
    const found = await invoicesOf(world, dealId);
    expect(found.map(({ amount }) => amount)).toEqual([100_000n, 200_000n, 300_000n]);
    const version = (await runningRow(dealId)).version;
    await watchInvoices(world.app);
    expect(await invoicesOf(world, dealId)).toHaveLength(3);
    expect((await runningRow(dealId)).version).toBe(version);
    // More than thirty days after the first one was due.
    expect(found[0]?.dueOn && found[0].dueOn < '2026-04-20').toBe(true);
    expect((await invoicesOf(world, dealId))[0]?.remindedAfter).toBe(30);
    expect(await runningRow(dealId)).toMatchObject({ outstanding: 600_000n });
    await expectAgreement(world);
  });

  it('keeps the data of its fapiao, which are checked', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const scope = await scopeOf(world.app, world.finance);
    const fapiao = {
      invoiceId: first?.id ?? '',
      kind: 'DIGITAL_ORDINARY' as const,
      number: '26232000000012345678',
      issuedOn: '2026-03-22',
      amount: 100_000n,
      taxRateBasisPoints: 600,
      tax: 5_660n,
      idempotencyKey: newId(),
    };
    const wrong = async (values: object) =>
      refusals(recordFapiao(scope, { ...fapiao, ...values, idempotencyKey: newId() }));
    expect(await wrong({ number: '123' })).toEqual(['INVALID number']);
    expect(await wrong({ tax: 6_000n })).toEqual(['INVALID tax']);
    expect(await wrong({ kind: 'SPECIAL', number: '12345678' })).toEqual(['INVALID code']);
    const kept = await recordFapiao(scope, fapiao);
    expect((await recordFapiao(scope, fapiao)).id).toBe(kept.id);
    expect(await wrong({})).toEqual(['ALREADY_EXISTS number']);
  });

  it('is shown to both sides with its reasons, as a paper and in a file, and to nobody else', async () => {
    const dealId = await makeRunning(world);
    const [first] = await invoicesOf(world, dealId);
    const finance = await signedIn(world.api, world.finance);
    const query = `query ($id: ID!) { invoice(id: $id) { number state amount outstanding actions
      lines { key term kind amount why { code } } } }`;
    const shown = async (client: typeof finance) =>
      (await client.ask<{ invoice: object | null }>(query, { id: first?.id })).data?.invoice;
    expect(await shown(finance)).toMatchObject({
      state: 'ISSUED',
      amount: '1000.00',
      outstanding: '1000.00',
      actions: ['RECORD_RECEIPT', 'RECORD_FAPIAO', 'CANCEL'],
      lines: [
        { key: 'entryFee', term: 'payment.entryFee', kind: 'ENTRY_FEE', why: [{ code: 'AT_SIGNING' }] },
      ],
    });
    expect(await shown(world.buyer)).toMatchObject({ actions: ['ANNOUNCE_TRANSFER'] });
    const stranger = await signedIn(world.api, world.operator);
    expect(await shown(stranger)).toBeNull();
    const fetched = async (client: typeof finance, path: string) =>
      fetch(`${client.address}${path}`, { headers: { cookie: client.cookieHeader } });
    const paper = await fetched(world.buyer, `/payments/invoices/${first?.id}.pdf`);
    expect(paper.status).toBe(200);
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await fetched(stranger, `/payments/invoices/${first?.id}.pdf`)).status).toBe(404);
    const file = await (await fetched(finance, `/payments/invoices.csv?dealId=${dealId}`)).text();
    expect(file.split('\r\n')).toHaveLength(3);
    expect(file).toContain(first?.number);
  });
});
