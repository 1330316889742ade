import type { DemandMode, StageTrigger } from '../demand.enums.ts';
import type { BountyStage, DemandContent, RacePlan } from './demand-content.ts';

/** A stage of the bounty with what it comes to at most; money in fen. */
export interface BountyRow {
  key: string;
  name: string;
  trigger: StageTrigger;
  gate: number | null;
  milestone: string | null;
  /** Most lanes that can get it. */
  lanes: number;
  perLane: bigint;
  /** `lanes` times `perLane`. */
  total: bigint;
}

type Planned = Pick<DemandContent, 'stages' | 'race'>;

/**
 * The plan by which a bounty is paid. Without a race there is one lane, and the rows add up to the bounty. In a race a
 * stage can fall due for as many lanes as are left then: all of them at the pledge and at milestones, those that a gate
 * lets through at the gate, and those that the last gate lets through at the acceptance.
 */
export function bountyPlan({ stages, race }: Planned, mode: DemandMode): BountyRow[] {
  return stages.map((stage) => {
    const lanes = mode === 'RACE' ? lanesAt(stage, race) : 1;
    const { key, name, trigger, gate, milestone, amount } = stage;
    return { key, name, trigger, gate, milestone, lanes, perLane: amount, total: amount * BigInt(lanes) };
  });
}

/** The most that all lanes together can get, in fen. */
export function plannedTotal(content: Planned, mode: DemandMode): bigint {
  return bountyPlan(content, mode).reduce((sum, { total }) => sum + total, 0n);
}

/** The most that one lane can get, in fen. */
export function plannedPerLane({ stages }: Pick<DemandContent, 'stages'>): bigint {
  return stages.reduce((sum, { amount }) => sum + amount, 0n);
}

/** Whether the plan pays the bounty: exactly for one winner, at most for a race. */
export function planFits(
  content: Pick<DemandContent, 'stages' | 'race' | 'bounty'>,
  mode: DemandMode,
): boolean {
  if (content.stages.length === 0) return false;
  const total = plannedTotal(content, mode);
  return mode === 'RACE' ? total <= content.bounty : total === content.bounty;
}

/** How many lanes a race has at most after so many of its gates. */
export function placesAfter({ lanes, gates }: RacePlan, closed: number): number {
  return Math.min(lanes, ...gates.slice(0, closed).map(({ keep }) => keep));
}

function lanesAt({ trigger, gate }: BountyStage, race: DemandContent['race']): number {
  if (!race) return 1;
  if (trigger === 'GATE' && gate !== null) return placesAfter(race, gate);
  return trigger === 'ACCEPTANCE' ? placesAfter(race, race.gates.length) : race.lanes;
}
