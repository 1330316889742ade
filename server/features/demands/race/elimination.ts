import type { DemandTarget, StageGate } from '../content/demand-content.ts';
import { meets, weightedAttainment } from '../content/targets.ts';

/** What a gate judges by. */
export type GateRule = Pick<StageGate, 'keep' | 'requireAll'>;

/** A lane as it comes to a gate. */
export interface LaneAtGate {
  laneId: string;
  /** Rank of its bid; no two lanes of a demand have the same. */
  rank: number;
  /** Confirmed values by target, decimals; a target without one was not shown. */
  measured: ReadonlyMap<string, string>;
}

/** Why a lane ends at a gate. */
export type OutBy = 'NOTHING_MEASURED' | 'TARGET_MISSED' | 'BEYOND_PLACES';

/** How a lane comes out of a gate. */
export interface GateStanding {
  laneId: string;
  /** Attainment of the gate's targets by weight, 0 to 12,000 basis points. */
  attained: number;
  /** Targets of the gate that are not met. */
  missed: string[];
  /** From 1 on, best first, among all lanes that came to the gate. */
  place: number;
  /** Null for a lane that goes on. */
  outBy: OutBy | null;
}

/**
 * Who goes on past a gate; nobody chooses. A lane without a confirmed value ends. Where the gate asks for all of its
 * targets, one that misses any ends. Of the others the best go on by attainment, weighed as the demand weighs its
 * targets, as many as the gate keeps; of equal ones that whose bid ranked higher. The order in which lanes come in does
 * not matter.
 * @param targets those that the gate measures
 * @returns standings by place: those who go on first, then the others
 */
export function eliminate(
  gate: GateRule,
  targets: readonly DemandTarget[],
  lanes: readonly LaneAtGate[],
): GateStanding[] {
  const judged = lanes.map((lane) => judge(gate, targets, lane)).sort(compare);
  return judged.map(({ rank: _, ...standing }, index) => ({
    ...standing,
    place: index + 1,
    outBy: standing.outBy ?? (index < gate.keep ? null : 'BEYOND_PLACES'),
  }));
}

type Judged = Omit<GateStanding, 'place'> & { rank: number };

function judge(
  { requireAll }: GateRule,
  targets: readonly DemandTarget[],
  { laneId, rank, measured }: LaneAtGate,
): Judged {
  const missed = targets
    .filter((target) => !meets(target, measured.get(target.id) ?? ''))
    .map(({ id }) => id);
  const isBlank = targets.every(({ id }) => !measured.has(id));
  const misses = requireAll && missed.length > 0;
  return {
    laneId,
    rank,
    attained: weightedAttainment(targets, measured),
    missed,
    outBy: isBlank ? 'NOTHING_MEASURED' : misses ? 'TARGET_MISSED' : null,
  };
}

/** Those who may go on before those who may not, then by attainment, then by the rank of the bid. */
function compare(a: Judged, b: Judged): number {
  if ((a.outBy === null) !== (b.outBy === null)) return a.outBy === null ? -1 : 1;
  return b.attained - a.attained || a.rank - b.rank;
}
