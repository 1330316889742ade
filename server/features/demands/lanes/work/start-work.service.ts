import type { Scope } from '../../../../platform/app.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { changeLane, type LaneReference, take } from '../change-lane.ts';
import { forSides } from '../lane-sides.ts';
import { pledgeOf } from '../pledge/edit-pledge.service.ts';
import { judgePledge } from '../pledge/pledge-terms.ts';

/**
 * The winner begins the work; the pledge is signed and states what DEM-2 asks for.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE before the pledge is in force, CONFLICT, RULE DEM-2
 */
export function startWork(scope: Scope, input: LaneReference): Promise<DemandLane> {
  return changeLane(scope, input, forSides('LEAD'), async ({ tx, lane, poster }) => {
    take(lane, 'startWork');
    const { content, digest } = await pledgeOf(tx, lane.id);
    judgePledge(poster.rulebook, content);
    return { action: 'startWork', facts: { pledgeDigest: digest } };
  });
}
