import type { Actor } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import type { DemandFinding, DemandMilestone, DemandPledge } from '../data/lane-parts.entity.ts';
import type { DemandState } from '../demand.enums.ts';
import type { LaneState } from '../lane.enums.ts';
import { mayBeContested, mayBeFound, mayBeReviewed } from './failure/consequences.ts';
import { hasFreePlace } from './free-place.ts';
import { lanePolicy, sideOf } from './lane.policy.ts';
import { LOST_LANES, laneStateAt } from './lane.states.ts';
import type { LaneAction } from './lane.types.ts';

/** What says what can be done with a lane. */
export interface LaneFacts {
  lane: DemandLane;
  demand: Demand;
  pledge: DemandPledge | null;
  milestones: readonly DemandMilestone[];
  finding: DemandFinding | null;
  /** All lanes of the demand. */
  lanes: readonly DemandLane[];
  /** How many gates of a race are closed. */
  closedGates: number;
}

const GOES_ON: readonly DemandState[] = ['AWARDED', 'PLEDGED', 'IN_PROGRESS'];

/** What an actor can do with a lane now; the steps themselves decide once more. */
export function laneActions(actor: Actor, facts: LaneFacts): LaneAction[] {
  const { lane, demand } = facts;
  const state = laneStateAt(lane, clock.now());
  const side = sideOf(actor, { lane, demand });
  const actions: LaneAction[] = [];
  if (side === 'LEAD') actions.push(...actionsOfLead(facts, state));
  if (lanePolicy.report(actor, { lane, demand })) actions.push(...reports(facts, state));
  if (side === 'POSTER') actions.push(...actionsOfPoster(facts, state));
  const { finding } = facts;
  if (finding && side === 'LEAD' && mayBeContested(finding, clock.now())) actions.push('CONTEST');
  if (finding && mayBeReviewed(finding) && lanePolicy.review(actor, { lane, demand })) actions.push('REVIEW');
  return actions;
}

function actionsOfLead({ lane, pledge }: LaneFacts, state: LaneState): LaneAction[] {
  if (state === 'AWARDED') {
    const signs: LaneAction[] = pledge?.leadSignedAt ? [] : ['SIGN_PLEDGE'];
    return ['EDIT_PLEDGE', ...signs, 'DECLINE'];
  }
  const gives: LaneAction[] = lane.gaveUpAt === null ? ['GIVE_UP'] : [];
  if (state === 'PLEDGED') return ['START_WORK', ...gives];
  return state === 'IN_PROGRESS' || state === 'SUBMITTED' ? gives : [];
}

function reports({ milestones }: LaneFacts, state: LaneState): LaneAction[] {
  if (state !== 'IN_PROGRESS') return [];
  return milestones.every((each) => each.state === 'ACCEPTED') ? ['HAND_IN'] : ['REPORT_MILESTONE'];
}

function actionsOfPoster(facts: LaneFacts, state: LaneState): LaneAction[] {
  const { pledge, milestones, lane } = facts;
  if (state === 'AWARDED') return pledge?.posterSignedAt ? ['EDIT_PLEDGE'] : ['EDIT_PLEDGE', 'SIGN_PLEDGE'];
  const actions: LaneAction[] = [];
  if (state === 'IN_PROGRESS' && milestones.some((each) => each.state === 'HANDED_IN'))
    actions.push('ANSWER_MILESTONE');
  if (state === 'SUBMITTED') actions.push('DECIDE');
  const risk = { state, gaveUpAt: lane.gaveUpAt, finishOn: pledge?.content.finishOn ?? null, milestones };
  if (['PLEDGED', 'IN_PROGRESS', 'SUBMITTED'].includes(state) && mayBeFound(risk, clock.today()))
    actions.push('FIND_FAILURE');
  return [...actions, ...afterLoss(facts, state)];
}

function afterLoss({ lane, lanes, demand, closedGates }: LaneFacts, state: LaneState): LaneAction[] {
  if (!GOES_ON.includes(demand.state)) return [];
  const lost: readonly LaneState[] = LOST_LANES;
  const isFree = ['DECLINED', 'FAILED'].includes(state) && hasFreePlace(demand, lanes, closedGates);
  const isReplaced = lanes.some(({ replacesLaneId }) => replacesLaneId === lane.id);
  const allLost = lanes.every((each) => lost.includes(laneStateAt(each, clock.now())));
  return [
    ...(isFree && !isReplaced ? (['REPLACE'] as const) : []),
    ...(allLost && lane.id === lanes.at(-1)?.id ? (['END_DEMAND'] as const) : []),
  ];
}
