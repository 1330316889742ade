import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import type { TechResult } from '../results/data/tech-result.entity.ts';
import { resultForCase } from '../results/result-for-case.service.ts';
import { OwnershipGrant } from './data/ownership-grant.entity.ts';

/** The grant that holds for a result today, or null. */
export async function grantInForce(tx: Transaction, resultId: string): Promise<OwnershipGrant | null> {
  return tx.findOneBy(OwnershipGrant, { resultId, state: 'IN_FORCE' });
}

/**
 * Whether the actor may offer a result: an officer of the unit while the unit owns it, alone or together with the team;
 * the representative of the team once the team owns it, wholly or in part (GRT-1). A right of use gives no say.
 */
export async function mayOfferResult(
  tx: Transaction,
  actor: Actor,
  result: Pick<TechResult, 'id' | 'organizationId'>,
): Promise<boolean> {
  const grant = await grantInForce(tx, result.id);
  const isOfficer = hasRole(actor, ['OFFICER'], result.organizationId);
  if (!grant || grant.kind === 'LONG_TERM_USE') return isOfficer;
  if (isOfficer && grant.kind === 'CO_OWNERSHIP') return true;
  return isRepresentative(tx, actor, result);
}

async function isRepresentative(
  tx: Transaction,
  actor: Actor,
  { id, organizationId }: Pick<TechResult, 'id' | 'organizationId'>,
): Promise<boolean> {
  if (!hasRole(actor, ['RESEARCHER'], organizationId)) return false;
  const record = await resultForCase(tx, id);
  const userId = actingUser(actor)?.userId;
  return record?.completers.some((each) => each.representative && each.userId === userId) ?? false;
}

/** How those who made a result are paid for a conversion of it. */
export type Incentive = 'GRANTED_FIRST' | 'REWARDED_AFTER';

/**
 * The one incentive of a conversion that was agreed on a day (GRT-7): what had been granted by then is not rewarded
 * again out of the income.
 * @param agreedOn day on which the conversion was agreed, `YYYY-MM-DD`
 */
export async function incentiveOf(tx: Transaction, resultId: string, agreedOn: string): Promise<Incentive> {
  const earlier = await tx
    .createQueryBuilder(OwnershipGrant, 'grant')
    .where('grant.resultId = :resultId AND grant.inForceFrom <= :agreedOn', { resultId, agreedOn })
    .andWhere(`grant.state = 'IN_FORCE' AND grant.kind <> 'LONG_TERM_USE'`)
    .getExists();
  return earlier ? 'GRANTED_FIRST' : 'REWARDED_AFTER';
}
