import { In } from 'typeorm';
import { groupBy, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { Introduction } from './data/introduction.entity.ts';
import { IntroductionAnswer, IntroductionClaim } from './data/introduction-parts.entity.ts';

/** Introductions by id: whoever asks has decided that they may be seen. */
export const introductionById = loadOne('introductionById', async (app, ids) => {
  const introductions = await app.db.manager.findBy(Introduction, { id: In([...ids]) });
  return new Map(introductions.map((introduction) => [introduction.id, introduction]));
});

/** What the sides say of introductions. */
export const answersOfIntroduction = loadMany('answersOfIntroduction', async (app, introductionIds) => {
  const answers = await app.db.manager.find(IntroductionAnswer, {
    where: { introductionId: In([...introductionIds]) },
    order: { side: 'ASC' },
  });
  return groupBy(answers, ({ introductionId }) => introductionId);
});

/** Claims of introductions, the first found first. */
export const claimsOfIntroduction = loadMany('claimsOfIntroduction', async (app, introductionIds) => {
  const claims = await app.db.manager.find(IntroductionClaim, {
    where: { introductionId: In([...introductionIds]) },
    order: { foundAt: 'ASC', id: 'ASC' },
  });
  return groupBy(claims, ({ introductionId }) => introductionId);
});

/** Introductions of the same two sides, by `pairKey`, the earliest first. */
export const introductionsOfPair = loadMany('introductionsOfPair', async (app, pairs) => {
  const [units, enterprises] = [0, 1].map((place) => pairs.map((pair) => pair.split(' ')[place]));
  const introductions = await app.db
    .createQueryBuilder(Introduction, 'introduction')
    .where(
      `(introduction.unitId, introduction.enterpriseId) IN
        (SELECT u, e FROM unnest(CAST(:units AS uuid[]), CAST(:enterprises AS uuid[])) AS pairs(u, e))`,
      { units, enterprises },
    )
    .orderBy('introduction.recordedAt')
    .addOrderBy('introduction.id')
    .getMany();
  return groupBy(introductions, pairKey);
});

/** The two sides of an introduction as one text. */
export function pairKey({ unitId, enterpriseId }: Pick<Introduction, 'unitId' | 'enterpriseId'>): string {
  return `${unitId} ${enterpriseId}`;
}
