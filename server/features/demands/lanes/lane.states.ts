import { defineStates } from '../../../platform/states.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import type { LaneState } from '../lane.enums.ts';

/** The steps of a lane; `eliminate` belongs to the gates of a race, `settle` to the bounty. */
export type LaneStep =
  | 'editPledge'
  | 'signPledge'
  | 'pledge'
  | 'decline'
  | 'startWork'
  | 'report'
  | 'handIn'
  | 'return'
  | 'accept'
  | 'settle'
  | 'eliminate'
  | 'fail';

/** Lanes in which work is done or to be done. */
export const RUNNING_LANES = [
  'AWARDED',
  'PLEDGED',
  'IN_PROGRESS',
  'SUBMITTED',
] as const satisfies readonly LaneState[];

/** Lanes that ended without acceptance; whether the next in rank can have the place, `hasFreePlace` says. */
export const LOST_LANES = ['ELIMINATED', 'FAILED', 'DECLINED'] as const satisfies readonly LaneState[];

/** The only ways between the states of a lane. */
export const laneStates = defineStates<LaneState, LaneStep>({
  editPledge: { from: ['AWARDED'], to: 'AWARDED' },
  signPledge: { from: ['AWARDED'], to: 'AWARDED' },
  pledge: { from: ['AWARDED'], to: 'PLEDGED' },
  decline: { from: ['AWARDED'], to: 'DECLINED' },
  startWork: { from: ['PLEDGED'], to: 'IN_PROGRESS' },
  report: { from: ['IN_PROGRESS'], to: 'IN_PROGRESS' },
  handIn: { from: ['IN_PROGRESS'], to: 'SUBMITTED' },
  return: { from: ['SUBMITTED'], to: 'IN_PROGRESS' },
  accept: { from: ['SUBMITTED'], to: 'ACCEPTED' },
  settle: { from: ['ACCEPTED'], to: 'SETTLED' },
  eliminate: { from: ['PLEDGED', 'IN_PROGRESS'], to: 'ELIMINATED' },
  fail: { from: ['PLEDGED', 'IN_PROGRESS', 'SUBMITTED'], to: 'FAILED' },
});

/** Where a lane stands at a moment: one whose winner did not sign in time is declined from that moment on. */
export function laneStateAt(
  { state, leadSignedAt, signBy }: Pick<DemandLane, 'state' | 'leadSignedAt' | 'signBy'>,
  now: Date,
): LaneState {
  return state === 'AWARDED' && leadSignedAt === null && now >= signBy ? 'DECLINED' : state;
}
