import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reverseReceipt } from '../../server/features/payments/receipts/reverse-receipt.service.ts';
import {
  confirmReport,
  disputeReport,
} from '../../server/features/payments/reports/answer-report.service.ts';
import { declareYear, recordTrade } from '../../server/features/payments/reports/record-evidence.service.ts';
import { correctReport } from '../../server/features/payments/reports/submit-report.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { realTime, stepsOf } from '../deals/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { useApi } from '../support/api.ts';
import { invoicesOf, receive } from './money-support.ts';
import {
  as,
  declined,
  dueOf,
  fileOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  moveToDay,
  refusals,
  report,
  reportAndConfirm,
  reportsOf,
  runningRow,
  yuan,
} from './support.ts';

const api = useApi();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(realTime);

/** The trial ends in the middle of March 2027, so that the first quarter of 2027 is cut there. */
async function trialOver(dealId: string): Promise<string> {
  const { from } = await runningRow(world.app, dealId);
  const year = Number(from.slice(0, 4)) + 1;
  return `${year}${from.slice(4)}`;
}

describe('the worked example', () => {
  it('comes to 255,000 yuan for net sales of 9,000,000 after the trial, those of the trial for nothing', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, payAfterUse);
    const { id: runningId, from, nextReportDueOn } = await runningRow(app, dealId);
    expect(nextReportDueOn).toBe('2026-04-15');
    const counting = await trialOver(dealId);
    moveToDay('2028-01-05');
    for (const [start, sales] of [
      [from, 500_000],
      ['2026-04-01', 900_000],
      ['2026-07-01', 0],
      ['2026-10-01', 1_000_000],
      ['2027-01-01', 700_000],
      [counting, 1_500_000],
      ['2027-04-01', 2_500_000],
      ['2027-07-01', 2_000_000],
      ['2027-10-01', 3_000_000],
    ] as const)
      await reportAndConfirm(world, dealId, start, yuan(sales));
    const due = await dueOf(app, dealId);
    expect(Object.values(due).reduce((sum, amount) => sum + amount, 0n)).toBe(yuan(255_000));
    expect(due['stage:0']).toBe(yuan(80_000));
    const invoices = await invoicesOf(world, dealId);
    expect(invoices.reduce((sum, { amount }) => sum + amount, 0n)).toBe(yuan(255_000));
    const running = await runningRow(app, dealId);
    expect(running.outstanding).toBe(yuan(255_000));
    expect(running.nextReportDueOn).toBe('2028-04-15');
    const states = (await reportsOf(app, runningId)).map(({ state }) => state);
    expect(states.filter((state) => state === 'SUBMITTED' || state === 'DISPUTED')).toEqual([]);
    expect((await stepsOf(app, dealId)).filter((step) => step === 'confirmReport')).toHaveLength(9);
  }, 120_000);
});

describe('a usage report', () => {
  it('pays for nothing before the unit confirmed it, and a dispute waits for a correction', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, noTrial);
    const { from } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    const first = await report(world, dealId, from, yuan(100_000));
    expect([first.state, await dueOf(app, dealId)]).toEqual(['SUBMITTED', {}]);
    const officer = await as(world, world.unit.officer);
    const disputed = await disputeReport(officer, {
      reportId: first.id,
      expectedVersion: first.version,
      reason: '与中标公告不符',
    });
    expect(disputed.state).toBe('DISPUTED');
    expect((await runningRow(app, dealId)).nextReportDueOn).toBe('2026-04-15');
    const second = await correctReport(await as(world, world.enterprise.buyer), {
      reportId: first.id,
      expectedVersion: disputed.version,
      netSales: yuan(150_000),
      fileIds: [await fileOf(app, world.enterprise.buyer)],
    });
    const reports = await reportsOf(app, (await runningRow(app, dealId)).id);
    expect(reports.map(({ ordinal, state }) => [ordinal, state])).toEqual([
      [1, 'REVERSED'],
      [2, 'SUBMITTED'],
    ]);
    await confirmReport(officer, { reportId: second.id, expectedVersion: second.version });
    expect(Object.values(await dueOf(app, dealId))).toEqual([yuan(3_000)]);
  });

  it('that counts goes on counting until its correction is confirmed; the difference is invoiced', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, noTrial);
    const { from, id } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    const first = await reportAndConfirm(world, dealId, from, yuan(100_000));
    const second = await correctReport(await as(world, world.enterprise.buyer), {
      reportId: first.id,
      expectedVersion: first.version,
      netSales: yuan(130_000),
      fileIds: [],
    });
    expect(Object.values(await dueOf(app, dealId))).toEqual([yuan(2_000)]);
    expect(await declined(world, () => correct(first.id, first.version, 1))).toEqual(['ALREADY_EXISTS']);
    await confirmReport(await as(world, world.unit.officer), {
      reportId: second.id,
      expectedVersion: second.version,
    });
    expect((await reportsOf(app, id)).map(({ state }) => state)).toEqual(['REVERSED', 'CONFIRMED']);
    expect((await invoicesOf(world, dealId)).map(({ amount }) => amount)).toEqual([yuan(2_000), yuan(600)]);
  });

  it('is settled once its invoice is paid, and open again when the receipt is undone', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, noTrial);
    const { from, id } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    await reportAndConfirm(world, dealId, from, yuan(100_000));
    const stateOf = async () => (await reportsOf(app, id)).map(({ state }) => state);
    const [invoice] = await invoicesOf(world, dealId);
    const matches = [{ invoiceId: invoice?.id ?? '', amount: yuan(2_000) }];
    const receipt = await receive(world, { amount: yuan(2_000), receivedOn: '2026-04-05', matches });
    expect(await stateOf()).toEqual(['SETTLED']);
    await reverseReceipt(await as(world, world.otherFinance), {
      receiptId: receipt.id,
      expectedVersion: receipt.version,
      reason: '退票',
      idempotencyKey: newId(),
    });
    expect(await stateOf()).toEqual(['CONFIRMED']);
  });

  it('is refused where it does not belong, and nothing changes', async () => {
    const { app, enterprise, unit } = world;
    const dealId = await makeRunning(world, noTrial);
    const { from } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    expect(await declined(world, () => report(world, dealId, '2026-02-01', 1n))).toEqual(['NOT_FOUND from']);
    expect(await declined(world, () => report(world, dealId, '2026-04-01', 1n))).toEqual(['STATE from']);
    expect(await declined(world, () => report(world, dealId, from, 10n ** 16n))).toEqual([
      'INVALID netSales',
    ]);
    expect(await declined(world, () => report(world, dealId, from, 1n, { units: -1 }))).toEqual([
      'INVALID units',
    ]);
    const { id, version } = await report(world, dealId, from, 1n);
    expect(await declined(world, () => report(world, dealId, from, 2n))).toEqual(['ALREADY_EXISTS from']);
    const seen = { reportId: id, expectedVersion: version };
    const buyer = await as(world, enterprise.buyer);
    const officer = await as(world, unit.officer);
    const supervisor = await as(world, world.supervisor);
    const stranger = await as(world, world.operator);
    expect(await declined(world, () => confirmReport(buyer, seen))).toEqual(['FORBIDDEN']);
    expect(await declined(world, () => confirmReport(supervisor, seen))).toEqual(['FORBIDDEN']);
    expect(await declined(world, () => confirmReport(stranger, seen))).toEqual(['NOT_FOUND reportId']);
    expect(await declined(world, () => confirmReport(officer, { ...seen, expectedVersion: 9 }))).toEqual([
      'CONFLICT expectedVersion',
    ]);
    expect(await declined(world, () => disputeReport(officer, { ...seen, reason: ' ' }))).toEqual([
      'REQUIRED reason',
    ]);
    await confirmReport(officer, seen);
    expect(
      await declined(world, () => confirmReport(officer, { ...seen, expectedVersion: version + 1 })),
    ).toEqual(['STATE']);
  });
});

describe('two people at once', () => {
  it('report one period: one of them is refused', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, noTrial);
    const { from, id } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    const both = await Promise.all([
      refusals(report(world, dealId, from, yuan(1))),
      refusals(report(world, dealId, from, yuan(2))),
    ]);
    expect(both.flat()).toEqual(['ALREADY_EXISTS from']);
    expect(await reportsOf(app, id)).toHaveLength(1);
  });

  it('correct and confirm one report: the second finds it changed, and one of the two figures counts', async () => {
    const { app } = world;
    for (let round = 0; round < 3; round += 1) {
      const dealId = await makeRunning(world, noTrial);
      const { from, id } = await runningRow(app, dealId);
      moveToDay('2026-04-05');
      const first = await report(world, dealId, from, yuan(100_000));
      const officer = await as(world, world.unit.officer);
      const seen = { reportId: first.id, expectedVersion: first.version };
      const both = await Promise.all([
        refusals(correct(first.id, first.version, 200_000)),
        refusals(confirmReport(officer, seen)),
      ]);
      expect(both.flat()).toEqual(['CONFLICT expectedVersion']);
      const states = (await reportsOf(app, id)).map(({ state }) => state);
      expect([['CONFIRMED'], ['REVERSED', 'SUBMITTED']]).toContainEqual(states);
    }
  });
});

describe('an unlikely report', () => {
  it('is flagged by what is on record, also by what comes later', async () => {
    const { app, enterprise, unit } = world;
    const dealId = await makeRunning(world, {
      ...noTrial,
      payAfterUse: { ...payAfterUseTerms, reporting: 'MONTHLY' },
    });
    const { id, from } = await runningRow(app, dealId);
    moveToDay('2027-01-10');
    const flagsOf = async () =>
      Object.fromEntries((await reportsOf(app, id)).map((each) => [each.from.slice(0, 7), each.flags]));
    await reportAndConfirm(world, dealId, from, yuan(50_000));
    for (const month of ['04', '05', '06', '07', '08', '09', '10', '11'])
      await reportAndConfirm(world, dealId, `2026-${month}-01`, yuan(month === '09' ? 40_000 : 100_000));
    await report(world, dealId, '2026-12-01', 0n);
    expect((await flagsOf())['2026-09']).toEqual(['SUDDEN_DROP', 'LATE']);
    expect((await flagsOf())['2026-12']).toEqual(['SUDDEN_DROP']);
    await recordTrade(await as(world, unit.officer), {
      dealId,
      from: '2026-12-05',
      to: '2026-12-20',
      amount: yuan(60_000),
      source: '中标公告',
      fileIds: [await fileOf(app, unit.officer)],
    });
    expect((await flagsOf())['2026-12']).toEqual(['SUDDEN_DROP', 'ZERO_AGAINST_TRADE']);
    const buyer = await as(world, enterprise.buyer);
    const year = { dealId, year: 2026, fileIds: [await fileOf(app, enterprise.buyer)] };
    expect(await declined(world, () => declareYear(buyer, { ...year, netSales: 1n, year: 2027 }))).toEqual([
      'INVALID year',
    ]);
    expect(await declined(world, () => declareYear(buyer, { ...year, netSales: 1n, fileIds: [] }))).toEqual([
      'REQUIRED fileIds',
    ]);
    await declareYear(buyer, { ...year, netSales: yuan(900_000) });
    expect((await flagsOf())['2026-12']).toContain('DIFFERS_FROM_YEAR');
    await declareYear(buyer, {
      ...year,
      netSales: yuan(790_000),
      fileIds: [await fileOf(app, enterprise.buyer)],
    });
    expect((await flagsOf())['2026-12']).toEqual(['SUDDEN_DROP', 'ZERO_AGAINST_TRADE']);
  }, 60_000);
});

const payAfterUseTerms = {
  ...(payAfterUse.payAfterUse as NonNullable<typeof payAfterUse.payAfterUse>),
  trialMonths: 0,
};

/** Two percent of net sales from the first day, reported by quarters. */
const noTrial: typeof payAfterUse = {
  ...payAfterUse,
  payment: {
    ...(payAfterUse.payment as NonNullable<typeof payAfterUse.payment>),
    stages: [],
    cap: null,
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 200 }], perUnit: null },
  },
  payAfterUse: payAfterUseTerms,
};

async function correct(reportId: string, expectedVersion: number, sales: number) {
  const buyer = await as(world, world.enterprise.buyer);
  return correctReport(buyer, { reportId, expectedVersion, netSales: yuan(sales), fileIds: [] });
}
