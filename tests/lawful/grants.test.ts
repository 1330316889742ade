import { afterEach, beforeAll, describe } from 'vitest';
import { realTime } from '../deals/support.ts';
import { useApi } from '../support/api.ts';
import { GRT_0, GRT_1, GRT_2, GRT_3, GRT_4, GRT_7 } from './rules/grant.cells.ts';
import { testPaths } from './table.ts';
import { makeWorlds, type Worlds } from './worlds.ts';

const api = useApi();
let worlds: Worlds;
beforeAll(async () => {
  worlds = await makeWorlds(api());
});
afterEach(realTime);

describe.each(['heilongjiang', 'jilin'] as const)('rules of grants in %s', (place) => {
  const worldOf = () => worlds[place];
  testPaths('GRT-0', GRT_0, worldOf);
  testPaths('GRT-1', GRT_1[place], worldOf);
  testPaths('GRT-2', GRT_2[place], worldOf);
  testPaths('GRT-3', GRT_3[place], worldOf);
  testPaths('GRT-4', GRT_4[place], worldOf);
  testPaths('GRT-7', GRT_7[place], worldOf);
});
