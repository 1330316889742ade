import { Not } from 'typeorm';
import type { Scope } from '../../platform/app.ts';
import { type AuditEntry, audit } from '../../platform/audit/audit.service.ts';
import { type Actor, actingUser } from '../../platform/auth/actor.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/graphql/subscriptions-events.ts';
import { isId } from '../../platform/ids.ts';
import { activeMembers } from '../accounts/members/active-members.service.ts';
import { publishedSince } from '../results/catalogue/standing-in-catalogue.service.ts';
import { completerUsers } from '../results/completers/completer-users.service.ts';
import type { AuctionState } from './auction.enums.ts';
import { type AuctionStep, auctionStates, stateAt } from './auction.states.ts';
import { Auction } from './data/auction.entity.ts';
import { AuctionRegistration } from './data/auction-parts.entity.ts';

/** Kind of case under which the audit trail keeps the events of an auction. */
export const BIDDING_CASE = 'Bidding';

/** Topic of the events that subscribers follow; the key is the auction's id. */
export const AUCTION_EVENTS = 'auction';

/**
 * The auction, locked until the transaction ends: all that happens to one happens in one order, and what the clock
 * says is asked after the lock is held.
 * @throws Refusal NOT_FOUND
 */
export async function lockAuction(tx: Transaction, auctionId: string): Promise<Auction> {
  const auction = isId(auctionId)
    ? await tx.findOne(Auction, { where: { id: auctionId }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!auction) throw new Refusal('NOT_FOUND', { field: 'auctionId' });
  return auction;
}

/**
 * The auction of a registration, locked, and the registration as it then is.
 * @throws Refusal NOT_FOUND
 */
export async function lockRegistration(
  tx: Transaction,
  registrationId: string,
): Promise<{ auction: Auction; registration: AuctionRegistration }> {
  const known = isId(registrationId) ? await tx.findOneBy(AuctionRegistration, { id: registrationId }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'registrationId' });
  const auction = await lockAuction(tx, known.auctionId);
  return { auction, registration: await tx.findOneByOrFail(AuctionRegistration, { id: registrationId }) };
}

/** The registration of the enterprise that is acted for, if it has one that it has not taken back. */
export async function ownRegistration(
  tx: Transaction,
  actor: Actor,
  auctionId: string,
): Promise<AuctionRegistration | null> {
  const organizationId = actingUser(actor)?.organizationId;
  if (!organizationId) return null;
  return tx.findOneBy(AuctionRegistration, { auctionId, organizationId, state: Not('WITHDRAWN') });
}

/**
 * Refuses a step that the auction does not allow now.
 * @throws Refusal STATE with the present state; reason `result-withdrawn` once the result left the catalogue
 */
export async function refuseUntimely(tx: Transaction, auction: Auction, step: AuctionStep): Promise<Date> {
  const now = clock.now();
  auctionStates.next(stateAt(auction, now), step);
  if (await publishedSince(tx, auction.resultId, auction.announcedAt)) return now;
  throw new Refusal('STATE', { params: { state: 'FAILED', action: step, reason: 'result-withdrawn' } });
}

/**
 * Refuses those who made the result or work for its owner: they know what other bidders do not.
 * @throws Refusal FOUR_EYES
 */
export async function refuseInsiders(tx: Transaction, actor: Actor, auction: Auction): Promise<void> {
  const userId = actingUser(actor)?.userId;
  if (userId === undefined) return;
  const [team, staff] = [
    await completerUsers(tx, auction.resultId),
    await activeMembers(tx, auction.organizationId, { userIds: [userId], emails: [] }),
  ];
  if (team.has(userId) || staff.length > 0) throw new Refusal('FOUR_EYES', { params: { reason: 'insider' } });
}

/** What a step did, for the record and for the subscribers. */
export interface AuctionEvent extends Pick<AuditEntry, 'action' | 'facts' | 'personal' | 'rulebookVersion'> {
  /** State before the step, where it changed. */
  before?: AuctionState;
}

/** Appends the event to the chain of the auction and tells its subscribers. */
export async function recordEvent(
  tx: Transaction,
  scope: Scope,
  auction: Auction,
  { before, facts, ...entry }: AuctionEvent,
): Promise<void> {
  const states = before ? { before, after: auction.state } : {};
  await audit(tx, scope, {
    caseType: BIDDING_CASE,
    caseId: auction.id,
    ...entry,
    facts: { ...states, ...facts },
  });
  await publishEvent(tx, AUCTION_EVENTS, auction.id);
}
