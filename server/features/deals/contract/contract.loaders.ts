import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { groupBy, type Loader, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { Deal } from '../data/deal.entity.ts';
import { Contract } from './data/contract.entity.ts';
import { ContractDocument, Handover, Signatory, SignedCopy } from './data/contract-parts.entity.ts';

export const contractOfDeal = loadOne('contractOfDeal', async (app, dealIds) => {
  const contracts = await app.db.manager.findBy(Contract, { dealId: In([...dealIds]) });
  return new Map(contracts.map((contract) => [contract.dealId, contract]));
});

export const contractById = loadOne('contractById', async (app, ids) => {
  const contracts = await app.db.manager.findBy(Contract, { id: In([...ids]) });
  return new Map(contracts.map((contract) => [contract.id, contract]));
});

/** The deal of a contract; whoever asks has the contract, and so may see it. */
export const dealOfContract = loadOne('dealOfContract', async (app, dealIds) => {
  const deals = await app.db.manager.findBy(Deal, { id: In([...dealIds]) });
  return new Map(deals.map((deal) => [deal.id, deal]));
});

export const documentsOf = listOf('contractDocuments', ContractDocument, 'at');
export const signatoriesOf = listOf('contractSignatories', Signatory, 'place');
export const copiesOf = listOf('contractCopies', SignedCopy, 'at');
export const handoversOf = listOf('contractHandovers', Handover, 'at');

function listOf<T extends ObjectLiteral & { contractId: string }>(
  name: string,
  entity: EntityTarget<T>,
  order: string & keyof T,
): Loader<string, T[]> {
  return loadMany(name, async (app, contractIds) => {
    const rows = await app.db
      .createQueryBuilder(entity, 'row')
      .where('row.contractId IN (:...contractIds)', { contractIds: [...contractIds] })
      .orderBy(`row.${order}`)
      .addOrderBy('row.id')
      .getMany();
    return groupBy(rows, (row) => row.contractId);
  });
}
