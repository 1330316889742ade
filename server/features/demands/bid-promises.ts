import { Not } from 'typeorm';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Bid } from './data/bid.entity.ts';

/**
 * Whether an organisation leads a bid for a demand and promised to keep its confidential part to itself: then those who
 * write the bid may read that part.
 */
export async function promisedConfidentiality(
  tx: Transaction,
  demandId: string,
  organizationId: string,
): Promise<boolean> {
  const bid = await tx.findOne(Bid, {
    select: { id: true, promisedAt: true },
    where: { demandId, leadOrganizationId: organizationId, state: Not('WITHDRAWN') },
  });
  return bid !== null && bid.promisedAt !== null;
}
