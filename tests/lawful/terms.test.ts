import { afterEach, beforeAll, describe } from 'vitest';
import { realTime } from '../deals/support.ts';
import { useApi } from '../support/api.ts';
import { INC_3, INC_8, INC_8_AFTERWARDS, PAU_1, PAU_3 } from './rules/terms.cells.ts';
import { testCell, testPaths } from './table.ts';
import { makeWorlds, type Worlds } from './worlds.ts';

const api = useApi();
let worlds: Worlds;
beforeAll(async () => {
  worlds = await makeWorlds(api());
});
afterEach(realTime);

describe.each(['heilongjiang', 'jilin'] as const)('rules of terms in %s', (place) => {
  const worldOf = () => worlds[place];
  testPaths('PAU-1', PAU_1, worldOf);
  testPaths('PAU-3', PAU_3, worldOf);
  testPaths('INC-3', INC_3[place], worldOf);
  testPaths('INC-8', INC_8, worldOf);
  for (const path of ['deal', 'standingOffer'] as const)
    testCell('INC-8', path, INC_8_AFTERWARDS[place](path), worldOf);
});
