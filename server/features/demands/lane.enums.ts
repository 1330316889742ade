import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const LANE_STATES = {
  AWARDED: 'Awarded; the pledge is to be signed.',
  PLEDGED: 'The pledge is signed by both sides; work has not begun.',
  IN_PROGRESS: 'Work runs.',
  SUBMITTED: 'Handed in for acceptance.',
  ACCEPTED: 'Accepted by test results against the targets.',
  SETTLED: 'Accepted, and all of its bounty is paid.',
  ELIMINATED: 'Ended at a gate of a race.',
  FAILED: 'Found to have failed.',
  DECLINED: 'Declined, or the pledge was not signed in time.',
} as const;
export type LaneState = keyof typeof LANE_STATES;
export const LaneStateEnum = describedEnum(
  'DemandLaneState',
  'Where the work of one winner stands.',
  LANE_STATES,
);

export const LANE_ENDS = {
  DECLINED: 'The winner declined.',
  NOT_SIGNED: 'The winner did not sign the pledge in time.',
  ELIMINATED: 'Ended at a gate of the race.',
  FAILED: 'Found to have failed.',
  FREED: 'Failed, and freed from blame.',
} as const;
export type LaneEnd = keyof typeof LANE_ENDS;
export const LaneEndEnum = describedEnum('DemandLaneEnd', 'Why a lane ended without acceptance.', LANE_ENDS);

export const FREEING_GROUNDS = {
  FORCE_MAJEURE: 'Force majeure.',
  LIMIT_OF_THE_ART: 'The target proved out of reach of the present state of the art.',
  POSTER_DEFAULT: 'The poster did not provide what it had promised.',
  CHANGE_OF_POLICY: 'A change of law, standard or policy.',
  DILIGENT_EXPLORATION: 'Diligent work with full records that still did not succeed.',
} as const;
export type FreeingGround = keyof typeof FREEING_GROUNDS;
export const FreeingGroundEnum = describedEnum(
  'FreeingGround',
  'What frees from blame where a pledge is not fulfilled.',
  FREEING_GROUNDS,
);

export const MILESTONE_STATES = {
  PLANNED: 'Not handed in yet.',
  HANDED_IN: 'Handed in with evidence; waits for the poster.',
  ACCEPTED: 'Accepted by the poster.',
  RETURNED: 'Returned by the poster with a reason.',
} as const;
export type MilestoneState = keyof typeof MILESTONE_STATES;
export const MilestoneStateEnum = describedEnum(
  'DemandMilestoneState',
  'Where a milestone stands.',
  MILESTONE_STATES,
);

export const LANE_VERDICTS = {
  ACCEPTED: 'All targets are met.',
  CONCESSION: 'Accepted although not all targets are met, with a reason.',
  RETURNED: 'Returned for further work.',
  FAILED: 'Not accepted; a finding follows.',
} as const;
export type LaneVerdict = keyof typeof LANE_VERDICTS;
export const LaneVerdictEnum = describedEnum(
  'DemandLaneVerdict',
  'What the poster decided on work that was handed in for acceptance.',
  LANE_VERDICTS,
);

export const SIGNING_SIDES = {
  LEAD: 'The winner, as lead of its team.',
  POSTER: 'The poster of the demand.',
} as const;
export type SigningSide = keyof typeof SIGNING_SIDES;
export const SigningSideEnum = describedEnum('PledgeSide', 'A side of a pledge.', SIGNING_SIDES);
