import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { groupBy, loadMany } from '../../../platform/graphql/loaders.ts';
import type { RightKind } from '../../results/result.enums.ts';
import { rightsOf } from '../../results/result.loaders.ts';
import { RightMark } from './right-mark.entity.ts';
import { type RightReading, rightKeyOf, standingOfRight } from './standing-of-right.ts';

/** A right of a result with what was recorded of it. */
export interface RightInWatch extends RightReading {
  key: string;
  kind: RightKind;
  number: string | null;
  /** Oldest first. */
  marks: RightMark[];
}

/** The rights of results as they stand today. Two statements for any number of results. */
export const rightsInWatch = loadMany<string, RightInWatch>('rightsInWatch', async (app, resultIds) => {
  const rights = await rightsOf.batch(app, resultIds);
  const marks = await marksOf(app, resultIds);
  return new Map(
    resultIds.map((resultId) => [
      resultId,
      (rights.get(resultId) ?? []).map((right) => {
        const key = rightKeyOf(right);
        const own = (marks.get(resultId) ?? []).filter(({ rightKey }) => rightKey === key);
        const { kind, number } = right;
        return { key, kind, number, marks: own, ...standingOfRight(right, own, clock.today()) };
      }),
    ]),
  );
});

async function marksOf(app: App, resultIds: readonly string[]): Promise<Map<string, RightMark[]>> {
  const marks = await app.db
    .createQueryBuilder(RightMark, 'mark')
    .where('mark.resultId IN (:...resultIds)', { resultIds: [...resultIds] })
    .orderBy('mark.at')
    .addOrderBy('mark.id')
    .getMany();
  return groupBy(marks, ({ resultId }) => resultId);
}
