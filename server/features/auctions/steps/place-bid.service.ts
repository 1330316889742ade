import type { Scope } from '../../../platform/app.ts';
import { requireUser, type UserActor } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { formatYuan } from '../../../platform/money.ts';
import { auctionPolicy } from '../auction.policy.ts';
import { stateAt } from '../auction.states.ts';
import { endAfterBid, leastBid } from '../bidding.ts';
import {
  lockAuction,
  ownRegistration,
  recordEvent,
  refuseInsiders,
  refuseUntimely,
} from '../change-auction.ts';
import { Auction } from '../data/auction.entity.ts';
import { AuctionBid, type AuctionRegistration } from '../data/auction-parts.entity.ts';
import { existingAuction } from '../reading/find-auctions.service.ts';

export interface PlaceBid {
  auctionId: string;
  /** Fen. */
  amount: bigint;
  /** Chosen by the client, the same for each try of one bid. */
  idempotencyKey: string;
}

const KEY = /^[\w-]{8,64}$/;
/** Ten billion yuan: more is a slip of the finger. */
const MOST = 1_000_000_000_000n;

/**
 * Places a bid. Bids on one auction are taken strictly one after the other, and the clock decides when the lock is
 * held. The same key again answers the same bid.
 * @throws Refusal INVALID below the least bid (`least`), STATE before the start and from the end on, and while leading
 *   oneself (`own-highest`), ALREADY_EXISTS for a key with another sum, FORBIDDEN without admission, FOUR_EYES,
 *   NOT_FOUND
 */
export async function placeBid(scope: Scope, input: PlaceBid): Promise<AuctionBid> {
  const actor = requireUser(scope.actor);
  if (!KEY.test(input.idempotencyKey)) throw new Refusal('INVALID', { field: 'idempotencyKey' });
  if (input.amount <= 0n || input.amount > MOST) {
    throw new Refusal('INVALID', { field: 'amount', params: { max: formatYuan(MOST) } });
  }
  const registration = await mayBid(scope, actor, input);
  return inTransaction(scope.app.db, async (tx) => {
    const auction = await lockAuction(tx, input.auctionId);
    const known = await knownBid(tx, registration, input);
    if (known) return known;
    const now = await refuseUntimely(tx, auction, 'bid');
    refuseTooLow(auction, registration, input.amount);
    return storeBid(tx, scope, auction, bidOf(auction, registration, actor, input, now));
  });
}

/**
 * Asks, before the lock, what cannot change while bids are taken: who is admitted and who is an insider. Prices only
 * rise, so a sum that is too low now is refused without waiting for the others; the lock decides on all else.
 */
async function mayBid(scope: Scope, actor: UserActor, input: PlaceBid): Promise<AuctionRegistration> {
  const { manager } = scope.app.db;
  const auction = await existingAuction(scope, input.auctionId, 'auctionId');
  const registration = await ownRegistration(manager, actor, auction.id);
  authorize(auctionPolicy, actor, 'bid', { auction, registration });
  if (!registration) throw new Refusal('FORBIDDEN', { params: { action: 'bid' } });
  if (stateAt(auction, clock.now()) === 'RUNNING' && input.amount < leastBid(auction)) {
    if (!(await knownBid(manager, registration, input))) refuseTooLow(auction, registration, input.amount);
  }
  await refuseInsiders(manager, actor, auction);
  return registration;
}

async function knownBid(
  tx: Transaction,
  registration: AuctionRegistration,
  { amount, idempotencyKey }: PlaceBid,
): Promise<AuctionBid | null> {
  const known = await tx.findOneBy(AuctionBid, { registrationId: registration.id, idempotencyKey });
  if (known && known.amount !== amount) throw new Refusal('ALREADY_EXISTS', { field: 'idempotencyKey' });
  return known;
}

function refuseTooLow(auction: Auction, registration: AuctionRegistration, amount: bigint): void {
  if (auction.highestRegistrationId === registration.id) {
    throw new Refusal('STATE', { params: { state: 'RUNNING', action: 'bid', reason: 'own-highest' } });
  }
  const least = leastBid(auction);
  if (amount >= least) return;
  throw new Refusal('INVALID', {
    field: 'amount',
    params: { reason: 'below-least', least: formatYuan(least) },
  });
}

function bidOf(
  auction: Auction,
  registration: AuctionRegistration,
  actor: UserActor,
  { amount, idempotencyKey }: PlaceBid,
  now: Date,
): AuctionBid {
  return Object.assign(new AuctionBid(), {
    id: newId(),
    auctionId: auction.id,
    registrationId: registration.id,
    number: auction.bidCount + 1,
    bidder: registration.number ?? 0,
    amount,
    at: now,
    endsAt: endAfterBid(auction, now),
    idempotencyKey,
    userId: actor.userId,
  });
}

async function storeBid(
  tx: Transaction,
  scope: Scope,
  auction: Auction,
  bid: AuctionBid,
): Promise<AuctionBid> {
  const change = {
    version: auction.version + 1,
    bidCount: bid.number,
    highestAmount: bid.amount,
    highestBidder: bid.bidder,
    highestRegistrationId: bid.registrationId,
    endsAt: bid.endsAt,
  };
  await tx.insert(AuctionBid, bid);
  await tx.update(Auction, { id: auction.id }, change);
  Object.assign(auction, change);
  const { id, number, bidder, amount, endsAt } = bid;
  await recordEvent(tx, scope, auction, {
    action: 'placeBid',
    facts: { bidId: id, number, bidder, amount, endsAt },
  });
  return bid;
}
