import { afterEach, beforeAll, describe } from 'vitest';
import { realTime } from '../deals/support.ts';
import { useApi } from '../support/api.ts';
import { REG_6, REG_12 } from './rules/register.cells.ts';
import { testPaths } from './table.ts';
import { makeWorlds, type Worlds } from './worlds.ts';

const api = useApi();
let worlds: Worlds;
beforeAll(async () => {
  worlds = await makeWorlds(api());
});
afterEach(realTime);

describe.each(['heilongjiang', 'jilin'] as const)('rules of the register in %s', (place) => {
  testPaths('REG-6', REG_6, () => worlds[place]);
  testPaths('REG-12', REG_12, () => worlds[place]);
});
