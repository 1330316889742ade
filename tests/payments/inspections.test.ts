import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concludeInspection } from '../../server/features/payments/inspections/conclude.service.ts';
import {
  announceInspection,
  cancelInspection,
  logInspection,
} from '../../server/features/payments/inspections/inspect.service.ts';
import { watchRunning } from '../../server/features/payments/running/watch-running.job.ts';
import { realTime } from '../deals/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import {
  as,
  declined,
  fileOf,
  type MoneyWorld,
  mailsTo,
  makeMoneyWorld,
  makeRunning,
  moveToDay,
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

const terms: typeof payAfterUse = {
  ...payAfterUse,
  payment: {
    ...(payAfterUse.payment as NonNullable<typeof payAfterUse.payment>),
    stages: [],
    cap: null,
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 200 }], perUnit: null },
  },
  payAfterUse: {
    ...(payAfterUse.payAfterUse as NonNullable<typeof payAfterUse.payAfterUse>),
    trialMonths: 0,
  },
};

describe('an inspection', () => {
  it('is announced ten days ahead, logged by both sides and concluded; who was short bears its cost', async () => {
    const { app, unit, enterprise } = world;
    const dealId = await makeRunning(world, terms);
    const { from } = await runningRow(app, dealId);
    moveToDay('2026-04-10');
    const reported = await reportAndConfirm(world, dealId, from, yuan(1_000_000));
    const officer = await as(world, unit.officer);
    const buyer = await as(world, enterprise.buyer);
    const plan = {
      dealId,
      plannedOn: '2026-04-20',
      inspector: 'ACCOUNTANTS' as const,
      inspectorName: '冰城会计师事务所',
      subject: '第一季度销售账',
    };
    expect(
      await declined(world, () => announceInspection(officer, { ...plan, plannedOn: '2026-04-19' })),
    ).toEqual(['INVALID plannedOn']);
    expect(await declined(world, () => announceInspection(buyer, plan))).toEqual(['FORBIDDEN']);
    const { id: inspectionId } = await announceInspection(officer, plan);
    expect(await declined(world, () => announceInspection(officer, plan))).toEqual(['ALREADY_EXISTS']);
    const line = { inspectionId, lookedAt: '增值税申报表', finding: '收入 110 万', fileIds: [] };
    expect(await declined(world, () => logInspection(officer, line))).toEqual(['STATE']);
    moveToDay('2026-04-20');
    await logInspection(officer, { ...line, fileIds: [await fileOf(app, unit.officer)] });
    const { version, state } = await logInspection(buyer, { ...line, finding: '含退货 5 万' });
    expect(state).toBe('UNDER_WAY');
    expect(
      await declined(world, () => cancelInspection(officer, { inspectionId, reason: '不查了' })),
    ).toEqual(['STATE']);
    const outcome = {
      inspectionId,
      expectedVersion: version,
      conclusion: '少报 6 万元',
      cost: yuan(8_000),
      findings: [{ reportId: reported.id, netSales: yuan(1_060_000) }],
    };
    expect(
      await declined(world, () => concludeInspection(officer, { ...outcome, expectedVersion: version - 1 })),
    ).toEqual(['CONFLICT expectedVersion']);
    const wrong = { ...outcome, findings: [{ reportId: dealId, netSales: 1n }] };
    expect(await declined(world, () => concludeInspection(officer, wrong))).toEqual([
      'NOT_FOUND findings.0.reportId',
    ]);
    const done = await concludeInspection(officer, outcome);
    expect([done.dueAsReported, done.dueAsFound, done.costBearer]).toEqual([
      yuan(20_000),
      yuan(21_200),
      'ENTERPRISE',
    ]);
    expect(
      await declined(world, () => announceInspection(officer, { ...plan, plannedOn: '2026-12-20' })),
    ).toEqual(['LIMIT plannedOn']);
  });
});

describe('the watch on deadlines', () => {
  it('writes about a missing report at each step once, and closes a contract whose time is over', async () => {
    const { app, enterprise, unit } = world;
    const dealId = await makeRunning(world, terms);
    const { from, number } = await runningRow(app, dealId);
    const about = async () =>
      (await mailsTo(app, enterprise.buyer)).filter((subject) => subject.includes(number));
    const toOfficer = async () =>
      (await mailsTo(app, unit.officer)).filter((subject) => subject.includes(number));
    moveToDay('2026-04-07');
    await watchRunning(app);
    expect(await about()).toEqual([]);
    moveToDay('2026-04-08');
    await watchRunning(app);
    await watchRunning(app);
    expect(await about()).toEqual([`使用申报将于 2026-04-15 到期：${number}`]);
    moveToDay('2026-04-15');
    await watchRunning(app);
    moveToDay('2026-04-22');
    await watchRunning(app);
    expect(await about()).toHaveLength(3);
    expect(await toOfficer()).toEqual([`使用申报已逾期：${number}`]);
    await reportAndConfirm(world, dealId, from, 0n);
    moveToDay('2026-05-20');
    await watchRunning(app);
    expect(await about()).toHaveLength(3);
    moveToDay('2031-06-01');
    await watchRunning(app);
    const running = await runningRow(app, dealId);
    expect([running.state, running.endedOn]).toEqual(['COMPLETED', running.until]);
  });
});

describe('the money room', () => {
  it('is open to both sides and to finance, closed to others, and reads a list in constant statements', async () => {
    const { app, unit, enterprise } = world;
    const dealId = await makeRunning(world, terms);
    const see = async (member: Parameters<typeof signedIn>[1]) => {
      const client = await signedIn(api(), member);
      const { data, errors } = await client.ask<{ runningContract: object | null }>(
        `query ($id: ID!) { runningContract(dealId: $id) {
           state mySide seesUnit actions schedule { total lines { key status } }
           periods { from state isOver } records { id } rights { key standing } inspections { id }
           choices { returnUntil events } } }`,
        { id: dealId },
      );
      expect(errors).toBeUndefined();
      return data?.runningContract ?? null;
    };
    expect(await see(unit.officer)).toMatchObject({ state: 'RUNNING', mySide: 'OWNER', seesUnit: true });
    expect(await see(enterprise.buyer)).toMatchObject({ mySide: 'ENTERPRISE', seesUnit: false });
    expect(await see(world.finance)).toMatchObject({ seesUnit: true, actions: ['RECORD_MONEY'] });
    expect(await see(world.supervisor)).toMatchObject({ mySide: null, actions: [] });
    expect(await see(world.operator)).toBeNull();
    const buyer = await signedIn(api(), enterprise.buyer);
    const { data } = await buyer.ask<{
      runningContracts: { totalCount: number; edges: { node: { number: string } }[] };
    }>(
      '{ runningContracts(sort: NUMBER, first: 2) { totalCount edges { node { number owner { name } } } } }',
    );
    expect(data?.runningContracts.totalCount).toBeGreaterThanOrEqual(3);
    expect(data?.runningContracts.edges).toHaveLength(2);
    expect((await runningRow(app, dealId)).version).toBeGreaterThan(1);
  });
});
