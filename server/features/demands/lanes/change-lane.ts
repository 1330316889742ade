import type { Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { type DemandMark, lockDemand, markOf, posterOf, storeDemand } from '../change-demand.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { type LanePolicyAction, type LaneSubject, lanePolicy } from './lane.policy.ts';
import { type LaneStep, laneStateAt, laneStates } from './lane.states.ts';
import { settleDemand } from './settle-demand.ts';

export interface LaneReference {
  laneId: string;
  /** The version that was seen; left out where the step does not depend on the content. */
  expectedVersion?: number | null;
}

/** What a step works on: the locked demand and its lane, within the transaction. */
export interface LaneChange {
  tx: Transaction;
  scope: Scope;
  demand: Demand;
  lane: DemandLane;
  /** The poster with today's rulebook. */
  poster: Unit;
}

/** What a step did, for the record. */
export interface LaneDone {
  /** Name of the step in the audit trail of the demand. */
  action: string;
  /** No names: those of an anonymous poster or of the team go under `personal`. */
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

export type LanePermit = (actor: Actor, subject: LaneSubject) => void;

/** Lets those act whom the policy allows it. */
export function mayOnLane(action: LanePolicyAction): LanePermit {
  return (actor, subject) => authorize(lanePolicy, actor, action, subject);
}

/**
 * Changes one lane: locks the demand and then the lane, checks that the actor may know and do it and saw its present
 * version, writes down that a pledge was not signed in time, lets `work` change the lane in memory, and writes lane,
 * state of the demand, audit event and outbox row, all in one transaction.
 * @throws Refusal NOT_FOUND, what `permit` and `work` refuse, CONFLICT for a stale version
 */
export async function changeLane(
  scope: Scope,
  { laneId, expectedVersion }: LaneReference,
  permit: LanePermit,
  work: (change: LaneChange) => Promise<LaneDone> | LaneDone,
): Promise<DemandLane> {
  const known = isId(laneId)
    ? await scope.app.db.manager.findOne(DemandLane, {
        select: { id: true, demandId: true },
        where: { id: laneId },
      })
    : null;
  if (!known) throw noLane();
  const poster = await posterOf(scope, known.demandId);
  return inTransaction(scope.app.db, async (tx) => {
    const change = await lockLane(tx, scope, known, poster);
    const { lane, demand } = change;
    if (scope.actor.kind !== 'system' && !lanePolicy.see(scope.actor, { lane, demand })) throw noLane();
    permit(scope.actor, { lane, demand });
    if ((expectedVersion ?? lane.version) !== lane.version) {
      const params = { expected: expectedVersion ?? 0, present: lane.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    const before = markOf(demand);
    const stateBefore = lane.state;
    lapse(lane);
    await storeLane(change, { before, stateBefore }, await work(change));
    return lane;
  });
}

/** Locks a demand and one of its lanes, always in this order. @throws Refusal NOT_FOUND */
export async function lockLane(
  tx: Transaction,
  scope: Scope,
  { id, demandId }: Pick<DemandLane, 'id' | 'demandId'>,
  poster: Unit,
): Promise<LaneChange> {
  const locked = await lockDemand(tx, scope, demandId, poster);
  const lane = await tx.findOne(DemandLane, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!lane) throw noLane();
  return { ...locked, lane };
}

/** Writes a changed lane, takes the demand along, and appends the event to the demand's chain. */
export async function storeLane(
  change: LaneChange,
  { before, stateBefore }: { before: DemandMark; stateBefore: DemandLane['state'] },
  { action, facts, personal }: LaneDone,
): Promise<void> {
  const { tx, scope, lane, demand, poster } = change;
  lane.version += 1;
  lane.changedAt = clock.now();
  await tx.save(DemandLane, lane);
  await settleDemand(tx, scope, demand);
  // Where nothing of the bounty is open, the acceptance has settled the lane as well.
  Object.assign(lane, await tx.findOneByOrFail(DemandLane, { id: lane.id }));
  await storeDemand({ tx, scope, demand, poster }, before, {
    action,
    beside: true,
    facts: { laneId: lane.id, lane: { before: stateBefore, after: lane.state }, ...facts },
    ...(personal ? { personal } : {}),
  });
}

/** Takes a lane on by a step of its states table. @throws Refusal STATE */
export function take(lane: DemandLane, step: LaneStep): void {
  lane.state = laneStates.next(lane.state, step);
}

/** Writes down that the winner did not sign in time; what the clock says counts from its moment on. */
export function lapse(lane: DemandLane): boolean {
  if (laneStateAt(lane, clock.now()) === lane.state) return false;
  Object.assign(lane, { state: 'DECLINED', endedAt: lane.signBy, endReason: 'NOT_SIGNED' });
  return true;
}

/** The refusal for lanes that are not there, and equally for those that the actor may not know of. */
export function noLane(field = 'laneId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}
