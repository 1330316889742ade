import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { bountyEnds } from '../bounty/seam/bounty-ends.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { followCourse } from './course.ts';
import { laneStateAt } from './lane.states.ts';

/** States of a demand that follow from its lanes. */
const ON_COURSE: readonly Demand['state'][] = ['AWARDED', 'PLEDGED', 'IN_PROGRESS'];

/**
 * Takes a locked demand to what its lanes come to at this moment; nothing is written of the demand itself. Once all that
 * is left was accepted, the bounty is told that no more will fall due.
 */
export async function settleDemand(tx: Transaction, scope: Scope, demand: Demand): Promise<void> {
  if (!ON_COURSE.includes(demand.state)) return;
  const now = clock.now();
  const lanes = await lanesOfDemand(tx, demand.id);
  const states = lanes.map((lane) => laneStateAt(lane, now));
  demand.state = followCourse(demand.state, states);
  if (demand.state === 'ACCEPTED') await bountyEnds(tx, scope, demand);
}

/** The lanes of a demand in order of their opening. */
export function lanesOfDemand(tx: Transaction, demandId: string): Promise<DemandLane[]> {
  return tx.find(DemandLane, { where: { demandId }, order: { number: 'ASC' } });
}
