import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const RoadshowStateEnum = describedEnum('RoadshowState', 'Where a roadshow stands.', {
  DRAFT: 'Being prepared by its organiser; nobody else sees it.',
  OPEN_FOR_ENTRIES: 'Public; units propose results.',
  PROGRAMME_PUBLISHED: 'The programme is public; guests come by it.',
  RUNNING: 'It is on.',
  CLOSED: 'It is over.',
  CANCELLED: 'The organiser called it off.',
});
export type RoadshowState = keyof typeof RoadshowStateEnum;

/** States in which everything is over. */
export const ENDED_ROADSHOWS: readonly RoadshowState[] = ['CLOSED', 'CANCELLED'];

/** States in which the programme is public. */
export const WITH_PROGRAMME: readonly RoadshowState[] = ['PROGRAMME_PUBLISHED', 'RUNNING', 'CLOSED'];

export const RoadshowKindEnum = describedEnum('RoadshowKind', 'Where a roadshow takes place.', {
  PLACE: 'In a hall.',
  ONLINE: 'Online only.',
  BOTH: 'In a hall and online at the same time.',
});
export type RoadshowKind = keyof typeof RoadshowKindEnum;

export const RoadshowLanguageEnum = describedEnum('RoadshowLanguage', 'A language that is spoken on stage.', {
  ZH: 'Chinese.',
  EN: 'English.',
  RU: 'Russian.',
  JA: 'Japanese.',
  KO: 'Korean.',
  DE: 'German.',
  FR: 'French.',
});
export type RoadshowLanguage = keyof typeof RoadshowLanguageEnum;

export const RoadshowEntryStateEnum = describedEnum('RoadshowEntryState', 'Where an entry stands.', {
  PROPOSED: 'Proposed by its unit, or asked for by the organiser.',
  SHORTLISTED: 'On the short list.',
  CHOSEN: 'Chosen for the programme.',
  DECLINED: 'Not taken by the organiser.',
  WITHDRAWN: 'Taken back, or refused, by its unit or its completers.',
});
export type RoadshowEntryState = keyof typeof RoadshowEntryStateEnum;

/** States of entries that the organiser still works with, in the order of the curation. */
export const LIVE_ENTRIES: readonly RoadshowEntryState[] = ['PROPOSED', 'SHORTLISTED', 'CHOSEN'];

export const RoadshowEntryOriginEnum = describedEnum('RoadshowEntryOrigin', 'Who wanted an entry first.', {
  UNIT: 'The unit proposed it.',
  ORGANISER: 'The organiser asked for it.',
});
export type RoadshowEntryOrigin = keyof typeof RoadshowEntryOriginEnum;

export const CompleterConsentWayEnum = describedEnum(
  'CompleterConsentWay',
  'How the completers agreed to an entry.',
  {
    REPRESENTATIVE: 'Their representative agreed here.',
    RECORDED: 'The unit recorded the written consent of completers who have no account.',
  },
);
export type CompleterConsentWay = keyof typeof CompleterConsentWayEnum;
