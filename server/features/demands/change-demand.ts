import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import type { Actor } from '../../platform/auth/actor.ts';
import type { CaseRef } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { publishEvent } from '../../platform/graphql/subscriptions-events.ts';
import { isId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { presentUnit, type Unit, unitOf } from '../rulebook/unit.ts';
import { Demand } from './data/demand.entity.ts';
import { type DemandState, stateAt } from './demand.enums.ts';
import { presentDemand } from './demand.loaders.ts';
import { demandPolicy } from './demand.policy.ts';

/** Kind of case under which the audit trail keeps the events of a demand. */
export const DEMAND_CASE = 'Demand';

/** Topic of the outbox on which changed demands are told, by their ids. */
export const DEMANDS_TOPIC = 'demands';

/** Topic of the events that subscribers of a race follow; the key is the demand's id. */
export const RACE_EVENTS = 'demand.race';

export interface DemandReference {
  demandId: string;
  /** The version that was seen; left out where the step does not depend on the content. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked demand, within the transaction. */
export interface DemandChange {
  tx: Transaction;
  scope: Scope;
  demand: Demand;
  /** The poster with today's rulebook. */
  poster: Unit;
}

/** What a step did, for the record. */
export interface DemandDone {
  /** Name of the step in the audit trail; null for what only its writers see, such as an autosave. */
  action: string | null;
  /** Whether the demand itself stays as it is, with its version; something beside it was written. */
  beside?: boolean;
  /** No names: the facts of an anonymous demand are read by others. */
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** State and version before a step; null for a demand that is begun. */
export type DemandMark = Pick<Demand, 'state' | 'version'>;

/** Refuses an actor who may not take the step. */
export type DemandPermit = (actor: Actor, demand: Demand) => void;

/** The demand's case: key of its notices and events. */
export function demandCase({ id }: Pick<Demand, 'id'>): CaseRef {
  return { caseType: DEMAND_CASE, caseId: id };
}

/**
 * Changes one demand: locks it, checks that the actor may know and do it and saw its present version, lets `work` change
 * it in memory, and writes it with audit event and outbox row, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeDemand(
  scope: Scope,
  reference: DemandReference,
  permit: DemandPermit,
  work: (change: DemandChange) => Promise<DemandDone> | DemandDone,
): Promise<Demand> {
  const poster = await posterOf(scope, reference.demandId);
  return inTransaction(scope.app.db, async (tx) => {
    const change = await lockDemand(tx, scope, reference.demandId, poster);
    const { demand } = change;
    if (!demandPolicy.see(scope.actor, demand) && scope.actor.kind !== 'system') throw noDemand();
    permit(scope.actor, demand);
    checkVersion(demand, reference.expectedVersion ?? null);
    const before = markOf(demand);
    await storeDemand(change, before, await work(change));
    return demand;
  });
}

/** The poster of a demand, read before the transaction is open. @throws Refusal NOT_FOUND */
export async function posterOf({ app }: Scope, demandId: string): Promise<Unit> {
  const demand = isId(demandId)
    ? await app.db.manager.findOne(Demand, {
        select: { id: true, organizationId: true },
        where: { id: demandId },
      })
    : null;
  if (!demand) throw noDemand();
  return unitOf(app, demand.organizationId);
}

/** Locks a demand for a step. @throws Refusal NOT_FOUND */
export async function lockDemand(
  tx: Transaction,
  scope: Scope,
  demandId: string,
  poster: Unit,
): Promise<DemandChange> {
  const demand = await presentDemand(tx, demandId, 'UPDATE');
  if (!demand) throw noDemand();
  return { tx, scope, demand, poster: await presentUnit(tx, poster) };
}

/** Writes a changed demand with its audit event and tells that it changed. */
export async function storeDemand(
  { tx, scope, demand, poster }: DemandChange,
  before: DemandMark | null,
  done: DemandDone,
): Promise<void> {
  const isBeside = done.beside === true && before?.state === demand.state;
  if (!isBeside) {
    if (before) demand.version += 1;
    demand.updatedAt = clock.now();
    await tx.save(Demand, demand);
  }
  if (done.action === null) return;
  await audit(tx, scope, {
    ...demandCase(demand),
    action: done.action,
    facts: { ...(isBeside ? {} : { before, after: markOf(demand) }), ...done.facts },
    rulebookVersion: poster.rulebook.version,
    ...(done.personal ? { personal: done.personal } : {}),
  });
  if (!isBeside) await tell(tx, DEMANDS_TOPIC, [demand.id]);
  // Lanes, gates and money all change through here.
  if (demand.mode === 'RACE') await publishEvent(tx, RACE_EVENTS, demand.id);
}

export function markOf({ state, version }: Demand): DemandMark {
  return { state, version };
}

/** The state at this moment: the deadline counts whether or not a sweep has run. */
export function presentState(demand: Pick<Demand, 'mode' | 'state' | 'bidsCloseAt'>): DemandState {
  return stateAt(demand, clock.now());
}

/** The refusal for demands that are not there, and equally for those that the actor may not know of. */
export function noDemand(field = 'demandId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** The refusal of a step that does not belong to the present state. */
export function notNow(state: DemandState, action: string, reason?: string): Refusal {
  return new Refusal('STATE', { params: { state, action, ...(reason ? { reason } : {}) } });
}

function checkVersion({ version }: Demand, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}
