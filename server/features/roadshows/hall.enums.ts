import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const GuestStateEnum = describedEnum(
  'RoadshowGuestState',
  'Where the registration of a guest stands.',
  {
    REGISTERED: 'Waits for the approval of the organiser.',
    APPROVED: 'Has a seat and a ticket.',
    WAITING: 'On the waiting list: moves up by itself when a seat is free.',
    DECLINED: 'Declined by the organiser.',
    CANCELLED: 'Cancelled by the guest.',
  },
);
export type GuestState = keyof typeof GuestStateEnum;

export const CheckInOutcomeEnum = describedEnum('RoadshowCheckInOutcome', 'What became of a check-in.', {
  CHECKED_IN: 'The guest is in.',
  ALREADY: 'The guest was in before; the earliest moment counts.',
  NOT_APPROVED: 'The guest has no seat.',
  UNKNOWN: 'There is no guest with this code.',
});
export type CheckInOutcome = keyof typeof CheckInOutcomeEnum;

export const InterestStrengthEnum = describedEnum(
  'InterestStrength',
  'How much an entry interests a guest.',
  {
    CURIOUS: 'Wants to know more.',
    INTERESTED: 'Sees a use for it.',
    WANTS_TALKS: 'Wants to negotiate.',
  },
);
export type InterestStrength = keyof typeof InterestStrengthEnum;

export const FollowedToEnum = describedEnum('InterestFollowedTo', 'How far an interest card was followed.', {
  NOTHING: 'Nothing came of it yet.',
  CONTACT: 'The unit got in touch.',
  REQUEST: 'The enterprise asked for the result.',
  DEAL: 'A contract was signed.',
  MONEY: 'Money was received under the contract.',
});
export type FollowedTo = keyof typeof FollowedToEnum;

export const QuestionStateEnum = describedEnum(
  'RoadshowQuestionState',
  'Where a question of a guest stands.',
  {
    ASKED: 'Waits for the organiser to show it.',
    SHOWN: 'Everybody in the hall reads it.',
    ANSWERED: 'It was answered.',
    HIDDEN: 'Not shown.',
  },
);
export type QuestionState = keyof typeof QuestionStateEnum;

export const JudgeStateEnum = describedEnum('RoadshowJudgeState', 'Where the seat of a judge stands.', {
  INVITED: 'Asked; conflicts of interest are not declared yet.',
  READY: 'Declared conflicts, and scores.',
  HANDED_IN: 'Handed the scores in.',
  RECUSED: 'Does not judge.',
});
export type JudgeState = keyof typeof JudgeStateEnum;

export const MaterialKindEnum = describedEnum('RoadshowMaterialKind', 'What a material of a roadshow is.', {
  RECORDING: 'A recording.',
  SLIDES: 'Slides.',
  DOCUMENT: 'A document.',
  LINK: 'A page elsewhere.',
});
export type MaterialKind = keyof typeof MaterialKindEnum;

export const MaterialAccessEnum = describedEnum('RoadshowMaterialAccess', 'Who may have a material.', {
  PUBLIC: 'Everybody.',
  GUESTS: 'Guests with a seat, the units of the entries and the organiser.',
});
export type MaterialAccess = keyof typeof MaterialAccessEnum;
