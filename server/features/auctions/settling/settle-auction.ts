import { type App, jobScope, type Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, type UserErrorData } from '../../../platform/errors.ts';
import { publishedSince } from '../../results/catalogue/standing-in-catalogue.service.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import type { AuctionFailure } from '../auction.enums.ts';
import { auctionStates, stateAt } from '../auction.states.ts';
import { type Conclusion, conclude } from '../bidding.ts';
import { lockAuction, recordEvent } from '../change-auction.ts';
import { Auction } from '../data/auction.entity.ts';
import { AuctionRegistration } from '../data/auction-parts.entity.ts';
import { openAuctionDeal } from './open-auction-deal.ts';

/**
 * Writes the outcome of an auction that is over by the clock, or whose result left the catalogue; does nothing to any
 * other. Outcome and deal are of one transaction, so both come about exactly once.
 * @returns whether it wrote the outcome
 */
export async function settleAuction(app: App, auctionId: string): Promise<boolean> {
  const scope = jobScope(app, 'auctions');
  const known = await app.db.manager.findOneBy(Auction, { id: auctionId });
  if (!known || known.outcome !== null || !(await isDue(app, known))) return false;
  const unit = await unitOf(app, known.organizationId);
  try {
    return await inTransaction(app.db, (tx) => settle(tx, scope, unit, auctionId, null));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = error.errors;
    return inTransaction(app.db, (tx) => settle(tx, scope, unit, auctionId, refused));
  }
}

async function isDue(app: App, auction: Auction): Promise<boolean> {
  if (stateAt(auction, clock.now()) === 'ENDED') return true;
  return !(await publishedSince(app.db.manager, auction.resultId, auction.announcedAt));
}

/** @param refused why no deal could be opened at the first try */
async function settle(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  auctionId: string,
  refused: readonly UserErrorData[] | null,
): Promise<boolean> {
  const auction = await lockAuction(tx, auctionId);
  if (auction.outcome !== null) return false;
  if (!(await publishedSince(tx, auction.resultId, auction.announcedAt))) {
    await fail(tx, scope, auction, 'RESULT_WITHDRAWN');
    return true;
  }
  if (stateAt(auction, clock.now()) !== 'ENDED') return false;
  const conclusion = conclude(auction);
  if (conclusion.kind === 'FAILED') await fail(tx, scope, auction, conclusion.reason);
  else if (refused) await fail(tx, scope, auction, 'DEAL_REFUSED', refused);
  else await win(tx, scope, unit, auction, conclusion);
  return true;
}

async function fail(
  tx: Transaction,
  scope: Scope,
  auction: Auction,
  failure: AuctionFailure,
  refused: readonly UserErrorData[] = [],
): Promise<void> {
  const now = clock.now();
  const before = stateAt(auction, now);
  const outcome = auctionStates.next(before, failure === 'RESULT_WITHDRAWN' ? 'endForWithdrawal' : 'fail');
  Object.assign(auction, { outcome, failure, outcomeAt: now, version: auction.version + 1 });
  await tx.save(auction);
  const reasons = refused.map(({ code, field, rule }) => ({ code, field, ruleId: rule?.id ?? null }));
  const facts = { failure, bidCount: auction.bidCount, ...(reasons.length > 0 ? { reasons } : {}) };
  await recordEvent(tx, scope, auction, { action: 'failAuction', before, facts });
}

async function win(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  auction: Auction,
  { price, by }: Extract<Conclusion, { kind: 'DEAL' }>,
): Promise<void> {
  const now = clock.now();
  const before = stateAt(auction, now);
  const winner =
    by === 'HIGHEST_BID'
      ? await tx.findOneByOrFail(AuctionRegistration, { id: auction.highestRegistrationId ?? '' })
      : await tx.findOneByOrFail(AuctionRegistration, { auctionId: auction.id, state: 'ADMITTED' });
  const dealId = await openAuctionDeal(tx, scope, { auction, winner, price });
  Object.assign(auction, {
    outcome: auctionStates.next(before, 'settle'),
    outcomeAt: now,
    finalPrice: price,
    winnerRegistrationId: winner.id,
    dealId,
    version: auction.version + 1,
  });
  await tx.save(auction);
  await recordEvent(tx, scope, auction, {
    action: 'settleAuction',
    before,
    facts: { price, by, bidder: winner.number, organizationId: winner.organizationId, dealId },
    rulebookVersion: unit.rulebook.version,
  });
}
