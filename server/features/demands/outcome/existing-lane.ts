import type { Scope } from '../../../platform/app.ts';
import { isId } from '../../../platform/ids.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { presentDemand } from '../demand.loaders.ts';
import { noLane } from '../lanes/change-lane.ts';
import { lanePolicy } from '../lanes/lane.policy.ts';

/** A lane with its demand, read before a step; whoever changes it asks again. @throws Refusal NOT_FOUND */
export async function existingLane(
  { app, actor }: Scope,
  laneId: string,
): Promise<{ lane: DemandLane; demand: Demand }> {
  const tx = app.db.manager;
  const lane = isId(laneId) ? await tx.findOneBy(DemandLane, { id: laneId }) : null;
  const demand = lane ? await presentDemand(tx, lane.demandId) : null;
  if (!lane || !demand || !lanePolicy.see(actor, { lane, demand })) throw noLane();
  return { lane, demand };
}
