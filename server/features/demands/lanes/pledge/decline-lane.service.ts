import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { changeLane, type LaneReference, take } from '../change-lane.ts';
import { mailLane } from '../lane-mails.ts';
import { forSides } from '../lane-sides.ts';

export interface LaneReason extends LaneReference {
  reason: string;
}

/**
 * A winner leaves before its pledge is in force, without consequences; the next in rank can take the place.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED without a reason, STATE, CONFLICT
 */
export function declineLane(scope: Scope, input: LaneReason): Promise<DemandLane> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeLane(scope, input, forSides('LEAD'), async ({ tx, lane, demand }) => {
    take(lane, 'decline');
    Object.assign(lane, { endedAt: clock.now(), endReason: 'DECLINED' });
    await mailLane(tx, scope.app, { lane, demand }, 'declined', ['POSTER']);
    return { action: 'declineLane', personal: { reason } };
  });
}
