import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { type Actor, actingUser } from '../../platform/auth/actor.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { type CaseRef, caseTopic } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import type { Organization } from '../accounts/organizations/organization.entity.ts';
import { presentUnit, type Unit, unitOf } from '../rulebook/unit.ts';
import { Deal } from './data/deal.entity.ts';
import { type DealRecord, readDeal, writeRecord } from './data/deal-record.ts';
import type { DealSide, DealState } from './deal.enums.ts';
import { dealPolicy, refuseBothSides, sideOf } from './deal.policy.ts';
import { settle } from './judge/settle.ts';

/** Kind of case under which the audit trail keeps the events of a deal. */
export const DEAL_CASE = 'Deal';

export interface DealReference {
  dealId: string;
  /** The version that was seen; left out where the step does not depend on the content. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked deal, within the transaction. */
export interface DealChange {
  tx: Transaction;
  scope: Scope;
  record: DealRecord;
  /** The owner with today's rulebook. */
  unit: Unit;
  enterprise: Organization;
  /** The side that the actor acts for; null for jobs. */
  side: DealSide | null;
}

/** What a step did, for the record. */
export interface DealDone {
  /** Name of the step in the audit trail. */
  action: string;
  /** Whether the deal itself stays as it is, with its version; something beside it was written. */
  beside?: boolean;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** State and version before a step; null for a deal that is opened. */
export type DealMark = Pick<Deal, 'state' | 'version'> & { termsDigest: string | null };

export type DealPermit = (actor: Actor, record: DealRecord) => void;

/** The deal's case: key of its decisions, notices and events. */
export function dealCase({ id }: Pick<Deal, 'id'>): CaseRef {
  return { caseType: DEAL_CASE, caseId: id };
}

/** Lets those act who act for one of these sides, and stand on no other (FOUR_EYES). */
export function forSide(...sides: readonly DealSide[]): DealPermit {
  return (actor, record) => {
    const side = sideOf(actor, record);
    if (side === null || !sides.includes(side)) {
      authorize(dealPolicy, actor, sides[0] === 'ENTERPRISE' ? 'actForEnterprise' : 'actForOwner', record);
    }
    if (side !== null) refuseBothSides(actor, record, side);
  };
}

/**
 * Changes one deal: locks it, checks that the actor may know and do it and saw its present version, brings the state up
 * to what the facts of this moment come to, lets `work` change the record in memory, judges anew, and writes record,
 * audit event and outbox row, all in one transaction, under the owner's rulebook of today.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeDeal(
  scope: Scope,
  reference: DealReference,
  permit: DealPermit,
  work: (change: DealChange) => Promise<DealDone> | DealDone,
): Promise<Deal> {
  const sides = await sidesOf(scope, reference.dealId);
  return inTransaction(scope.app.db, async (tx) => {
    const change = await lockDeal(tx, scope, reference.dealId, sides);
    const { record } = change;
    if (!dealPolicy.see(scope.actor, record)) throw notFound();
    permit(scope.actor, record);
    checkVersion(record.deal, reference.expectedVersion ?? null);
    const before = markOf(record.deal);
    await settle(change);
    const done = await work(change);
    await settle(change);
    await storeDeal(change, before, done);
    return record.deal;
  });
}

/** The two organisations of a deal, read before the transaction is open. */
export interface DealSides {
  unit: Unit;
  enterprise: Organization;
}

/** @throws Refusal NOT_FOUND */
export async function sidesOf({ app }: Scope, dealId: string): Promise<DealSides> {
  const deal = isId(dealId)
    ? await app.db.manager.findOne(Deal, {
        select: { id: true, organizationId: true, enterpriseId: true },
        where: { id: dealId },
      })
    : null;
  if (!deal) throw notFound();
  const enterprise = (await organizationById.batch(app, [deal.enterpriseId])).get(deal.enterpriseId);
  if (!enterprise) throw new Error(`deals: there is no organisation ${deal.enterpriseId}`);
  return { unit: await unitOf(app, deal.organizationId), enterprise };
}

/** Locks a deal and reads what a step works on. @throws Refusal NOT_FOUND */
export async function lockDeal(
  tx: Transaction,
  scope: Scope,
  dealId: string,
  sides: DealSides,
): Promise<DealChange> {
  const record = await readDeal(tx, dealId, { lock: true });
  if (!record) throw notFound();
  const unit = await presentUnit(tx, sides.unit);
  return { tx, scope, record, ...sides, unit, side: sideOf(scope.actor, record) };
}

/** Writes a changed deal with its audit event and tells that the case changed. */
export async function storeDeal(change: DealChange, before: DealMark | null, done: DealDone): Promise<void> {
  const { tx, scope, record, unit } = change;
  const { deal } = record;
  // A step beside the deal still writes it where the facts have moved it meanwhile.
  const isBeside = done.beside === true && before?.state === deal.state;
  if (!isBeside) {
    if (before) deal.version += 1;
    deal.updatedAt = clock.now();
    await writeRecord(tx, record);
  }
  await audit(tx, scope, {
    ...dealCase(deal),
    action: done.action,
    facts: { ...(isBeside ? {} : { before, after: markOf(deal) }), ...done.facts },
    rulebookVersion: unit.rulebook.version,
    ...(done.personal ? { personal: done.personal } : {}),
  });
  if (!isBeside) await tell(tx, caseTopic(DEAL_CASE), [deal.id]);
}

export function markOf({ state, version, termsDigest }: Deal): DealMark {
  return { state, version, termsDigest };
}

/** The refusal for deals that are not there, and equally for those that the actor may not know of. */
export function notFound(field = 'dealId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** The refusal of a step that does not belong to the present state. */
export function notNow(state: DealState, action: string, reason?: string): Refusal {
  return new Refusal('STATE', { params: { state, action, ...(reason ? { reason } : {}) } });
}

/** The user who acts, or null for jobs of the system. */
export function userIdOf({ actor }: Scope): string | null {
  return actingUser(actor)?.userId ?? null;
}

function checkVersion({ version }: Deal, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}
