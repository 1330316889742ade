import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Engagement } from '../data/engagement.entity.ts';

/**
 * Refuses an exclusive engagement while another exclusive one of the client is active for the same result or demand on
 * some of its days. Two at once wait for each other. Which other one it is, the brokers are not told.
 * @throws Refusal ALREADY_EXISTS (reason EXCLUSIVE)
 */
export async function refuseSecondExclusive(tx: Transaction, engagement: Engagement): Promise<void> {
  if (!engagement.isExclusive) return;
  const { id, clientOrganizationId, resultId, demandId, startsOn, endsOn } = engagement;
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `exclusive-engagement:${clientOrganizationId}`,
  ]);
  const stands = await tx
    .createQueryBuilder(Engagement, 'other')
    .where(`other.id <> :id AND other.clientOrganizationId = :clientOrganizationId`)
    .andWhere(`other.isExclusive AND other.state = 'ACTIVE'`)
    .andWhere('other.resultId IS NOT DISTINCT FROM CAST(:resultId AS uuid)')
    .andWhere('other.demandId IS NOT DISTINCT FROM CAST(:demandId AS uuid)')
    .andWhere('other.startsOn <= :endsOn AND other.endsOn >= :startsOn')
    .setParameters({ id, clientOrganizationId, resultId, demandId, startsOn, endsOn })
    .getExists();
  if (stands) throw new Refusal('ALREADY_EXISTS', { field: 'isExclusive', params: { reason: 'EXCLUSIVE' } });
}
