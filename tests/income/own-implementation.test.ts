import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  OwnImplementation,
  OwnImplementationIncome,
} from '../../server/features/income/own-implementation/own-implementation.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { balances, expectAgreement } from '../payments/money-support.ts';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makePublished } from '../support/results.ts';
import { decide, distribution, done } from './distributing.ts';
import { inWords, step } from './holdings-support.ts';
import { consent, editPlan, type IncomeWorld, makeIncomeWorld, propose } from './support.ts';

const api = useApi();
let world: IncomeWorld;
let resultId: string;
let own: { id: string; version: number };
beforeAll(async () => {
  world = await makeIncomeWorld(api());
  resultId = (await makePublished(world.app, world.unit)).id;
}, 120_000);
afterAll(realTime);

const SHOWN = '{ id version state yearlyProfits { number from to state operatingProfit } actions }';
interface Shown {
  id: string;
  version: number;
  state: string;
  yearlyProfits: {
    number: number;
    from: string;
    to: string;
    state: string;
    operatingProfit: string | null;
  }[];
  actions: string[];
}
const OWN: [string, string] = ['ownImplementation', SHOWN];
/** Moves to a day; sessions of long ago are over, so everybody signs in again. */
const at = async (day: string) => {
  moveTo(Date.parse(`${day}T02:00:00Z`));
  world.officer = await signedIn(api(), world.unit.officer);
  world.researcher = await signedIn(api(), world.unit.researcher);
  world.buyer = await signedIn(api(), world.enterprise.buyer);
  world.financeClient = await signedIn(api(), world.finance);
  world.otherFinanceClient = await signedIn(api(), world.otherFinance);
};
const incomes = () => world.app.db.manager.count(OwnImplementationIncome);

/** A step on the own implementation that changes it; keeps the new version. */
async function change(client: ApiClient, name: string, input: object, proof: boolean): Promise<string[]> {
  const given = { ownImplementationId: own.id, expectedVersion: own.version, ...input };
  const fileIds = proof ? { fileIds: [await upload(client, `${name} ${newId()}.pdf`)] } : {};
  const { ownImplementation, userErrors } = await client.mutate<{
    ownImplementation: Shown | null;
    userErrors: UserErrorParts[];
  }>(name, { ...given, ...fileIds }, `{ ownImplementation ${SHOWN} ${USER_ERRORS} }`);
  if (ownImplementation) own = ownImplementation;
  return userErrors.map(inWords);
}
const start = (client: ApiClient, values: object = {}) =>
  step<Shown>(
    client,
    'startOwnImplementation',
    { resultId, startedOn: '2026-03-01', years: 3, idempotencyKey: undefined, ...values },
    OWN,
  );
const record = (client: ApiClient, operatingProfit: string, year = 1) =>
  change(client, 'recordProfit', { year, operatingProfit }, true);
const confirm = (client: ApiClient, values: object = {}) =>
  change(client, 'confirmProfit', { year: 1, idempotencyKey: newId(), ...values }, false);

describe('a result that its unit implements itself', () => {
  it('pays its team for three years at least (INC-4), and starts once', async () => {
    expect((await start(world.officer, { years: 2 })).errors).toEqual(['RULE years']);
    expect((await start(world.officer, { years: 6 })).errors).toEqual(['LIMIT years']);
    expect((await start(world.officer, { startedOn: '2026-03-03' })).errors).toEqual([
      'INVALID startedOn IN_FUTURE',
    ]);
    expect((await start(world.officer, { fileIds: [] })).errors).toEqual(['REQUIRED fileIds']);
    expect(await world.app.db.manager.count(OwnImplementation)).toBe(0);
    const { value, errors } = await start(world.officer);
    expect(errors).toEqual([]);
    if (!value) throw new Error('nothing was started');
    own = value;
    expect(value).toMatchObject({ state: 'RUNNING', actions: ['STOP'] });
    expect(value.yearlyProfits.map(({ from, to }) => [from, to])).toEqual([
      ['2026-03-01', '2026-12-31'],
      ['2027-01-01', '2027-12-31'],
      ['2028-01-01', '2028-12-31'],
      ['2029-01-01', '2029-02-28'],
    ]);
    expect((await start(world.officer)).errors).toEqual(['ALREADY_EXISTS resultId']);
  });

  it('reports a year once it is over; one records, another confirms', async () => {
    expect(await record(world.financeClient, '1000000.00')).toEqual(['STATE NOT_OVER']);
    await at('2027-01-15');
    expect(await confirm(world.otherFinanceClient)).toEqual(['STATE']);
    expect(await record(world.financeClient, '900000.00')).toEqual([]);
    expect(await record(world.financeClient, '1000000.00')).toEqual([]);
    expect(await confirm(world.financeClient)).toEqual(['FOUR_EYES']);
    expect(await incomes()).toBe(0);
    expect(await balances(world, world.unit.id)).toEqual({});
    const again = { idempotencyKey: newId(), expectedVersion: own.version };
    expect(await confirm(world.otherFinanceClient, again)).toEqual([]);
    expect(await confirm(world.otherFinanceClient, again)).toEqual([]);
    expect(await incomes()).toBe(1);
    expect(await balances(world, world.unit.id)).toEqual({
      BANK: 100_000_000n,
      OPERATING_PROFIT: -100_000_000n,
    });
    const events = await auditTrail(world.app.db.manager, 'OwnImplementation', own.id);
    expect(events.map(({ action }) => action)).toEqual([
      'startOwnImplementation',
      'recordProfit',
      'recordProfit',
      'confirmProfit',
    ]);
  });

  it('divides the profit by a plan of distribution under the floor of 5 %', async () => {
    const { data } = await world.officer.ask<{
      income: { suggestion: { completers: { completerId: string }[] } };
    }>(
      'query ($id: ID!) { income(ownImplementationId: $id) { suggestion { completers { completerId } } } }',
      { id: own.id },
    );
    const [completer] = data?.income.suggestion.completers ?? [];
    const input = (completersBasisPoints: number) => ({
      source: { ownImplementationId: own.id },
      completersConvert: false,
      completersBasisPoints,
      contributorsBasisPoints: 0,
      fundBasisPoints: 0,
      completers: [{ completerId: completer?.completerId, basisPoints: 10_000 }],
      contributors: [],
      commissions: [],
    });
    const low = await editPlan(world.officer, input(499));
    expect(low.userErrors.map(({ code, rule }) => [code, rule?.id])).toEqual([['RULE', 'INC-4']]);
    const { plan, userErrors } = await editPlan(world.officer, input(500));
    expect(userErrors).toEqual([]);
    if (!plan) throw new Error('there is no plan');
    expect((await consent(world.researcher, await propose(world, plan))).userErrors).toEqual([]);
    const source = { ownImplementationId: own.id };
    const prepared = await done(
      distribution(world.financeClient, 'prepareIncomeDistribution', { source, idempotencyKey: newId() }),
    );
    expect(prepared).toMatchObject({ gross: '1000000.00', net: '1000000.00' });
    const approved = await done(decide(world.otherFinanceClient, 'approve', prepared));
    expect(
      approved.lines.filter(({ amount }) => amount !== '0.00').map(({ kind, amount }) => [kind, amount]),
    ).toEqual([
      ['COMPLETER', '50000.00'],
      ['UNIT', '950000.00'],
    ]);
    await expectAgreement(world);
  });

  it('is corrected by opening a year again; a loss brings nothing', async () => {
    expect(
      await change(
        world.financeClient,
        'reopenProfit',
        { year: 1, reason: ' ', idempotencyKey: newId() },
        false,
      ),
    ).toEqual(['REQUIRED reason']);
    expect(
      await change(
        world.financeClient,
        'reopenProfit',
        { year: 1, reason: '审计调整', idempotencyKey: newId() },
        false,
      ),
    ).toEqual([]);
    expect(await record(world.financeClient, '-20000.00')).toEqual([]);
    expect(await confirm(world.otherFinanceClient)).toEqual([]);
    expect(await incomes()).toBe(2);
    const { OPERATING_PROFIT } = await balances(world, world.unit.id);
    expect(OPERATING_PROFIT).toBeUndefined();
    await expectAgreement(world);
  });

  it('ends with production: later years fall away', async () => {
    await at('2027-06-30');
    expect(
      await change(world.officer, 'stopOwnImplementation', { on: '2027-06-30', reason: ' ' }, false),
    ).toEqual(['REQUIRED reason']);
    expect(
      await change(world.officer, 'stopOwnImplementation', { on: '2027-06-30', reason: '市场变化' }, false),
    ).toEqual([]);
    expect(own).toMatchObject({ state: 'STOPPED' });
    const { data } = await world.researcher.ask<{ ownImplementations: { edges: { node: Shown }[] } }>(
      `{ ownImplementations { edges { node ${SHOWN} } } }`,
    );
    const [shown] = data?.ownImplementations.edges ?? [];
    expect(shown?.node.yearlyProfits.map(({ number }) => number)).toEqual([1, 2]);
    expect(shown?.node.actions).toEqual([]);
    const { data: others } = await world.buyer.ask('{ ownImplementations { edges { node { id } } } }');
    expect(others).toEqual({ ownImplementations: { edges: [] } });
  });
});
