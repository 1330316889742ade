import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const INTRODUCTION_STATES = {
  RECORDED: 'Recorded; not both sides have answered.',
  ACKNOWLEDGED: 'Both sides acknowledged that they were brought together.',
  DISPUTED: 'A side disputes it.',
  SETTLED: 'A deal came of it, and its commission is paid.',
  LAPSED: 'The protection is over, and no deal came of it.',
} as const;
export type IntroductionState = keyof typeof INTRODUCTION_STATES;
/** The states that are kept; the others come of claims and of the clock. */
export type AnsweredState = Exclude<IntroductionState, 'SETTLED' | 'LAPSED'>;
export const IntroductionStateEnum = describedEnum(
  'IntroductionState',
  'Where an introduction (引荐) stands.',
  INTRODUCTION_STATES,
);

export const IntroductionVerdictEnum = describedEnum(
  'IntroductionVerdict',
  'What a side says of an introduction.',
  {
    ACKNOWLEDGED: 'That the broker brought them together.',
    DISPUTED: 'That it was not so.',
  },
);
export type IntroductionVerdict = keyof typeof IntroductionVerdictEnum;

export const IntroductionDoubtEnum = describedEnum(
  'IntroductionDoubt',
  'Why a side disputes an introduction, or contests a claim that rests on one.',
  {
    KNEW_EACH_OTHER: 'The sides were in contact before.',
    NO_SERVICE: 'The broker did nothing to bring them together.',
    OTHER_BROKER: 'Somebody else brought them together.',
    UNRELATED: 'It is about something else.',
    WRONG_FACTS: 'What is recorded is not true.',
    OTHER: 'Something else, as the words say.',
  },
);
export type IntroductionDoubt = keyof typeof IntroductionDoubtEnum;

export const IntroductionRoleEnum = describedEnum(
  'IntroductionRole',
  'How somebody stands to an introduction.',
  {
    BROKER: 'The broker who recorded it, or the administrator of their agency.',
    OWNER: 'The unit.',
    ENTERPRISE: 'The enterprise.',
    OPERATOR: 'The platform, which decides where a claim is contested.',
  },
);
export type IntroductionRole = keyof typeof IntroductionRoleEnum;

export const IntroductionActionEnum = describedEnum(
  'IntroductionAction',
  'What can be done with an introduction.',
  {
    ACKNOWLEDGE: 'Acknowledge it for your side.',
    DISPUTE: 'Dispute it for your side.',
  },
);
export type IntroductionAction = keyof typeof IntroductionActionEnum;

export const CLAIM_STATES = {
  OPEN: 'Found; the client has not answered.',
  ADMITTED: 'The client admits it, or the platform found for it; its commission is to be settled.',
  CONTESTED: 'The client contests it; the platform decides.',
  SETTLED: 'The commission is paid.',
  DISMISSED: 'Nothing is owed by it.',
} as const;
export type IntroductionClaimState = keyof typeof CLAIM_STATES;
export const IntroductionClaimStateEnum = describedEnum(
  'IntroductionClaimState',
  'Where the claim that an introduction has on a deal stands.',
  CLAIM_STATES,
);

export const IntroductionClaimGroundEnum = describedEnum(
  'IntroductionClaimGround',
  'Why a deal was found to rest on an introduction.',
  {
    RESULT: 'It is about the result of the introduction.',
    DEMAND: 'It came from the demand of the introduction.',
    SAME_PARTIES: 'The introduction was for a demand, and its two sides deal in another way.',
  },
);
export type IntroductionClaimGround = keyof typeof IntroductionClaimGroundEnum;

export const IntroductionClaimEndEnum = describedEnum('IntroductionClaimEnd', 'Why a claim was dismissed.', {
  FOUND_AGAINST: 'The platform found that nothing is owed.',
  PRECEDED: 'An earlier introduction of the same sides was admitted.',
  DEAL_OVER: 'The deal ended before it was signed.',
});
export type IntroductionClaimEnd = keyof typeof IntroductionClaimEndEnum;

export const IntroductionClaimActionEnum = describedEnum(
  'IntroductionClaimAction',
  'What can be done with the claim of an introduction.',
  {
    PROPOSE_TERMS: 'Propose the terms of the commission to the client.',
    AGREE: 'Agree to the proposed terms, and admit it by that.',
    ADMIT: 'Admit it.',
    CONTEST: 'Contest it before the platform.',
    FIND: 'Decide on a contested claim.',
  },
);
export type IntroductionClaimAction = keyof typeof IntroductionClaimActionEnum;

export const IntroductionDealStageEnum = describedEnum(
  'IntroductionDealStage',
  'How far a deal has come, as much as a broker may know who introduced its sides.',
  {
    OPEN: 'Asked for or negotiated.',
    SIGNED: 'The contract is signed or in effect.',
    COMPLETED: 'Everything that was agreed is done.',
    ENDED: 'It ended without a contract, or before its time.',
  },
);
export type IntroductionDealStage = keyof typeof IntroductionDealStageEnum;

export const IntroductionSortEnum = describedEnum('IntroductionSort', 'Orders of introductions.', {
  NEWEST: 'The latest first.',
  OLDEST: 'The earliest first.',
  PROTECTION: 'By the end of the protection, the nearest first.',
});
export type IntroductionSort = keyof typeof IntroductionSortEnum;
