import { afterAll, beforeAll, expect, it } from 'vitest';
import { TaxFactChange } from '../../server/features/income/estimates/tax-fact-change.entity.ts';
import { moveTo, realTime } from '../deals/support.ts';
import { transfer } from '../offers/examples.ts';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { inWords } from './holdings-support.ts';
import { type IncomeWorld, makeContract, makeIncomeWorld, pay } from './support.ts';

const api = useApi();
let world: IncomeWorld;
let dealId: string;
beforeAll(async () => {
  world = await makeIncomeWorld(api());
  dealId = await makeContract(world, transfer);
  await pay(world, dealId);
}, 120_000);
afterAll(realTime);

interface Shown {
  kind: string;
  standing: string;
  figures: { figure: string; amount: string }[];
  sources: { year: number }[];
}
async function estimates(client: ApiClient, year: number | null = null): Promise<Shown[] | undefined> {
  const { data, errors } = await client.ask<{ contractEstimates: { estimates: Shown[] } | null }>(
    `query ($dealId: ID!, $year: Int) { contractEstimates(dealId: $dealId, year: $year) {
       estimates { kind standing figures { figure amount } sources { year } } } }`,
    { dealId, year },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.contractEstimates?.estimates;
}
const figure = (shown: Shown[] | undefined, kind: string, name: string) =>
  shown?.find((each) => each.kind === kind)?.figures.find((each) => each.figure === name)?.amount;

it('estimates rest on what was received in the year; the tax is for the unit alone', async () => {
  const unit = await estimates(world.officer);
  expect(figure(unit, 'TRANSFER_TAX', 'EXEMPT')).toBe('1800000.00');
  expect(figure(unit, 'TRANSACTION_SUBSIDY', 'SUBSIDY')).toBe('540000.00');
  expect((await estimates(world.buyer))?.map(({ kind }) => kind)).toEqual([
    'TRANSACTION_SUBSIDY',
    'AGENCY_REWARD',
    'ENVOY_REWARD',
  ]);
  expect((await estimates(world.officer, 2025))?.map(({ standing }) => standing)).toEqual([
    'NOTHING_YET',
    'NOTHING_YET',
    'NOTHING_YET',
  ]);
  expect(await estimates(world.researcher)).toBeUndefined();
});

it('the operator gives a figure anew, for the days from then on', async () => {
  const set = async (client: ApiClient, values: object = {}) => {
    const input = {
      name: 'TRANSFER_EXEMPT',
      value: 1_000_000,
      effectiveFrom: '2026-07-01',
      source: '财政部公告',
      sourceYear: 2026,
      ...values,
    };
    const { userErrors } = await client.mutate<{ userErrors: UserErrorParts[] }>(
      'setTaxFact',
      input,
      `{ ${USER_ERRORS} }`,
    );
    return userErrors.map(inWords);
  };
  const operator = await signedIn(api(), world.operator);
  await expect(set(world.officer)).rejects.toThrow(/FORBIDDEN/);
  expect(await set(operator, { value: -1, source: ' ', sourceYear: 2027 })).toEqual([
    'REQUIRED source',
    'LIMIT value',
    'LIMIT sourceYear',
  ]);
  expect(await world.app.db.manager.count(TaxFactChange)).toBe(0);
  expect(await set(operator)).toEqual([]);
  expect(figure(await estimates(world.officer), 'TRANSFER_TAX', 'EXEMPT')).toBe('1800000.00');
  moveTo(Date.parse('2026-07-02T02:00:00Z'));
  const later = await estimates(await signedIn(api(), world.unit.officer));
  expect(figure(later, 'TRANSFER_TAX', 'EXEMPT')).toBe('1000000.00');
  expect(later?.[0]?.sources[0]).toEqual({ year: 2026 });
  await expect(world.app.db.query('UPDATE tax_fact_change SET value = 0')).rejects.toThrow(/append-only/);
});
