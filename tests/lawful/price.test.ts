import { afterEach, beforeAll, describe } from 'vitest';
import { realTime } from '../deals/support.ts';
import { useApi } from '../support/api.ts';
import { PRC_1, PRC_2, PRC_3 } from './rules/price.cells.ts';
import { PRC_5, PRC_6, PRC_10 } from './rules/value.cells.ts';
import { testPaths } from './table.ts';
import { makeWorlds, nothingMajor, type Worlds } from './worlds.ts';

const api = useApi();
let worlds: Worlds;
beforeAll(async () => {
  worlds = await makeWorlds(api());
});
afterEach(async () => {
  realTime();
  for (const world of Object.values(worlds)) await nothingMajor(world);
});

describe.each(['heilongjiang', 'jilin'] as const)('rules of prices in %s', (place) => {
  const worldOf = () => worlds[place];
  testPaths('PRC-1', PRC_1, worldOf);
  testPaths('PRC-2', PRC_2, worldOf);
  testPaths('PRC-3', PRC_3, worldOf);
  // Heilongjiang does not compare a price with a valuation.
  if (place === 'jilin') testPaths('PRC-5', PRC_5, worldOf);
  testPaths('PRC-6', PRC_6, worldOf);
  testPaths('PRC-10', PRC_10, worldOf);
});
