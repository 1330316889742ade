import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import type { CaseRef } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { mayOfferResult } from '../grants/grants-in-force.service.ts';
import { type ResultRecord, resultForCase } from '../results/result-for-case.service.ts';
import { presentUnit, type Unit, unitOf } from '../rulebook/unit.ts';
import { Offer } from './data/offer.entity.ts';
import { offerPolicy } from './offer.policy.ts';

/** Kind of case under which the audit trail keeps the events of an offer. */
export const OFFER_CASE = 'Offer';

export interface OfferReference {
  offerId: string;
  /** The version that the editor saw. */
  expectedVersion: number;
}

/** What a step works on: the locked offer and result, within the transaction. */
export interface OfferChange {
  tx: Transaction;
  offer: Offer;
  /** The other offers of the result, locked too. */
  others: readonly Offer[];
  record: ResultRecord;
  unit: Unit;
}

/** What a step did, for the record. */
export interface OfferDone {
  /** Name of the step in the audit trail. */
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** The offer's case: key of its decision, notice and events. */
export function offerCase({ id }: Pick<Offer, 'id'>): CaseRef {
  return { caseType: OFFER_CASE, caseId: id };
}

/**
 * Changes one offer: locks its result and all offers of it, checks that the actor may know and do it and saw its
 * present version, lets `work` change it in memory, and writes offer and audit event, all in one transaction.
 * @throws Refusal NOT_FOUND, FORBIDDEN, SIGN_IN_REQUIRED, what `work` refuses, CONFLICT for a stale version
 */
export async function changeOffer(
  scope: Scope,
  reference: OfferReference,
  work: (change: OfferChange) => Promise<OfferDone> | OfferDone,
): Promise<Offer> {
  return withOffer(scope, reference, async (change) => {
    const { tx, offer } = change;
    const before = { state: offer.state, version: offer.version };
    await storeOffer(tx, scope, change, before, await work(change));
    return offer;
  });
}

/** Deletes one offer, after the same checks; `work` decides whether it may go and leaves the audit event. */
export async function deleteOffer(
  scope: Scope,
  reference: OfferReference,
  work: (change: OfferChange) => Promise<void>,
): Promise<void> {
  await withOffer(scope, reference, async (change) => {
    await work(change);
    await change.tx.delete(Offer, { id: change.offer.id });
  });
}

async function withOffer<Outcome>(
  scope: Scope,
  { offerId, expectedVersion }: OfferReference,
  work: (change: OfferChange) => Promise<Outcome>,
): Promise<Outcome> {
  const known = await offerRow(scope, offerId);
  const unit = await unitOf(scope.app, known.organizationId);
  return inTransaction(scope.app.db, async (tx) => {
    const change = await lockOffer(tx, known, unit);
    const { offer, record } = change;
    const subject = { offer, resultState: record.result.state, today: clock.today() };
    if (!offerPolicy.see(scope.actor, subject)) throw notFound();
    await permitOffering(tx, scope, record);
    checkVersion(offer, expectedVersion);
    return work(change);
  });
}

/** Locks an offer with its result and the other offers of it, always in the same order. */
export async function lockOffer(
  tx: Transaction,
  { id, resultId }: Pick<Offer, 'id' | 'resultId'>,
  unit: Unit,
): Promise<OfferChange> {
  const record = await resultForCase(tx, resultId, { lock: true });
  const offers = await lockOffersOf(tx, resultId);
  const offer = offers.find((each) => each.id === id);
  if (!record || !offer) throw notFound();
  const others = offers.filter((each) => each !== offer);
  return { tx, offer, others, record, unit: await presentUnit(tx, unit) };
}

/** Locks all offers of a result in the order of their ids. */
export function lockOffersOf(tx: Transaction, resultId: string): Promise<Offer[]> {
  return tx.find(Offer, { where: { resultId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/**
 * Refuses whoever may not offer the result: others than officers of its owner, or than the representative of a team
 * that was granted it (GRT-1).
 */
export async function permitOffering(tx: Transaction, scope: Scope, { result }: ResultRecord): Promise<void> {
  if (await mayOfferResult(tx, scope.actor, result)) return;
  throw new Refusal(scope.actor.kind === 'visitor' ? 'SIGN_IN_REQUIRED' : 'FORBIDDEN', {
    params: { action: 'offer' },
  });
}

/** Writes a changed offer with its audit event. */
export async function storeOffer(
  tx: Transaction,
  scope: Scope,
  { offer, unit }: Pick<OfferChange, 'offer' | 'unit'>,
  before: { state: string; version: number } | null,
  done: OfferDone,
): Promise<void> {
  if (before) offer.version += 1;
  offer.updatedAt = clock.now();
  await tx.upsert(Offer, offer as object, ['id']);
  const after = { state: offer.state, version: offer.version };
  await audit(tx, scope, {
    ...offerCase(offer),
    action: done.action,
    facts: { before, after, termsDigest: offer.termsDigest, ...done.facts },
    rulebookVersion: unit.rulebook.version,
    ...(done.personal ? { personal: done.personal } : {}),
  });
}

/** The refusal for offers that are not there, and equally for those that the actor may not know of. */
export function notFound(field = 'offerId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** Refuses with FOUR_EYES completers of the result: they decide nothing about it. */
export function refuseCompleter(scope: Scope, { completers }: ResultRecord): void {
  const userId = actingUser(scope.actor)?.userId;
  if (userId !== undefined && completers.some((each) => each.userId === userId))
    throw new Refusal('FOUR_EYES');
}

export function checkVersion({ version }: Offer, expectedVersion: number): void {
  if (expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}

async function offerRow(scope: Scope, offerId: string): Promise<Offer> {
  const offer = isId(offerId) ? await scope.app.db.manager.findOneBy(Offer, { id: offerId }) : null;
  if (!offer) throw notFound();
  return offer;
}
