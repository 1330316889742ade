import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { groupBy, type Loader, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { Deal } from './data/deal.entity.ts';
import { DealDeclaration, DealLeader, DealParty, DealProposal } from './data/deal-parts.entity.ts';
import { DealApproval, DealCheck, DealDocument } from './data/deal-records.entity.ts';

/** Deals by id: whoever asks has decided that they may be seen. */
export const dealById = loadOne('dealById', async (app, ids) => {
  const deals = await app.db.manager.findBy(Deal, { id: In([...ids]) });
  return new Map(deals.map((deal) => [deal.id, deal]));
});

export const proposalsOf = listOf('proposalsOf', DealProposal, 'number');
export const declarationsOf = listOf('declarationsOf', DealDeclaration, 'side');
export const leadersOf = listOf('leadersOf', DealLeader, 'completerName');
export const partiesOf = listOf('dealPartiesOf', DealParty, 'position');
export const dealDocumentsOf = listOf('dealDocumentsOf', DealDocument, 'at');
export const approvalsOf = listOf('approvalsOf', DealApproval, 'at');
export const checksOf = listOf('checksOf', DealCheck, 'at');

function listOf<T extends ObjectLiteral & { dealId: string }>(
  name: string,
  entity: EntityTarget<T>,
  order: string & keyof T,
): Loader<string, T[]> {
  return loadMany(name, async (app, dealIds) => {
    const rows = await app.db
      .createQueryBuilder(entity, 'row')
      .where('row.dealId IN (:...dealIds)', { dealIds: [...dealIds] })
      .orderBy(`row.${order}`)
      .getMany();
    return groupBy(rows, (row) => row.dealId);
  });
}
