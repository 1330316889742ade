import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import type { BountyDue, BountyReclaim } from './data/bounty-due.entity.ts';
import { settleOldest, sum } from './reckon.ts';

interface Race {
  demand: Pick<Demand, 'mode'>;
  lanes: readonly Pick<DemandLane, 'id' | 'replacesLaneId'>[];
  /** In the order in which they fell due. */
  dues: readonly Pick<BountyDue, 'laneId' | 'stageKey' | 'amount'>[];
  reclaims: readonly Pick<BountyReclaim, 'laneId' | 'amount'>[];
}

/** The lanes that held a lane's place before it, the last first. */
export function heldBefore(
  lanes: Race['lanes'],
  { replacesLaneId }: Pick<DemandLane, 'replacesLaneId'>,
): string[] {
  const held: string[] = [];
  for (let id = replacesLaneId; id !== null; ) {
    held.push(id);
    const before = id;
    id = lanes.find((lane) => lane.id === before)?.replacesLaneId ?? null;
  }
  return held;
}

/**
 * What of each stage of a race those got who held a lane's place before it, less what is claimed back of it; fen by key of
 * the stage. A place gets no stage twice: else what the plan keeps for the other lanes would not be there. Nothing for
 * demands with one winner, whose successor has all that is left, divided anew.
 */
export function takenOfPlace(
  { demand, lanes, dues, reclaims }: Race,
  lane: Pick<DemandLane, 'replacesLaneId'>,
): ReadonlyMap<string, bigint> {
  const taken = new Map<string, bigint>();
  if (demand.mode !== 'RACE') return taken;
  for (const laneId of heldBefore(lanes, lane)) {
    const claimed = sum(reclaims, (claim) => (claim.laneId === laneId ? claim.amount : 0n));
    const own = dues.filter((due) => due.laneId === laneId).map((due) => ({ ...due, paid: 0n }));
    const back = new Map(settleOldest(own, claimed).parts.map(({ due, amount }) => [due, amount]));
    for (const due of own) {
      const kept = due.amount - (back.get(due) ?? 0n);
      taken.set(due.stageKey, (taken.get(due.stageKey) ?? 0n) + kept);
    }
  }
  return taken;
}
