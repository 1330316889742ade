import { MoreThan } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { bidStates } from '../bid.states.ts';
import { Bid } from '../data/bid.entity.ts';

/**
 * The bid that is next in the final order after a rank and can still win; null for none. Those that were offered a lane
 * have won, so each bid is offered one once. One statement.
 * @param afterRank 0 for the first
 */
export async function nextRanked(tx: Transaction, demandId: string, afterRank: number): Promise<Bid | null> {
  const ranked = await tx.find(Bid, {
    where: { demandId, rank: MoreThan(afterRank) },
    order: { rank: 'ASC' },
  });
  return ranked.find(({ state }) => bidStates.can(state, 'win')) ?? null;
}
