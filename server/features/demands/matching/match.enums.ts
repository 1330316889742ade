import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const MatchKindEnum = describedEnum('MatchKind', 'What is matched with a demand.', {
  RESULT: 'A published result.',
  UNIT: 'A unit, by its results and its record.',
  EXPERT: 'A person who made results that fit.',
});
export type MatchKind = keyof typeof MatchKindEnum;

export const MatchVerdictEnum = describedEnum('MatchVerdict', 'What a criterion says about a match.', {
  FITS: 'It fits, by what is known.',
  FITS_NOT: 'It does not fit, by what is known.',
  UNKNOWN: 'Nothing is known; it counts neither way.',
});
export type MatchVerdict = keyof typeof MatchVerdictEnum;

export const MatchCriterionCodeEnum = describedEnum('MatchCriterionCode', 'What a match is judged by.', {
  TEXT: 'How much of what the demand says stands in the text of the result.',
  SECTOR: 'Sector: `wanted` and `found` are codes of REG-10.',
  STRATEGIC_INDUSTRY: 'Strategic emerging industry: `wanted` and `found` are codes.',
  TARGET: 'A target: `wanted` is what is asked for, `found` the passage of the text with its figure.',
  MATURITY:
    'Maturity: `wanted` is the least readiness level for the time that is left and the months left, `found` the level.',
  REGION: 'Region: `wanted` and `found` are provinces of GB/T 2260.',
  MODE: 'Mode: `wanted` is what the demand asks for, `found` what the owner offers.',
  BUDGET:
    'Money: `wanted` is what the poster can spend, `found` the lowest price that is asked for, in yuan.',
  RIGHT: 'Whether the right can still be had: `found` is FREE, EXCLUSIVE or TRANSFERRED.',
  ELIGIBILITY: 'Whether the unit may bid: `found` is its kind and province.',
  TRACK_RECORD: "The unit's record: `found` is how many deals it completed and how many are in effect.",
});
export type MatchCriterionCode = keyof typeof MatchCriterionCodeEnum;

export const MatchFateEnum = describedEnum('MatchFate', 'What became of a match.', {
  SUGGESTED: 'Found, nobody looked at it yet.',
  SEEN: 'Somebody looked at it.',
  CONTACTED: 'One side wrote to the other, or invited it.',
  BID: 'The unit handed in a bid; the other side learns it when bids are opened.',
  DEAL: 'It became a deal, or the bid won.',
  DISMISSED: 'Put aside with a reason.',
});
export type MatchFate = keyof typeof MatchFateEnum;

export const DismissReasonEnum = describedEnum(
  'DismissReason',
  'Why a match is not for us. What it is about counts more for the organisation from then on.',
  {
    OTHER_FIELD: 'It is about something else.',
    TARGETS_NOT_MET: 'The targets are not met.',
    NOT_MATURE: 'It is not mature enough.',
    TOO_FAR: 'Too far away.',
    TOO_DEAR: 'Too dear, or too little money.',
    WRONG_MODE: 'Not the way of working together that is wished for.',
    RIGHT_TAKEN: 'The right is not free.',
    WEAK_RECORD: 'Too little experience.',
    KNOWN_ALREADY: 'Known already.',
    OTHER: 'Something else, said in words.',
  },
);
export type DismissReason = keyof typeof DismissReasonEnum;

export const MatchSideEnum = describedEnum('MatchSide', 'A side of a match.', {
  POSTER: 'The enterprise that posted the demand.',
  UNIT: 'The unit that owns the result.',
});
export type MatchSide = keyof typeof MatchSideEnum;
