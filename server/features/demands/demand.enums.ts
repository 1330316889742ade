import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const DemandModeEnum = describedEnum('DemandMode', 'How a demand looks for who solves it.', {
  PLAIN: 'A plain demand: units answer it with a result, and a deal is negotiated.',
  OPEN_BIDDING: 'Open bidding (揭榜挂帅): whoever may bid does, one bid wins.',
  DIRECTED: 'A directed commission: only those who are invited bid.',
  RACE: 'A race (赛马): several winners work in parallel, and gates end the weaker ones.',
});
export type DemandMode = keyof typeof DemandModeEnum;

/** Whether bids are handed in, judged and awarded under a mode. */
export function hasBids(mode: DemandMode): boolean {
  return mode !== 'PLAIN';
}

export const DemandStateEnum = describedEnum('DemandState', 'Where a demand stands.', {
  DRAFT: 'Being written by the poster.',
  UNDER_REVIEW: 'Handed in; an operator reviews it.',
  RETURNED: 'Returned by the operator with reasons.',
  OPEN: 'Published; bids or answers are taken.',
  CLOSED_FOR_BIDS: 'The deadline for bids is over by the clock.',
  EVALUATING: 'Bids are open and are judged.',
  ON_NOTICE: 'The winners are on public notice.',
  AWARDED: 'Awarded; pledges wait for their signatures.',
  PLEDGED: 'The pledges are signed.',
  IN_PROGRESS: 'The work is being done.',
  ACCEPTED: 'The work was accepted; money may still be open.',
  SETTLED: 'Everything was paid or given back.',
  CLOSED: 'A plain demand that its poster closed.',
  FAILED: 'Ended without a solution.',
  CANCELLED: 'Called off by the poster before an award.',
});
export type DemandState = keyof typeof DemandStateEnum;

/**
 * The state at a moment: an open demand whose deadline for bids is over is closed for bids, whether or not a sweep has
 * run. A bid is in time while `now` is before the deadline.
 */
export function stateAt(
  { mode, state, bidsCloseAt }: { mode: DemandMode; state: DemandState; bidsCloseAt: Date | null },
  now: Date,
): DemandState {
  const isOver = hasBids(mode) && bidsCloseAt !== null && now.getTime() >= bidsCloseAt.getTime();
  return state === 'OPEN' && isOver ? 'CLOSED_FOR_BIDS' : state;
}

/** States in which everything is over. */
export const ENDED_DEMANDS: readonly DemandState[] = ['SETTLED', 'CLOSED', 'FAILED', 'CANCELLED'];

export const TargetComparisonEnum = describedEnum(
  'TargetComparison',
  'How a measured value is compared with a target.',
  {
    AT_LEAST: 'The value or more.',
    AT_MOST: 'The value or less.',
    BETWEEN: 'From the value to the upper value, both included.',
    EQUAL: 'Exactly the value.',
    YES: 'There is no number: it is so or it is not (measured 1 or 0).',
  },
);
export type TargetComparison = keyof typeof TargetComparisonEnum;

export const OwnershipOfResultsEnum = describedEnum(
  'OwnershipOfResults',
  'To whom the results that arise belong.',
  {
    POSTER: 'To the poster.',
    WINNER_WITH_OPTION: 'To the winner; the poster may take a license by the option (DEM-5).',
    SHARED: 'To both together.',
  },
);
export type OwnershipOfResults = keyof typeof OwnershipOfResultsEnum;

export const CriterionCodeEnum = describedEnum('BidCriterion', 'What bids are scored by.', {
  TARGETS: 'What is promised against the targets.',
  APPROACH: 'The approach and how sound it is.',
  TEAM: 'The team and what it has done.',
  BUDGET: 'Whether the budget fits the work.',
  RISK: 'Risks and the answers to them.',
});
export type CriterionCode = keyof typeof CriterionCodeEnum;

export const StageTriggerEnum = describedEnum('BountyTrigger', 'What makes a stage of a bounty due.', {
  PLEDGE: 'The pledge is signed.',
  MILESTONE: 'A milestone is accepted.',
  GATE: 'A gate of a race is passed.',
  ACCEPTANCE: 'The work is accepted.',
});
export type StageTrigger = keyof typeof StageTriggerEnum;

export const DemandEndEnum = describedEnum('DemandEnd', 'Why a demand ended.', {
  CLOSED_BY_POSTER: 'The poster closed a plain demand.',
  CANCELLED_BY_POSTER: 'The poster called it off.',
  NO_BID: 'Nobody bid.',
  NO_BID_CHOSEN: 'No bid was good enough.',
  NOBODY_LEFT: 'Who won failed or declined, and nobody is next in rank.',
  SETTLED: 'The work was accepted and everything was paid.',
});
export type DemandEnd = keyof typeof DemandEndEnum;

export const DemandGapEnum = describedEnum('DemandGap', 'What a demand still lacks.', {
  TITLE: 'A title.',
  PROBLEM: 'A description of the problem of at least 50 characters.',
  SECTOR: 'The sector.',
  KEYWORDS: 'Keywords to be found by.',
  TARGETS: 'At least one target, each with its name.',
  TARGET_NUMBERS: 'A target with a number and its unit.',
  TARGET_TESTS: 'How each target is tested.',
  TARGET_WEIGHTS: 'Weights of the targets that add up to the whole.',
  DELIVERABLES: 'What is delivered.',
  ACCEPTANCE: 'How the work is accepted.',
  BIDS_CLOSE: 'The deadline for bids.',
  WANTED_BY: 'The day by which the solution is wanted.',
  BOUNTY: 'The bounty.',
  STAGES: 'How the bounty is paid: stages that add up to it, each milestone with its name.',
  ELIGIBILITY: 'Who may bid.',
  OWNERSHIP: 'To whom the results belong.',
  OPTION: "The poster's option of a license.",
  CRITERIA: 'Criteria whose weights add up to the whole.',
  EXPERTS: 'At least three experts.',
  RACE: 'Lanes and gates of the race.',
  GATES: 'The day and the targets of each gate.',
  CONTACT: 'Whom bidders ask.',
});
export type DemandGap = keyof typeof DemandGapEnum;
