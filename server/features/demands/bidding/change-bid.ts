import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { bidStateAt } from '../bid.states.ts';
import { notNow } from '../change-demand.ts';
import { Bid, BidPartner } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { stateAt } from '../demand.enums.ts';
import { presentDemand } from '../demand.loaders.ts';
import { type BidSubject, bidPolicy } from './bid.policy.ts';

/**
 * Kind of case under which the audit trail keeps the events of a bid: a chain of its own, so that the demand's says
 * nothing of bids before the opening. Its facts hold digests, never what was bid.
 */
export const BID_CASE = 'Bid';

export interface BidReference {
  bidId: string;
  /** The version that was seen; left out where the step does not depend on the content. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked bid of a demand that does not change meanwhile. */
export interface BidChange {
  tx: Transaction;
  scope: Scope;
  demand: Demand;
  bid: Bid;
  partners: BidPartner[];
  /** Read once the locks were held: what the deadline is judged by. */
  now: Date;
}

/** What a step did, for the record; null for what leaves no trace but the draft itself. */
export interface BidDone {
  action: string;
  facts?: Record<string, unknown>;
}

/**
 * Changes one bid: shares the lock of its demand, locks the bid, reads the clock, checks that the actor may know and do
 * it and saw its present version, lets `work` change it in memory and writes it, all in one transaction. Bids of one
 * demand do not wait for each other; the opening waits for all of them. Nothing is told to anybody.
 * @throws Refusal NOT_FOUND, also for those who may not know of it; what `permit` and `work` refuse; CONFLICT
 */
export async function changeBid(
  scope: Scope,
  reference: BidReference,
  permit: (actor: Actor, subject: BidSubject) => void,
  work: (change: BidChange) => Promise<BidDone | null> | BidDone | null,
): Promise<Bid> {
  return inTransaction(scope.app.db, async (tx) => {
    const change = await lockBid(tx, scope, reference.bidId);
    const { bid, partners } = change;
    if (!bidPolicy.see(scope.actor, change)) throw noBid();
    permit(scope.actor, { bid, partners });
    checkVersion(bid, reference.expectedVersion ?? null);
    const done = await work(change);
    bid.version += 1;
    bid.updatedAt = change.now;
    await tx.save(Bid, bid);
    if (done) await audit(tx, scope, { caseType: BID_CASE, caseId: bid.id, ...done });
    return bid;
  });
}

async function lockBid(tx: Transaction, scope: Scope, bidId: string): Promise<BidChange> {
  const known = isId(bidId)
    ? await tx.findOne(Bid, { select: { id: true, demandId: true }, where: { id: bidId } })
    : null;
  const demand = known ? await presentDemand(tx, known.demandId, 'SHARE') : null;
  if (!demand) throw noBid();
  const bid = await tx.findOneOrFail(Bid, { where: { id: bidId }, lock: { mode: 'pessimistic_write' } });
  const partners = await tx.find(BidPartner, { where: { bidId }, order: { askedAt: 'ASC', id: 'ASC' } });
  return { tx, scope, demand, bid, partners, now: clock.now() };
}

/**
 * Refuses what comes too late, to the millisecond: from the very moment of the deadline on.
 * @throws Refusal EXPIRED with the deadline and the moment by the server's clock; STATE for a demand that is not open
 */
export function refuseLate(demand: Demand, now: Date, action: string): void {
  const state = stateAt(demand, now);
  if (state === 'OPEN') return;
  if (demand.bidsCloseAt === null || now < demand.bidsCloseAt) throw notNow(state, action);
  throw new Refusal('EXPIRED', {
    params: { reason: 'deadline', deadline: demand.bidsCloseAt.toISOString(), at: now.toISOString() },
  });
}

/** Refuses a bid that can no longer be written. @throws Refusal EXPIRED, STATE */
export function refuseUnwritable({ demand, bid, now }: BidChange, action: string): void {
  refuseLate(demand, now, action);
  const state = bidStateAt(bid, demand, now);
  if (state !== 'DRAFT' && state !== 'SEALED') throw new Refusal('STATE', { params: { state, action } });
}

/** The refusal for bids that are not there, and equally for those that the actor may not know of. */
export function noBid(field = 'bidId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

function checkVersion({ version }: Bid, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}
