import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminateDeal } from '../../server/features/deals/contract/fulfilment/end-contract.service.ts';
import {
  confirmImport,
  importContract,
} from '../../server/features/deals/contract/import/import-contract.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { buyOut, deferPayment, giveBack } from '../../server/features/payments/events/choose.service.ts';
import {
  answerEvent,
  recordEvent,
  withdrawEvent,
} from '../../server/features/payments/events/record-event.service.ts';
import { followDeals } from '../../server/features/payments/running/follow-deals.ts';
import { rightsInWatch } from '../../server/features/payments/watch/rights-of.ts';
import { markRight } from '../../server/features/payments/watch/watch-rights.service.ts';
import { asInput, dealRow, realTime, stepsOf } from '../deals/support.ts';
import { deferred } from '../offers/examples.ts';
import { useApi } from '../support/api.ts';
import { makePublished } from '../support/results.ts';
import { billNow, invoicesOf } from './money-support.ts';
import {
  as,
  declined,
  dueOf,
  fileOf,
  type MoneyWorld,
  mailsTo,
  makeMoneyWorld,
  makeRunning,
  moveToDay,
  QUARTERLY,
  recordsOf,
  reportAndConfirm,
  runningRow,
  yuan,
} from './support.ts';

const api = useApi();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(realTime);

const terms = QUARTERLY;
const buyer = () => as(world, world.enterprise.buyer);
const officer = () => as(world, world.unit.officer);
const milestone = (dealId: string, values: object = {}) => ({
  dealId,
  kind: 'MILESTONE' as const,
  on: '2026-04-01',
  milestone: '中试通过',
  fileIds: [],
  ...values,
});

describe('an event of both sides', () => {
  it('counts once the other side confirmed it, and its stage is invoiced', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    moveToDay('2026-04-02');
    const record = await recordEvent(await buyer(), milestone(dealId));
    expect([record.state, await dueOf(app, dealId)]).toEqual(['RECORDED', {}]);
    const word = { recordId: record.id, confirmed: true };
    expect(await declined(world, async () => answerEvent(await buyer(), word))).toEqual(['FORBIDDEN']);
    expect(await declined(world, async () => recordEvent(await officer(), milestone(dealId)))).toEqual([
      'ALREADY_EXISTS kind',
    ]);
    const answers = await Promise.allSettled([
      answerEvent(await officer(), word),
      answerEvent(await as(world, world.unit.otherOfficer), word),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await dueOf(app, dealId)).toEqual({ 'stage:0': yuan(30_000) });
    expect((await invoicesOf(world, dealId)).map(({ amount, dueOn }) => [amount, dueOn])).toEqual([
      [yuan(30_000), '2026-05-01'],
    ]);
    expect(await declined(world, async () => withdrawEvent(await buyer(), word))).toEqual(['STATE']);
  });

  it('is denied with a reason or withdrawn, and can then be recorded anew', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    moveToDay('2026-04-02');
    const first = await recordEvent(await officer(), milestone(dealId));
    const no = { recordId: first.id, confirmed: false };
    expect(await declined(world, async () => answerEvent(await buyer(), no))).toEqual(['REQUIRED reason']);
    await answerEvent(await buyer(), { ...no, reason: '尚未完成' });
    const second = await recordEvent(await officer(), milestone(dealId));
    await withdrawEvent(await officer(), { recordId: second.id });
    const { id } = await runningRow(app, dealId);
    expect((await recordsOf(app, id)).map(({ state }) => state)).toEqual(['DENIED', 'WITHDRAWN']);
    expect(await dueOf(app, dealId)).toEqual({});
  });

  it('is refused where the terms know nothing of it', async () => {
    const dealId = await makeRunning(world, terms);
    moveToDay('2026-04-02');
    const by = await officer();
    const refused = (values: object) => declined(world, () => recordEvent(by, milestone(dealId, values)));
    expect(await refused({ milestone: '别的' })).toEqual(['INVALID milestone']);
    expect(await refused({ milestone: null })).toEqual(['REQUIRED milestone']);
    expect(await refused({ on: '2026-04-03' })).toEqual(['INVALID on']);
    expect(await refused({ on: '2026-01-01' })).toEqual(['INVALID on']);
    expect(await refused({ kind: 'FINANCING' })).toEqual(['INVALID kind']);
    expect(await refused({ kind: 'BUY_OUT' })).toEqual(['INVALID kind']);
    expect(await refused({ kind: 'OPENING' })).toEqual(['STATE']);
    const supervisor = await as(world, world.supervisor);
    expect(await declined(world, () => recordEvent(supervisor, milestone(dealId)))).toEqual(['FORBIDDEN']);
  });
});

describe('the licensee', () => {
  it('buys out at the price that it saw, and nothing more comes', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    moveToDay('2026-05-02');
    const { version } = await runningRow(app, dealId);
    const choice = { dealId, expectedVersion: version, price: yuan(60_000) };
    expect(await declined(world, async () => buyOut(await buyer(), { ...choice, price: 1n }))).toEqual([
      'CONFLICT price',
    ]);
    expect(await declined(world, async () => buyOut(await officer(), choice))).toEqual(['FORBIDDEN']);
    expect(
      await declined(world, async () => buyOut(await buyer(), { ...choice, expectedVersion: 0 })),
    ).toEqual(['CONFLICT expectedVersion']);
    await buyOut(await buyer(), choice);
    const running = await runningRow(app, dealId);
    expect([running.state, running.nextReportDueOn, running.outstanding]).toEqual([
      'BOUGHT_OUT',
      null,
      yuan(60_000),
    ]);
    expect((await dealRow(app, dealId)).state).toBe('ACTIVE');
    moveToDay('2026-12-01');
    await billNow(app, dealId);
    expect(await dueOf(app, dealId)).toEqual({ buyOut: yuan(60_000) });
    const again = { dealId, expectedVersion: (await runningRow(app, dealId)).version, price: yuan(80_000) };
    expect(await declined(world, async () => buyOut(await buyer(), again))).toEqual(['STATE']);
  });

  it('gives the license back within its time; the deal ends and what is due stays due', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    const { from } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    await reportAndConfirm(world, dealId, from, yuan(100_000));
    const { version } = await runningRow(app, dealId);
    await giveBack(await buyer(), { dealId, expectedVersion: version });
    const running = await runningRow(app, dealId);
    expect([running.state, running.endedOn, running.outstanding]).toEqual([
      'RETURNED',
      '2026-04-05',
      yuan(2_000),
    ]);
    expect((await dealRow(app, dealId)).state).toBe('TERMINATED');
    await followDeals(app, [dealId]);
    expect((await runningRow(app, dealId)).state).toBe('RETURNED');
    expect((await stepsOf(app, dealId)).slice(-2)).toEqual(['endByReturn', 'giveBack']);
  });

  it('cannot give it back late', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    moveToDay('2027-04-05');
    const { version } = await runningRow(app, dealId);
    expect(
      await declined(world, async () => giveBack(await buyer(), { dealId, expectedVersion: version })),
    ).toEqual(['STATE']);
  });

  it('puts a payment off as far as the terms let it', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, {
      ...deferred,
      payAfterUse: { ...(deferred.payAfterUse as NonNullable<Terms['payAfterUse']>), deferralMonths: 6 },
    });
    const defer = async (key: string, months: number) => {
      const { version } = await runningRow(app, dealId);
      return deferPayment(await buyer(), { dealId, expectedVersion: version, key, months });
    };
    expect(await declined(world, () => defer('stage:0', 7))).toEqual(['LIMIT months']);
    expect(await declined(world, () => defer('royalty:2026-01-01', 1))).toEqual(['NOT_FOUND key']);
    await defer('stage:0', 4);
    expect(await declined(world, () => defer('stage:0', 3))).toEqual(['LIMIT months']);
    await defer('stage:0', 2);
    const { id } = await runningRow(app, dealId);
    expect((await recordsOf(app, id)).map(({ kind, months }) => [kind, months])).toEqual([
      ['DEFERRAL', 4],
      ['DEFERRAL', 2],
    ]);
  });
});

describe('a termination of the deal', () => {
  it('ends the running contract; reports of the time before are still owed and still count', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    const { from } = await runningRow(app, dealId);
    moveToDay('2026-04-20');
    await terminateDeal(await officer(), { dealId, reason: '协商一致' });
    await terminateDeal(await buyer(), { dealId, reason: '协商一致' });
    await followDeals(app, [dealId]);
    await followDeals(app, [dealId]);
    const running = await runningRow(app, dealId);
    expect([running.state, running.endedOn, running.nextReportDueOn]).toEqual([
      'TERMINATED',
      '2026-04-20',
      '2026-04-15',
    ]);
    expect((await recordsOf(app, running.id)).map(({ kind }) => kind)).toEqual(['TERMINATION']);
    await reportAndConfirm(world, dealId, from, yuan(100_000));
    expect((await runningRow(app, dealId)).outstanding).toBe(yuan(2_000));
  });
});

describe('a lapse of the right', () => {
  it('pauses every contract of the result until it is restored, and both sides hear of it', async () => {
    const { app, unit } = world;
    const dealId = await makeRunning(world, terms);
    const { from, id, resultId } = await runningRow(app, dealId);
    moveToDay('2026-07-05');
    const [right] = (await rightsInWatch.batch(app, [resultId])).get(resultId) ?? [];
    expect(right?.lapsedOn).toBeNull();
    const mark = async (kind: 'FEE_PAID' | 'LAPSED' | 'RESTORED', on: string, values: object = {}) =>
      markRight(await officer(), {
        dealId,
        rightKey: right?.key ?? '',
        kind,
        on,
        fileIds: [await fileOf(app, unit.officer)],
        ...values,
      });
    expect(await declined(world, () => mark('FEE_PAID', '2026-07-01', { fileIds: [] }))).toEqual([
      'REQUIRED paidUntil',
    ]);
    expect(await declined(world, () => mark('RESTORED', '2026-07-01', { fileIds: [] }))).toEqual([
      'REQUIRED fileIds',
    ]);
    await mark('LAPSED', '2026-04-01');
    await reportAndConfirm(world, dealId, from, yuan(100_000));
    await reportAndConfirm(world, dealId, '2026-04-01', yuan(100_000));
    expect(Object.values(await dueOf(app, dealId))).toEqual([yuan(2_000)]);
    await mark('RESTORED', '2026-05-16');
    const restored = Object.values(await dueOf(app, dealId)).reduce((sum, amount) => sum + amount, 0n);
    // 46 of the 91 days of the quarter are after the restoration: 2,000 × 46 / 91.
    expect(restored).toBe(yuan(2_000) + (yuan(2_000) * 46n) / 91n);
    expect((await recordsOf(app, id)).map(({ kind, on }) => [kind, on])).toEqual([
      ['LAPSE', '2026-04-01'],
      ['RESTORED', '2026-05-16'],
    ]);
    expect(await mailsTo(app, world.enterprise.buyer)).toContainEqual(expect.stringContaining('权利已失效'));
    expect(await mailsTo(app, unit.officer)).toContainEqual(expect.stringContaining('权利已恢复'));
  });
});

describe('a contract from before', () => {
  it('begins with an opening that both sides agree on', async () => {
    const { app, unit, enterprise } = world;
    moveToDay('2026-03-10');
    const result = await makePublished(app, unit);
    const deal = await importContract(await officer(), {
      resultId: result.id,
      enterpriseId: enterprise.id,
      number: `HT-2019-${result.id.slice(-6)}`,
      signedOn: '2019-05-20',
      terms: asInput({
        ...terms,
        license: { ...(terms.license as NonNullable<Terms['license']>), months: null },
      }),
      pricing: 'NEGOTIATED',
      declaration: '2019年校长办公会同意，公示无异议',
      fileIds: [await fileOf(app, unit.officer)],
    });
    await confirmImport(await buyer(), { dealId: deal.id, confirmed: true });
    await followDeals(app, [deal.id]);
    const before = await runningRow(app, deal.id);
    expect([before.state, before.nextReportDueOn, await invoicesOf(world, deal.id)]).toEqual([
      'AWAITING_OPENING',
      null,
      [],
    ]);
    const opening = {
      dealId: deal.id,
      kind: 'OPENING' as const,
      on: '2025-12-31',
      cumulative: yuan(4_000_000),
      paid: yuan(99_000),
      fileIds: [await fileOf(app, unit.officer)],
    };
    expect(
      await declined(world, async () => recordEvent(await officer(), { ...opening, fileIds: [] })),
    ).toEqual(['REQUIRED fileIds']);
    const record = await recordEvent(await officer(), opening);
    await answerEvent(await buyer(), { recordId: record.id, confirmed: true });
    const running = await runningRow(app, deal.id);
    expect([running.state, running.nextReportDueOn]).toEqual(['RUNNING', '2026-04-15']);
    moveToDay('2026-04-05');
    await reportAndConfirm(world, deal.id, '2026-01-01', yuan(100_000));
    // 2,000 by the rate, cut at the 1,000 that the cap of 100,000 leaves after 99,000.
    expect(await dueOf(app, deal.id)).toEqual({ 'royalty:2026-01-01': yuan(1_000) });
  });
});
