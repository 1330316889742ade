import { expect } from 'vitest';
import { newId } from '../../server/platform/ids.ts';
import type { ApiClient } from '../support/api.ts';
import {
  agreePlan,
  ERRORS,
  type IncomeWorld,
  makeContract,
  oneSum,
  pay,
  type Refused,
  recordCost,
} from './support.ts';

export interface DistributionShown {
  id: string;
  number: string;
  state: string;
  version: number;
  gross: string;
  costs: string;
  net: string;
  entryId: string | null;
  warnings: { ruleId: string }[];
  actions: string[];
  floors: { ruleId: string; pool: string; least: string; given: string; kept: boolean }[];
  lines: {
    id: string;
    kind: string;
    name: string | null;
    amount: string;
    ruleId: string | null;
    owed: string;
  }[];
}

export const DISTRIBUTION = `{ id number state version gross costs net entryId warnings { ruleId } actions
  floors { ruleId pool least given kept } lines { id kind name amount ruleId owed } }`;

export interface DistributionAnswer {
  distribution: DistributionShown | null;
  userErrors: Refused[];
}

const INPUTS: Record<string, string> = {
  withdrawIncomeDistribution: 'EndIncomeDistributionInput',
  reverseIncomeDistribution: 'EndIncomeDistributionInput',
};

export async function distribution(
  client: ApiClient,
  name: string,
  input: object,
): Promise<DistributionAnswer> {
  const type = INPUTS[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await client.ask<Record<string, DistributionAnswer>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { distribution ${DISTRIBUTION} ${ERRORS} } }`,
    { input },
  );
  const answer = data?.[name];
  if (!answer) throw new Error(`${name}: ${JSON.stringify(errors)}`);
  return answer;
}

export function prepare(client: ApiClient, dealId: string, key = newId()): Promise<DistributionAnswer> {
  return distribution(client, 'prepareIncomeDistribution', { source: { dealId }, idempotencyKey: key });
}

/** A step that must be done. */
export async function done(answer: Promise<DistributionAnswer>): Promise<DistributionShown> {
  const { distribution: shown, userErrors } = await answer;
  expect(userErrors).toEqual([]);
  if (!shown) throw new Error('there is no distribution');
  return shown;
}

export function decide(
  client: ApiClient,
  name: 'approve' | 'withdraw' | 'reverse',
  { id, version }: Pick<DistributionShown, 'id' | 'version'>,
  values: object = {},
): Promise<DistributionAnswer> {
  const reason = name === 'approve' ? {} : { reason: '金额有误' };
  const input = {
    distributionId: id,
    expectedVersion: version,
    idempotencyKey: newId(),
    ...reason,
    ...values,
  };
  return distribution(client, `${name}IncomeDistribution`, input);
}

/** A contract for 255,000 with an agreed plan, costs of 15,000, and the money there. */
export async function makePaid(world: IncomeWorld, values: object = {}): Promise<string> {
  const dealId = await makeContract(world, oneSum(25_500_000n));
  await agreePlan(world, dealId, values);
  for (const [kind, amount] of [
    ['TAX', '9000.00'],
    ['VALUATION', '6000.00'],
  ] as const) {
    expect((await recordCost(world, dealId, kind, amount)).userErrors).toEqual([]);
  }
  await pay(world, dealId);
  return dealId;
}

/** Everything that came in is distributed: prepared by one finance officer, approved by the other. */
export async function approved(world: IncomeWorld, dealId: string): Promise<DistributionShown> {
  const prepared = await done(prepare(world.financeClient, dealId));
  return done(decide(world.otherFinanceClient, 'approve', prepared));
}
