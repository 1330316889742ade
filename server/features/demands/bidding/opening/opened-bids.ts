import { In, Not } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { notNow, presentState } from '../../change-demand.ts';
import type { BidContent } from '../../content/bid-content.ts';
import { Bid } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';

/** A bid after the opening: complete, and open to those who judge. */
export type OpenedBid = Bid & {
  content: BidContent;
  digest: string;
  salt: string;
  alias: string;
  sealedAt: Date;
};

/**
 * The bids of a demand after the opening, by alias's making: the only way in which others than the bidder reach them.
 * Call `openBids` before the transaction, it opens what is due.
 * @throws Refusal STATE before they were opened
 */
export async function openedBids(tx: Transaction, demand: Demand): Promise<OpenedBid[]> {
  if (demand.bidsOpenedAt === null) throw notNow(presentState(demand), 'readBids', 'bids-not-opened');
  const bids = await tx.find(Bid, {
    where: { demandId: demand.id, state: Not(In(['DRAFT', 'SEALED', 'WITHDRAWN'])) },
    order: { id: 'ASC' },
  });
  return bids.map(asOpened);
}

/** @throws Error for a bid that was not opened: a fault of the caller */
export function asOpened(bid: Bid): OpenedBid {
  if (bid.content === null || bid.alias === null || bid.digest === null || bid.salt === null)
    throw new Error(`demands: bid ${bid.id} is not opened`);
  return bid as OpenedBid;
}
