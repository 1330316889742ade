import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import {
  changeDemand,
  type DemandChange,
  type DemandDone,
  type DemandReference,
  demandCase,
  noDemand,
  notNow,
  presentState,
} from '../change-demand.ts';
import type { Demand } from '../data/demand.entity.ts';
import { presentDemand } from '../demand.loaders.ts';
import { demandPolicy } from '../demand.policy.ts';
import { JudgingSeat } from './data/judging-seat.entity.ts';
import { seatPolicy } from './judging.policy.ts';
import { type JudgingFacts, judgingFacts } from './judging-facts.ts';
import { openWhenDue } from './open-when-due.ts';

/** What a step of the judging works on: the locked demand with everything that was judged so far. */
export interface JudgingChange extends DemandChange {
  facts: JudgingFacts;
}

/** Lets only those act who judge for the poster. */
export function forJudge(actor: Actor, demand: Demand): void {
  authorize(demandPolicy, actor, 'judge', demand);
}

/**
 * A step of the poster, or of a job, in the judging of a demand: has the bids opened where their deadline is over, locks
 * the demand and reads what was judged.
 * @throws Refusal as `changeDemand`, STATE while bids are sealed
 */
export async function changeJudging(
  scope: Scope,
  reference: DemandReference,
  work: (change: JudgingChange) => Promise<DemandDone> | DemandDone,
  permit: (actor: Actor, demand: Demand) => void = forJudge,
): Promise<Demand> {
  await openWhenDue(scope, reference.demandId);
  return changeDemand(scope, reference, permit, async (change) => {
    const facts = await judgingFacts(change.tx, change.demand);
    return work({ ...change, facts });
  });
}

/** Refuses a step that belongs to the time before a decision. @throws Refusal STATE */
export function whileJudged(demand: Demand, action: string): void {
  const state = presentState(demand);
  if (state !== 'EVALUATING') throw notNow(state, action);
}

export interface SeatReference {
  seatId: string;
  /** The version that was seen; left out for drafts. */
  expectedVersion?: number | null;
}

/** What a step of an expert works on: the locked seat, and the demand, which nobody changes meanwhile. */
export interface SeatChange {
  tx: Transaction;
  scope: Scope;
  demand: Demand;
  seat: JudgingSeat;
  facts: JudgingFacts;
}

/** What a step of an expert did; drafts leave no event. */
export interface SeatDone {
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/**
 * A step of an expert on their own seat while the demand is judged. All steps of one judging take turns: who hands in
 * last knows it, and a decision sees what was handed in before.
 * @throws Refusal NOT_FOUND, STATE, CONFLICT, and what `work` refuses
 */
export async function changeSeat(
  scope: Scope,
  { seatId, expectedVersion = null }: SeatReference,
  action: string,
  work: (change: SeatChange) => Promise<SeatDone | null>,
): Promise<JudgingSeat> {
  const { manager } = scope.app.db;
  const known = isId(seatId) ? await manager.findOneBy(JudgingSeat, { id: seatId }) : null;
  if (!known || !seatPolicy.judge(scope.actor, known)) throw new Refusal('NOT_FOUND', { field: 'seatId' });
  return inTransaction(scope.app.db, async (tx) => {
    const demand = await presentDemand(tx, known.demandId, 'UPDATE');
    if (!demand) throw noDemand();
    whileJudged(demand, action);
    const facts = await judgingFacts(tx, demand);
    const seat = await tx.findOneOrFail(JudgingSeat, {
      where: { id: seatId },
      lock: { mode: 'pessimistic_write' },
    });
    if (expectedVersion !== null && expectedVersion !== seat.version)
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: expectedVersion, present: seat.version },
      });
    const before = seat.state;
    const done = await work({ tx, scope, demand, seat, facts });
    if (!done) return seat;
    seat.version += 1;
    await tx.save(JudgingSeat, seat);
    await audit(tx, scope, {
      ...demandCase(demand),
      action: done.action,
      facts: { seatId: seat.id, before, after: seat.state, ...done.facts },
      ...(done.personal ? { personal: done.personal } : {}),
    });
    return seat;
  });
}
