import { describedEnum } from '../../platform/graphql/described-enum.ts';
import type { GrantKind, GrantTiming } from '../rulebook/rules/vocabulary.ts';

export type { GrantKind, GrantTiming };

export const GrantKindEnum = describedEnum<GrantKind>(
  'GrantKind',
  'What a grant gives to the team (GRT-1).',
  {
    FULL_WITH_AGREED_INCOME: 'The whole ownership, against an income that is agreed beforehand.',
    CO_OWNERSHIP: 'A share of the ownership.',
    LONG_TERM_USE: 'The right to use the result for years.',
  },
);

export const GrantTimingEnum = describedEnum<GrantTiming>('GrantTiming', 'When a grant is made (GRT-5).', {
  IMMEDIATE: 'Together with a conversion whose recipient is named.',
  BY_AGREEMENT: 'Before there is anybody to take the result.',
  RESERVED: 'For a result that is yet to come: the future share is fixed now.',
});

export const GrantStateEnum = describedEnum('GrantState', 'Where a grant stands.', {
  APPLIED: 'The team applied; application and agreement can still be changed.',
  APPROVED: 'The unit approved it.',
  ON_NOTICE: 'Public notice was given.',
  AGREED: 'The written agreement is signed.',
  IN_FORCE: 'The rights have passed.',
  ENDED: 'The rights went back, or their term is over.',
  REFUSED: 'The unit refused it, or the team took it back.',
});
export type GrantState = keyof typeof GrantStateEnum;

export const GrantActionEnum = describedEnum('GrantAction', 'What can be done with a grant.', {
  EDIT: 'Change application and agreement.',
  CALL_DECISION: 'Call the collective decision.',
  APPROVE: 'Approve it for the unit.',
  REFUSE: 'Refuse it, or take the application back.',
  PUBLISH_NOTICE: 'Give public notice.',
  REOPEN: 'Take it back to the application, so that it can be changed.',
  SIGN: 'Record the signed agreement.',
  PUT_IN_FORCE: 'Record that the rights have passed.',
  LINK_RESULT: 'Name the result that a reserved grant was waiting for.',
  EXTEND: 'Extend a right of use.',
  END: 'End it.',
});
export type GrantAction = keyof typeof GrantActionEnum;

export const RelinquishmentEnum = describedEnum(
  'Relinquishment',
  'How the unit gives up the share that stays with it (权益让渡, GRT-6).',
  {
    RESOURCE_FEE: 'Against a one-off fee for the resources used.',
    AGREED_INCOME: 'Against an agreed part of later income; shares of equity return to the unit first.',
    OTHER: 'In another way, described in the agreement.',
  },
);
export type Relinquishment = keyof typeof RelinquishmentEnum;
