import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payableLines } from '../../server/features/income/distributions/payable-lines.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { BEGIN, balances, expectAgreement } from '../payments/money-support.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { approved, decide, distribution, done, makePaid, prepare } from './distributing.ts';
import {
  adoptIncomeRules,
  agreePlan,
  editPlan,
  type IncomeWorld,
  makeContract,
  makeIncomeWorld,
  oneSum,
  pay,
  planInput,
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

describe('commissions', () => {
  it('come out of what the unit keeps and stand in the books of who gets them', async () => {
    const fileId = await upload(world.officer, '居间合同.pdf');
    const dealId = await makeContract(world, SUM);
    const commission = {
      beneficiaryKind: 'ORGANIZATION',
      organizationId: world.enterprise.id,
      name: '龙江技术转移中心',
      payer: 'UNIT',
      base: 'RECEIVED',
      basisPoints: 500,
      agreedOn: '2026-02-01',
      fileId,
    };
    const strange = { ...commission, organizationId: newId() };
    const unknown = await planInput(world, dealId, { commissions: [strange] });
    expect(await refused(world, () => editPlan(world.officer, unknown))).toEqual([
      'NOT_FOUND (commissions.0.organizationId)',
    ]);
    await agreePlan(world, dealId, { commissions: [commission] });
    await pay(world, dealId);
    const booked = await approved(world, dealId);
    // An organisation gets it under its own name.
    const [{ name }] = await world.app.db.query('SELECT name FROM organization WHERE id = $1', [
      world.enterprise.id,
    ]);
    expect(booked.lines.find(({ kind }) => kind === 'COMMISSION')?.name).toBe(name);
    expect(booked.lines.slice(-2).map(({ kind, amount, ruleId }) => [kind, amount, ruleId])).toEqual([
      ['COMMISSION', '12750.00', 'INC-9'],
      ['UNIT', '12750.00', null],
    ]);
    const { COMMISSIONS_PAYABLE } = await balances(world, world.unit.id, dealId);
    expect(COMMISSIONS_PAYABLE).toBe(-1_275_000n);
    const { COMMISSION_RECEIVABLE, COMMISSION_INCOME } = await balances(world, world.enterprise.id, dealId);
    expect([COMMISSION_RECEIVABLE, COMMISSION_INCOME]).toEqual([1_275_000n, -1_275_000n]);
    await expectAgreement(world);
  });
});

describe('what leaders receive', () => {
  it('is public once it is approved, and no longer when it was reversed', async () => {
    const dealId = await makeContract(world, SUM);
    const input = (await planInput(world, dealId)) as {
      completers: { completerId: string; basisPoints: number }[];
    };
    const completers = input.completers.map((each, index) => ({
      ...each,
      leaderPosition: index === 0 ? 'HEAD' : null,
    }));
    await agreePlan(world, dealId, { completers });
    await pay(world, dealId);
    const read = async () => {
      const { data } = await api
        .visitor()
        .ask<{ leaderDisclosures: { edges: { node: Record<string, string> }[] } }>(
          `query ($id: ID!) { leaderDisclosures(organizationId: $id, year: 2026) {
             edges { node { name position pool amount title } } } }`,
          { id: world.unit.id },
        );
      return data?.leaderDisclosures.edges.map(({ node }) => [node.name, node.position, node.amount]);
    };
    const prepared = await done(prepare(world.financeClient, dealId));
    expect(await read()).toEqual([]);
    const booked = await done(decide(world.otherFinanceClient, 'approve', prepared));
    expect(await read()).toEqual([['张明', 'HEAD', '89250.00']]);
    await done(decide(world.financeClient, 'reverse', booked));
    expect(await read()).toEqual([]);
  });
});

describe('the notice of the rewards', () => {
  it('keeps them from being paid while it runs', async () => {
    const dealId = await makePaid(world);
    const booked = await approved(world, dealId);
    const mine = async () =>
      (await payableLines(world.app.db.manager, world.unit.id)).filter(
        ({ distributionId }) => distributionId === booked.id,
      ).length;
    expect(await mine()).toBe(4);
    const announced = await done(
      distribution(world.officer, 'publishRewardNotice', { distributionId: booked.id }),
    );
    expect(announced.actions).not.toContain('PUBLISH_NOTICE');
    expect(await mine()).toBe(0);
    expect(
      await refused(world, () =>
        distribution(world.officer, 'publishRewardNotice', { distributionId: booked.id }),
      ),
    ).toEqual(['ALREADY_EXISTS']);
    moveTo(clock.now().getTime() + 17 * 24 * 3600 * 1000);
    expect(await mine()).toBe(4);
  });
});
