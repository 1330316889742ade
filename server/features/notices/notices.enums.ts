import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const NoticeKindEnum = describedEnum('NoticeKind', 'What a public notice is about.', {
  DEAL: 'A deal at a negotiated price (PRC-2), or with a related party.',
  STANDING_OFFER: 'A standing offer with its terms.',
  GRANT: 'A grant of ownership or use to the team (GRT-3).',
  REWARD: 'Cash rewards of a distribution of income (INC-8).',
  AWARD: 'Who is to win a demand; announced by the platform, which is no party (DEM-1).',
});
export type NoticeKind = keyof typeof NoticeKindEnum;

export const NoticeStateEnum = describedEnum('NoticeState', 'Where a public notice stands at this moment.', {
  RUNNING: 'It can be objected to.',
  ENDED: 'Its days are over.',
  VOID: 'It ended without clearing anything: the terms changed, or the case was given up.',
});
export type NoticeState = keyof typeof NoticeStateEnum;

export const NoticeAudienceEnum = describedEnum('NoticeAudience', 'Who may read a public notice.', {
  UNIT: 'Members of the unit.',
  EVERYONE: 'Everybody: the unit chooses so, or a demand is awarded.',
});
export type NoticeAudience = keyof typeof NoticeAudienceEnum;

export const ObjectionStateEnum = describedEnum('ObjectionState', 'Where an objection stands (PRC-3).', {
  RAISED: 'Waits to be admitted or turned down.',
  ADMITTED: 'Admitted; is investigated.',
  INVESTIGATED: 'The findings are recorded; the outcome is not published yet.',
  OUTCOME_PUBLISHED: 'Its outcome is published.',
  TURNED_DOWN: 'Not admitted, with a reason.',
});
export type ObjectionState = keyof typeof ObjectionStateEnum;

export const ObjectionOutcomeEnum = describedEnum('ObjectionOutcome', 'How an objection ended.', {
  UPHELD: 'It was right: the case goes back.',
  DISMISSED: 'It was without ground.',
});
export type ObjectionOutcome = keyof typeof ObjectionOutcomeEnum;

/** While an objection is in one of these states, nothing is signed. */
export const OPEN_OBJECTIONS = [
  'RAISED',
  'ADMITTED',
  'INVESTIGATED',
] as const satisfies readonly ObjectionState[];
