import { clock } from '../../../platform/clock.ts';
import { placesAfter } from '../content/bounty-plan.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import type { LaneState } from '../lane.enums.ts';
import { LOST_LANES, laneStateAt } from './lane.states.ts';

/**
 * Whether a demand has a place for one more winner: in a race only while fewer are in it than the closed gates keep.
 * @param lanes all of the demand
 */
export function hasFreePlace(
  { mode, content }: Pick<Demand, 'mode' | 'content'>,
  lanes: readonly Pick<DemandLane, 'state' | 'leadSignedAt' | 'signBy'>[],
  closedGates: number,
): boolean {
  if (mode !== 'RACE' || content.race === null) return true;
  const lost: readonly LaneState[] = LOST_LANES;
  const held = lanes.filter((lane) => !lost.includes(laneStateAt(lane, clock.now())));
  return held.length < placesAfter(content.race, closedGates);
}

/** The same in SQL, for a `demand`: lanes that were not signed in time by `now` are lost. */
export const hasFreePlaceSql = (now: string) => `(demand.mode <> 'RACE' OR (
  SELECT count(*) FROM demand_lane held WHERE held.demand_id = demand.id
    AND held.state NOT IN (${LOST_LANES.map((state) => `'${state}'`).join(', ')})
    AND NOT (held.state = 'AWARDED' AND held.lead_signed_at IS NULL AND held.sign_by <= ${now})
  ) < (
  SELECT LEAST(CAST(demand.content #>> '{race,lanes}' AS integer), min(CAST(gate.value ->> 'keep' AS integer)))
  FROM demand_gate_closing closing
    JOIN jsonb_array_elements(demand.content #> '{race,gates}') WITH ORDINALITY AS gate(value, number)
      ON gate.number = closing.gate
  WHERE closing.demand_id = demand.id))`;
