import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { openDeal } from '../../deals/request/open-deal.service.ts';
import type { PricingWay } from '../../rulebook/rules/vocabulary.ts';
import type { Auction } from '../data/auction.entity.ts';
import type { AuctionRegistration } from '../data/auction-parts.entity.ts';
import { pricedTerms } from '../steps/read-announcement.ts';

/** What a settled auction hands on. */
export interface WonAuction {
  auction: Auction;
  winner: AuctionRegistration;
  /** Fen. */
  price: bigint;
}

/**
 * Opens the deal with the winner in the transaction that settles. Both sides are bound by the announcement and the bid,
 * so it is agreed at once; what the rulebook asks before signing is asked of it as of any other deal.
 * @returns its id
 */
export async function openAuctionDeal(
  tx: Transaction,
  scope: Scope,
  { auction, winner, price }: WonAuction,
): Promise<string> {
  const deal = await openDeal(tx, scope, {
    origin: auction.form,
    pricing: wayOf(auction),
    resultId: auction.resultId,
    offerId: null,
    enterpriseId: winner.organizationId,
    terms: pricedTerms(auction.terms, price),
    proposal: { side: 'OWNER', byUser: auction.announcedBy, note: null },
    acceptedBy: { byUser: winner.userId },
    declarations: [
      {
        side: 'ENTERPRISE',
        relation: winner.relation,
        explanation: winner.relationExplanation,
        foreignParty: false,
        byUser: winner.userId,
      },
    ],
    requestedBy: winner.userId,
    negotiatorUserId: auction.announcedBy,
    priorDealId: null,
    eligibility: null,
    bearsPolicyName: false,
    action: 'openFromAuction',
    facts: { auctionId: auction.id, bidder: winner.number },
  });
  return deal.id;
}

/** PRC-10: without a licensed operator the bidding only found a price, and the deal is a negotiated one. */
export function wayOf({ form, operator }: Pick<Auction, 'form' | 'operator'>): PricingWay {
  if (operator === null) return 'NEGOTIATED';
  return form === 'LISTING' ? 'LISTED' : 'AUCTION';
}
