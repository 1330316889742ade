import { adopt, type DealWorld, HEILONGJIANG, JILIN, makeDealWorld, setUnit } from '../deals/support.ts';
import type { TestApi } from '../support/api.ts';

/** Above every sum of a test: nothing is a major matter, so that each test is about its own rule. */
const NOTHING_MAJOR = 1_000_000_000_000n;

/** What of the documents the units of these tests have adopted; all else that blocks there is law or ours. */
const ADOPTED = {
  heilongjiang: ['GRT-0', 'INC-8', 'REG-6'],
  jilin: [
    ...['PRC-2', 'PRC-3', 'PRC-5', 'PRC-6', 'GRT-0', 'GRT-1', 'GRT-2', 'GRT-3', 'GRT-4', 'GRT-7'],
    ...['PAU-1', 'PAU-3', 'REG-6', 'INC-8'],
  ],
} as const;

export interface Worlds {
  /** By its ordinance. */
  heilongjiang: DealWorld;
  /** By documents that the unit adopted. */
  jilin: DealWorld;
}

export async function makeWorlds(api: TestApi): Promise<Worlds> {
  const heilongjiang = await makeDealWorld(api, HEILONGJIANG);
  const jilin = await makeDealWorld(api, JILIN, heilongjiang.operator);
  await adopt(heilongjiang, ...ADOPTED.heilongjiang);
  await adopt(jilin, ...ADOPTED.jilin);
  for (const world of [heilongjiang, jilin]) await nothingMajor(world);
  return { heilongjiang, jilin };
}

export function nothingMajor(world: DealWorld): Promise<void> {
  return setUnit(world, { collectiveDecisionFrom: NOTHING_MAJOR });
}
