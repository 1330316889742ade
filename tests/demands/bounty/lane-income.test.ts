import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import type { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { linkLaneResult } from '../../../server/features/demands/outcome/result-of-lane.service.ts';
import { Payee } from '../../../server/features/income/payees/payee.entity.ts';
import { auditTrail } from '../../../server/platform/audit/audit.service.ts';
import { clock } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { realTime } from '../../deals/support.ts';
import { decide, distribution, done } from '../../income/distributing.ts';
import { paid as paidOut } from '../../income/payout-support.ts';
import {
  consent,
  editPlan,
  type IncomeWorld,
  makeIncomeWorld,
  type PlanShown,
  propose,
  recordCost,
  refused,
} from '../../income/support.ts';
import { balances, expectAgreement } from '../../payments/money-support.ts';
import { scopeOf, signedIn } from '../../support/accounts.ts';
import { type ApiClient, useApi } from '../../support/api.ts';
import { makePublished } from '../../support/results.ts';
import {
  type BountyWorld,
  makeLane,
  makePaid,
  makeSafeguarded,
  reclaimNow,
  stageMet,
} from '../bounty-support.ts';
import { laneRow } from '../lanes-support.ts';
import { makeDemand, makeTestEnterprise } from '../support.ts';

const api = useApi();
let income: IncomeWorld;
let world: BountyWorld;
let demand: Demand;
let lane: DemandLane;
beforeAll(async () => {
  income = await makeIncomeWorld(api());
  const { app, operator, unit, finance } = income;
  const poster = await makeTestEnterprise(app, operator);
  world = { api: api(), app, operator, poster, unit, unitFinance: finance };
  demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  lane = await makeLane(world, demand);
  const { id: safeguardId } = await makeSafeguarded(world, demand);
  await stageMet(world, lane, 's1');
  await makePaid(world, lane, 3_000_000n, { source: 'DEPOSIT', safeguardId });
}, 120_000);
afterAll(realTime);

interface Shown {
  kind: string;
  title: string;
  number: string;
  dealId: string | null;
  laneId: string | null;
  actions: string[];
  pending: { amount: string; receivedOn: string }[];
  floors: { rule: { id: string }; pool: string; basisPoints: number; blocks: boolean }[];
  suggestion: { completersBasisPoints: number; completers: { completerId: string }[] };
  planInForce: PlanShown | null;
}

async function incomeOf(client: ApiClient): Promise<Shown | null> {
  const { data, errors } = await client.ask<{ income: Shown | null }>(
    `query ($laneId: ID!) { income(laneId: $laneId) { kind title number dealId laneId actions
       pending { amount receivedOn } floors(completersConvert: false) { rule { id } pool basisPoints blocks }
       suggestion { completersBasisPoints completers { completerId } } planInForce { id state } } }`,
    { laneId: lane.id },
  );
  expect(errors).toBeUndefined();
  return data?.income ?? null;
}

const source = () => ({ laneId: lane.id });

/** Names a result as what came of the work; answers the one that was named before. */
async function link(resultId: string): Promise<string> {
  const { resultId: before } = await laneRow(world, lane.id);
  await linkLaneResult(await scopeOf(world.app, world.unit.officer), { laneId: lane.id, resultId });
  return before ?? '';
}

it('is there for the winning unit alone, once it has named the result that came of the work', async () => {
  expect(await incomeOf(income.officer)).toBeNull();
  await link((await makePublished(world.app, world.unit)).id);
  expect(await incomeOf(income.officer)).toMatchObject({
    kind: 'DEMAND',
    title: demand.title,
    number: demand.number,
    dealId: null,
    laneId: lane.id,
    pending: [{ amount: '30000.00', receivedOn: clock.today() }],
    suggestion: { completersBasisPoints: 7000 },
    planInForce: null,
  });
  const poster = await signedIn(world.api, world.poster.member);
  expect([await incomeOf(poster), await incomeOf(income.buyer)]).toEqual([null, null]);
});

it('is divided by a plan that keeps the floor of a development (INC-5)', async () => {
  const shown = await incomeOf(income.officer);
  const team = shown?.floors.find(({ pool }) => pool === 'TEAM');
  expect(team).toMatchObject({ rule: { id: 'INC-5' }, basisPoints: 7000, blocks: true });
  const [completer] = shown?.suggestion.completers ?? [];
  const input = (completersBasisPoints: number) => ({
    source: source(),
    completersConvert: false,
    completersBasisPoints,
    contributorsBasisPoints: 0,
    fundBasisPoints: 1000,
    completers: [{ completerId: completer?.completerId, basisPoints: 10_000 }],
    contributors: [],
    commissions: [],
  });
  expect(await refused(income, () => editPlan(income.officer, input(6999)))).toEqual([
    'RULE INC-5 LAW (completersBasisPoints)',
  ]);
  const { plan, userErrors } = await editPlan(income.officer, input(7000));
  expect(userErrors).toEqual([]);
  if (!plan) throw new Error('there is no plan');
  expect((await consent(income.researcher, await propose(income, plan))).userErrors).toEqual([]);
  expect((await incomeOf(income.officer))?.planInForce).toMatchObject({ id: plan.id, state: 'AGREED' });
});

it('is not divided by what the completers of another result agreed', async () => {
  const { id: other } = await makePublished(world.app, world.unit);
  const agreedFor = await link(other);
  expect(await incomeOf(income.officer)).toMatchObject({ planInForce: null });
  const input = { source: source(), idempotencyKey: newId() };
  expect(
    await refused(income, () => distribution(income.financeClient, 'prepareIncomeDistribution', input)),
  ).toEqual(['STATE NO_PLAN']);
  await link(agreedFor);
  const prepared = await done(distribution(income.financeClient, 'prepareIncomeDistribution', input));
  await link(other);
  expect(await refused(income, () => decide(income.otherFinanceClient, 'approve', prepared))).toEqual([
    'STATE PLAN_CHANGED',
  ]);
  await link(agreedFor);
  await done(decide(income.otherFinanceClient, 'withdraw', prepared));
});

it('is distributed after its costs, under the demand in the ledger, and paid out', async () => {
  const cost = { source: source(), incurredOn: clock.today() };
  expect((await recordCost(income, '', 'TAX', '3000.00', cost)).userErrors).toEqual([]);
  const prepared = await done(
    distribution(income.financeClient, 'prepareIncomeDistribution', {
      source: source(),
      idempotencyKey: newId(),
    }),
  );
  expect(prepared).toMatchObject({ gross: '30000.00', costs: '3000.00', net: '27000.00' });
  const approved = await done(decide(income.otherFinanceClient, 'approve', prepared));
  const lines = approved.lines.filter(({ amount }) => amount !== '0.00');
  expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['COMPLETER', '18900.00'],
    ['FUND', '2700.00'],
    ['UNIT', '5400.00'],
  ]);
  expect(await balances(world, world.unit.id, demand.id)).toMatchObject({
    BOUNTY_INCOME: -3_000_000n,
    DISTRIBUTED: 3_000_000n,
    REWARDS_PAYABLE: -1_890_000n,
    CONVERSION_FUND: -270_000n,
    RETAINED: -540_000n,
  });
  await world.app.db.manager.update(
    Payee,
    { organizationId: world.unit.id },
    { bankName: '建设银行哈尔滨分行', bankAccount: '1000000000000001', bankSetAt: clock.now() },
  );
  const desk = {
    ...{ unit: world.unit, preparer: income.finance, approver: income.otherFinance },
    supervisor: world.unit.administrator,
  };
  await paidOut(world.app, desk, lines.slice(0, 1));
  expect((await balances(world, world.unit.id, demand.id)).REWARDS_PAYABLE).toBeUndefined();
  await expectAgreement(world);
});

it('keeps how it is divided off the chain that the poster reads', async () => {
  const of = async (caseType: string, caseId: string) =>
    (await auditTrail(world.app.db.manager, caseType, caseId)).map(({ action }) => action);
  expect(await of('DemandLane', lane.id)).toContain('editIncomePlan');
  expect((await of('Demand', demand.id)).filter((action) => /Income|Plan/.test(action))).toEqual([]);
});

it('is less by what the winner has to give back: nothing more is distributed before that is made up for', async () => {
  await reclaimNow(world, lane, 600_000n);
  expect((await incomeOf(income.officer))?.pending).toEqual([
    { amount: '-6000.00', receivedOn: clock.today() },
  ]);
  const again = { source: source(), idempotencyKey: newId() };
  expect(
    await refused(income, () => distribution(income.financeClient, 'prepareIncomeDistribution', again)),
  ).toEqual(['STATE NOTHING_TO_DISTRIBUTE']);
  await expectAgreement(world);
});
