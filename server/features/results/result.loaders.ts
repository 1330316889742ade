import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { groupBy, type Loader, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { EntryReport, OrderDispute } from './data/complaint.entity.ts';
import { ConfidentialGrant } from './data/confidential.entity.ts';
import { Completer, CoOwner, Encumbrance, ResultPicture, ResultRight } from './data/result-parts.entity.ts';
import { ResultReview, ResultVersion } from './data/review.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';

/** Results by id, whatever their state: whoever asks has decided that they may be seen. */
export const resultById = loadOne('resultById', async (app, ids) => {
  const results = await app.db.manager.findBy(TechResult, { id: In([...ids]) });
  return new Map(results.map((result) => [result.id, result]));
});

export const completersOf = listOf('completersOf', Completer, 'position');
export const rightsOf = listOf('rightsOf', ResultRight, 'position');
export const coOwnersOf = listOf('coOwnersOf', CoOwner, 'position');
export const encumbrancesOf = listOf('encumbrancesOf', Encumbrance, 'position');
export const picturesOf = listOf('picturesOf', ResultPicture, 'position');
export const reviewsOf = listOf('reviewsOf', ResultReview, 'at');
export const grantsOf = listOf('grantsOf', ConfidentialGrant, 'grantedAt');
export const disputesOf = listOf('disputesOf', OrderDispute, 'at');
export const reportsOf = listOf('reportsOf', EntryReport, 'at');

/** Versions in order, without what they hold. */
export const versionsOf = loadMany('versionsOf', async (app, resultIds) => {
  const versions = await app.db.manager.find(ResultVersion, {
    select: { id: true, resultId: true, number: true, at: true, byUser: true, state: true, note: true },
    where: { resultId: In([...resultIds]) },
    order: { number: 'ASC' },
  });
  return groupBy(versions, (version) => version.resultId);
});

/** How many published results organisations have. */
export const publishedCountOf = loadOne('publishedCountOf', async (app, organizationIds) => {
  const rows = await app.db
    .createQueryBuilder(TechResult, 'result')
    .select('result.organizationId', 'organizationId')
    .addSelect('count(*)::int', 'count')
    .where(`result.organizationId IN (:...organizationIds) AND result.state = 'PUBLISHED'`, {
      organizationIds: [...organizationIds],
    })
    .groupBy('result.organizationId')
    .getRawMany<{ organizationId: string; count: number }>();
  return new Map(rows.map((row) => [row.organizationId, row.count]));
});

function listOf<T extends ObjectLiteral & { resultId: string }>(
  name: string,
  entity: EntityTarget<T>,
  order: string & keyof T,
): Loader<string, T[]> {
  return loadMany(name, async (app, resultIds) => {
    const rows = await app.db
      .createQueryBuilder(entity, 'row')
      .where('row.resultId IN (:...resultIds)', { resultIds: [...resultIds] })
      .orderBy(`row.${order}`)
      .addOrderBy('row.id')
      .getMany();
    return groupBy(rows, (row) => row.resultId);
  });
}
