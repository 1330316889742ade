import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const DecisionStateEnum = describedEnum(
  'DecisionState',
  'Where a collective decision of the leadership stands.',
  {
    CALLED: 'Called; its members vote.',
    APPROVED: 'More than half of the voting members approved.',
    REJECTED: 'More than half were against, or approval was out of reach.',
    VOID: 'Called off, or what it was about changed.',
  },
);
export type DecisionState = keyof typeof DecisionStateEnum;

export const VoteEnum = describedEnum('Vote', 'How a member votes.', {
  APPROVE: 'For it.',
  REJECT: 'Against it.',
  ABSTAIN: 'Neither; counts as not approving.',
});
export type Vote = keyof typeof VoteEnum;

export const RecusalReasonEnum = describedEnum(
  'RecusalReason',
  'Why a member of the leadership does not vote.',
  {
    CALLER: 'Called the decision.',
    COMPLETER: 'Completed the result.',
    RELATED_PARTY: 'Declared as related to a party.',
    NEGOTIATOR: 'Negotiated the case.',
    OTHER: 'Another reason of partiality.',
  },
);
export type RecusalReason = keyof typeof RecusalReasonEnum;

/** How the decision about certain terms stands for the case. */
export type DecisionStanding = 'NONE' | 'CALLED' | 'APPROVED' | 'REJECTED';
