import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const CurationDecisionEnum = describedEnum(
  'CurationDecision',
  'What the organiser makes of an entry.',
  {
    SET_BACK: 'Back among those that are proposed.',
    SHORTLIST: 'On the short list.',
    CHOOSE: 'Into the programme.',
    DECLINE: 'Not taken; the unit reads the reason.',
  },
);
export type CurationDecision = keyof typeof CurationDecisionEnum;

export const RoadshowEntryActionEnum = describedEnum(
  'RoadshowEntryAction',
  'What can be done with an entry.',
  {
    CONSENT_FOR_UNIT: 'Agree for the unit.',
    CONSENT_FOR_COMPLETERS: 'Agree for the completers.',
    RECORD_CONSENT: 'Note the written consent of completers who have no account.',
    EDIT: 'Write what it brings, name who speaks, hand in slides.',
    WITHDRAW: 'Take it back, or refuse.',
    PROPOSE_AGAIN: 'Propose it again.',
    CURATE: 'Decide on it and put it in order.',
    CONFIRM_SPEAKING: 'Confirm the time on stage.',
    REFUSE_TO_SPEAK: 'Say that one cannot come.',
  },
);
export type RoadshowEntryAction = keyof typeof RoadshowEntryActionEnum;
