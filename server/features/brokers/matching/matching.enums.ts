import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const BrokerSubjectKindEnum = describedEnum('BrokerSubjectKind', 'What a broker is looked for.', {
  RESULT: 'A result, for its owner.',
  DEMAND: 'A demand, for its poster.',
  DEAL: 'A deal, for one of its sides.',
});
export type BrokerSubjectKind = keyof typeof BrokerSubjectKindEnum;

/** What can be put on the wanted board. */
export type WantedKind = Exclude<BrokerSubjectKind, 'DEAL'>;
export const WantedKindEnum = describedEnum('BrokerWantedKind', 'What wants a broker.', {
  RESULT: 'A result, by its owner.',
  DEMAND: 'A demand, by its poster.',
});

export const BrokerFitCodeEnum = describedEnum('BrokerFitCode', 'What a broker is judged by.', {
  BROKERED:
    'Closeness by what was really brokered: `wanted` is the sector, `found` how many deals in it and how many at all.',
  SECTOR: 'Declared sectors: `wanted` and `found` are codes of REG-10.',
  REGION: 'Region: `wanted` is the place, `found` where the broker works, by GB/T 2260.',
  LEVEL: 'Level: `found` is JUNIOR, INTERMEDIATE or SENIOR.',
  LOAD: 'Load: `found` is how many engagements run and how many the broker takes.',
  RESPONSE: 'Response: `found` is how many invitations were answered, of how many, and the median of hours.',
  OUTCOME: 'Outcome: `found` is how many brokered deals came into effect and how many failed.',
});
export type BrokerFitCode = keyof typeof BrokerFitCodeEnum;

export const BrokerBarEnum = describedEnum('BrokerBar', 'Why a broker cannot be engaged for something.', {
  MEMBER_OF_SIDE: 'Is a member of one of the sides, beside the work as a broker.',
  COMPLETER: 'Is one of the completers of the result.',
  OTHER_SIDE: 'Acts for the other side.',
  NOT_TAKING: 'Takes no new engagements at the moment.',
});
export type BrokerBar = keyof typeof BrokerBarEnum;

export const BrokerInvitationWayEnum = describedEnum(
  'BrokerInvitationWay',
  'Who approached whom about an engagement.',
  {
    INVITATION: 'The client invited the broker.',
    OFFER: 'The broker offered the work to the client.',
  },
);
export type BrokerInvitationWay = keyof typeof BrokerInvitationWayEnum;

export const BrokerInvitationStateEnum = describedEnum(
  'BrokerInvitationState',
  'Where an invitation or an offer stands.',
  {
    SENT: 'Waits for an answer.',
    ACCEPTED: 'Accepted; an engagement was proposed.',
    DECLINED: 'Declined with a reason.',
    WITHDRAWN: 'Taken back before it was answered.',
    EXPIRED: 'Nobody answered in time.',
  },
);
export type BrokerInvitationState = keyof typeof BrokerInvitationStateEnum;

export const BrokerDeclineReasonEnum = describedEnum(
  'BrokerDeclineReason',
  'Why an invitation or an offer was declined.',
  {
    NO_TIME: 'No time for it.',
    OTHER_FIELD: 'It is about another field.',
    CONFLICT: 'There is a conflict of interest.',
    TERMS: 'The terms do not suit.',
    ALREADY_ENGAGED: 'Another broker is engaged already.',
    NOT_NEEDED: 'No broker is needed any more.',
    OTHER: 'Something else, said in words.',
  },
);
export type BrokerDeclineReason = keyof typeof BrokerDeclineReasonEnum;

export const BrokerInvitationActionEnum = describedEnum(
  'BrokerInvitationAction',
  'What the reader can do with an invitation or an offer now.',
  {
    ACCEPT: 'Accept it: an engagement is proposed.',
    DECLINE: 'Decline it with a reason.',
    WITHDRAW: 'Take it back.',
  },
);
export type BrokerInvitationAction = keyof typeof BrokerInvitationActionEnum;

/** The state at a moment: the deadline counts whether or not anything has run. */
export function stateOfInvitation(
  { lastState, expiresAt }: { lastState: BrokerInvitationState; expiresAt: Date },
  now: Date,
): BrokerInvitationState {
  return lastState === 'SENT' && now >= expiresAt ? 'EXPIRED' : lastState;
}
