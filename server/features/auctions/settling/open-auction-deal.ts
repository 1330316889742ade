import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import type { Unit } from '../../results/unit.ts';
import type { Auction } from '../data/auction.entity.ts';
import type { AuctionRegistration } from '../data/auction-parts.entity.ts';

/** What a settled auction hands on. */
export interface WonAuction {
  auction: Auction;
  winner: AuctionRegistration;
  /** Fen. */
  price: bigint;
}

/** Topic on which others hear that an auction found a price; the key is the auction's id. */
export const AUCTION_WON_TOPIC = 'auction.won';

/** Opens the deal with the winner in the transaction that settles. @returns its id */
export async function openAuctionDeal(
  tx: Transaction,
  _scope: Scope,
  _unit: Unit,
  { auction }: WonAuction,
): Promise<string | null> {
  await tell(tx, AUCTION_WON_TOPIC, [auction.id]);
  return null;
}
