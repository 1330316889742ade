import { recordValuation } from '../server/features/valuations/record-valuation.service.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { fen } from './fen.ts';
import type { People } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult, uninvolved } from './seed-results.ts';
import type { WorldDays } from './world-days.ts';

/** The valuations of the world, each recorded by an officer on its day, with its report. */
export function valuationsOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  return world.valuations.map((valuation, index) => {
    const { result: key, kind, appraiser, method, amount, valuedOn, note } = valuation;
    const result = seedResult(world, key);
    const [officer] = uninvolved(result, people);
    const run = async () => {
      const lines = [result.title, `评估基准日 ${valuedOn}`, `评估价值 ${amount} 元`, appraiser];
      await recordValuation(officer.scope, {
        resultId: await resultIdOf(tx, people, result),
        valuation: {
          ...{ kind, appraiser, method, valuedOn, note },
          amount: fen(amount) ?? 0n,
          fileIds: kind === 'THIRD_PARTY' ? [await paper(officer, '资产评估报告', lines)] : [],
        },
      });
    };
    return { at: days.past(valuedOn, { hour: 16, index }), run };
  });
}
