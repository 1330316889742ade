import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const SeatStateEnum = describedEnum('JudgingSeatState', 'Where the seat of an expert stands.', {
  INVITED: 'Asked; has not declared conflicts of interest.',
  READY: 'Declared no conflict; scores.',
  HANDED_IN: 'Handed the scores in.',
  RECUSED: 'Does not judge because of a conflict, or declined.',
  RELEASED: 'Taken off by the poster, with a reason.',
});
export type SeatState = keyof typeof SeatStateEnum;

/** Seats that count for the judgement. */
export const SITTING = ['INVITED', 'READY', 'HANDED_IN'] as const satisfies readonly SeatState[];

export const ConflictKindEnum = describedEnum(
  'ConflictOfInterest',
  'What keeps an expert from judging the bids for a demand.',
  {
    EMPLOYED: 'Works for a bidder, or did within three years.',
    FAMILY: 'A near relative bids or works in a team.',
    TEACHER_OR_STUDENT: 'Was teacher or student of somebody in a team.',
    JOINT_WORK: 'Had a project, patent or paper with a team within three years.',
    FINANCIAL: 'Holds shares of a bidder or is paid by one.',
    COMPETITOR: 'Competes with a bidder for the same work.',
    POSTER: 'Depends on the poster in a way that could sway the judgement.',
    DECLINED: 'Has no time, or is not of the field.',
    OTHER: 'Another reason, told in words.',
  },
);
export type ConflictKind = keyof typeof ConflictKindEnum;

export const JudgingPhaseEnum = describedEnum('JudgingPhase', 'What the judging of a demand is at.', {
  BIDDING: 'Bids are still sealed.',
  SCREENING: 'Bids are screened for the must-haves.',
  SCORING: 'Experts score.',
  DECIDING: 'The ranking is there, or none is asked for; the poster decides.',
  ON_NOTICE: 'The winners are on public notice.',
  AWARDED: 'Awarded.',
  ENDED: 'Ended without an award.',
});
export type JudgingPhase = keyof typeof JudgingPhaseEnum;

export const JudgingActionEnum = describedEnum(
  'JudgingAction',
  'What the reader can do in the judging of a demand at this moment.',
  {
    SCREEN: 'Screen a bid (`screenBid`).',
    APPOINT: 'Ask experts (`appointExperts`).',
    RELEASE: 'Take an expert off (`releaseExpert`).',
    DECIDE: 'Decide on the winners (`decideAward`).',
    END: 'End it without a winner (`endWithoutAward`).',
    CONFIRM: 'Confirm the award after its notice (`confirmAward`).',
  },
);
export type JudgingAction = keyof typeof JudgingActionEnum;
