import type { App } from '../../../platform/app.ts';
import { type Actor, hasRole } from '../../../platform/auth/actor.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import type { Deal } from '../data/deal.entity.ts';
import { SEES_ALL, SEES_AS_ENTERPRISE } from '../deal.policy.ts';
import { Contract } from './data/contract.entity.ts';
import { CONTRACT_FILES } from './data/contract-record.ts';

/**
 * Whether the actor may read the contract of a deal: both sides, and those who oversee the owner. Completers follow the
 * deal, but powers of attorney and signed papers are not for them.
 */
export function readsContract(
  actor: Actor,
  { organizationId, enterpriseId }: Pick<Deal, 'organizationId' | 'enterpriseId'>,
): boolean {
  return hasRole(actor, SEES_ALL, organizationId) || hasRole(actor, SEES_AS_ENTERPRISE, enterpriseId);
}

/** Who may read the files of contracts: whoever may read the contract. */
export const contractFileAccess: Readonly<Record<string, FileAccess>> = {
  [CONTRACT_FILES]: async (app, actor, { attachedId }) => {
    const deal = await dealOf(app, attachedId ?? '');
    return deal !== null && readsContract(actor, deal);
  },
};

async function dealOf(
  app: App,
  contractId: string,
): Promise<Pick<Deal, 'organizationId' | 'enterpriseId'> | null> {
  const row = await app.db
    .createQueryBuilder(Contract, 'contract')
    .innerJoin('deal', 'deal', 'deal.id = contract.deal_id')
    .select('deal.organization_id', 'organizationId')
    .addSelect('deal.enterprise_id', 'enterpriseId')
    .where('contract.id = :contractId', { contractId })
    .getRawOne<{ organizationId: string; enterpriseId: string }>();
  return row ?? null;
}
