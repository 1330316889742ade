import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { type BountyRecord, readBounty } from '../../bounty/bounty-record.ts';
import { bountyEnds } from '../../bounty/seam/bounty-ends.ts';
import { heldBefore } from '../../bounty/taken-of-place.ts';
import { changeDemand, type DemandReference, notNow } from '../../change-demand.ts';
import { plannedPerLane } from '../../content/bounty-plan.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { demandStates } from '../../demand.states.ts';
import { nextRanked } from '../../judging/next-ranked.ts';
import { GateClosing } from '../../race/race.entity.ts';
import { changeLane, type LaneReference, lapse, mayOnLane } from '../change-lane.ts';
import { hasFreePlace } from '../free-place.ts';
import { LOST_LANES, RUNNING_LANES } from '../lane.states.ts';
import { openLanes } from '../open-lanes.service.ts';
import { lanesOfDemand } from '../settle-demand.ts';

/**
 * The poster offers the place of a winner that declined or failed to the next in rank, which may sign a pledge of its own
 * or decline. It can get what is left of the place's share of the bounty.
 * @returns the lane that lost its place
 * @throws Refusal NOT_FOUND (`rank` where nobody is next), FORBIDDEN, STATE (reason `NO_PLACE` where a gate of the race
 *   keeps no more lanes), ALREADY_EXISTS, CONFLICT
 */
export function replaceLane(scope: Scope, input: LaneReference): Promise<DemandLane> {
  return changeLane(scope, input, mayOnLane('actForPoster'), async ({ tx, lane, demand }) => {
    const isFree = ['DECLINED', 'FAILED'].includes(lane.state);
    const goesOn = demandStates.can(demand.state, 'award') && demand.state !== 'ON_NOTICE';
    if (!isFree || !goesOn) {
      throw new Refusal('STATE', { params: { state: lane.state, action: 'replaceLane' } });
    }
    const lanes = await lanesOfDemand(tx, demand.id);
    if (lanes.some(({ replacesLaneId }) => replacesLaneId === lane.id)) throw new Refusal('ALREADY_EXISTS');
    if (!hasFreePlace(demand, lanes, await tx.countBy(GateClosing, { demandId: demand.id })))
      throw new Refusal('STATE', {
        params: { state: lane.state, action: 'replaceLane', reason: 'NO_PLACE' },
      });
    const next = await nextRanked(tx, demand.id, Math.max(...lanes.map(({ rank }) => rank)));
    if (!next) throw new Refusal('NOT_FOUND', { field: 'rank' });
    const most = leftOfPlace(await readBounty(tx, demand), lanes, lane);
    const winner = { bidId: next.id, rank: next.rank ?? 0, replacesLaneId: lane.id, most };
    const [opened] = await openLanes(tx, scope, demand, [winner]);
    return { action: 'replaceLane', facts: { byLaneId: opened?.id ?? null, rank: winner.rank } };
  });
}

/** Fen that are left of a place's share of the bounty, after all who held it. */
export function leftOfPlace(
  { demand, dues, reclaims, sums }: BountyRecord,
  lanes: readonly Pick<DemandLane, 'id' | 'replacesLaneId'>[],
  lost: Pick<DemandLane, 'id' | 'replacesLaneId'>,
): bigint {
  const place = new Set([lost.id, ...heldBefore(lanes, lost)]);
  let left = plannedPerLane(demand.content);
  for (const due of dues) if (place.has(due.laneId)) left -= due.amount;
  for (const claim of reclaims) if (place.has(claim.laneId)) left += claim.amount;
  const most = left < sums.left ? left : sums.left;
  return most > 0n ? most : 0n;
}

export interface EndDemand extends DemandReference {
  reason: string;
}

/**
 * The poster ends a demand of which every winner is lost: nobody is next in rank, or the next is not wanted. What is left of
 * the bounty goes back.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED without a reason, STATE while a winner works or was accepted, CONFLICT
 */
export function endFailedDemand(scope: Scope, input: EndDemand): Promise<Demand> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  const permit = (actor: Scope['actor'], demand: Demand) => authorize(demandPolicy, actor, 'post', demand);
  return changeDemand(scope, input, permit, async ({ tx, demand }) => {
    const lanes = await lanesOfDemand(tx, demand.id);
    if (lanes.length === 0) throw notNow(demand.state, 'endFailedDemand');
    for (const lane of lanes) if (lapse(lane)) await tx.save(lane);
    const lost: readonly DemandLane['state'][] = LOST_LANES;
    const running: readonly DemandLane['state'][] = RUNNING_LANES;
    if (lanes.some(({ state }) => running.includes(state)))
      throw notNow(demand.state, 'endFailedDemand', 'LANES_OPEN');
    if (!lanes.every(({ state }) => lost.includes(state))) throw notNow(demand.state, 'endFailedDemand');
    demand.state = demandStates.next(demand.state, 'fail');
    Object.assign(demand, { endedAt: clock.now(), endReason: 'NOBODY_LEFT', endNote: reason });
    await bountyEnds(tx, scope, demand);
    return { action: 'endFailedDemand', facts: { lanes: lanes.length }, personal: { reason } };
  });
}
