import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Adoption } from '../rulebook.types.ts';
import { RuleAdoption } from './rule-adoption.entity.ts';

/** What organisations have adopted and what of it is in effect on a day, by organisation. */
export async function adoptionsOf(
  tx: Transaction,
  organizationIds: readonly string[],
  on: string,
): Promise<Map<string, Adoption[]>> {
  const adopted = new Map<string, Adoption[]>(organizationIds.map((id) => [id, []]));
  if (organizationIds.length === 0) return adopted;
  const latest = await tx
    .createQueryBuilder(RuleAdoption, 'adoption')
    .distinctOn(['adoption.organizationId', 'adoption.ruleId'])
    .where('adoption.organizationId IN (:...organizationIds)', { organizationIds: [...organizationIds] })
    .andWhere('adoption.effectiveFrom <= :on', { on })
    .orderBy('adoption.organizationId')
    .addOrderBy('adoption.ruleId')
    .addOrderBy('adoption.at', 'DESC')
    .addOrderBy('adoption.id', 'DESC')
    .getMany();
  for (const { organizationId, ruleId, effectiveFrom, adopted: isAdopted } of latest) {
    if (isAdopted) adopted.get(organizationId)?.push({ ruleId, effectiveFrom });
  }
  return adopted;
}

/** The last decision of an organisation about a rule, also one that takes effect later. */
export function lastDecision(
  tx: Transaction,
  organizationId: string,
  ruleId: string,
): Promise<RuleAdoption | null> {
  return tx.findOne(RuleAdoption, { where: { organizationId, ruleId }, order: { at: 'DESC', id: 'DESC' } });
}

/** All decisions of organisations, the latest first. */
export function adoptionHistory(
  tx: Transaction,
  organizationIds: readonly string[],
): Promise<RuleAdoption[]> {
  return tx
    .createQueryBuilder(RuleAdoption, 'adoption')
    .where('adoption.organizationId IN (:...organizationIds)', { organizationIds: [...organizationIds] })
    .orderBy('adoption.at', 'DESC')
    .addOrderBy('adoption.id', 'DESC')
    .getMany();
}
