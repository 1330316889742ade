import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import { isRepresentativeSql } from '../results/completers/completer-condition.ts';

export type RoadshowsWaiting =
  | 'ROADSHOW_DRAFT'
  | 'ROADSHOW_CURATE'
  | 'ROADSHOW_TELL'
  | 'ROADSHOW_BEGIN'
  | 'ROADSHOW_CLOSE'
  | 'ROADSHOW_SPEAKER'
  | 'ENTRY_CONSENT_UNIT'
  | 'ENTRY_CONSENT_COMPLETERS'
  | 'ENTRY_SPEAKER_OUT'
  | 'ENTRY_SPEAK';

const OWN = 'roadshow.organization_id = me.unit';
const COMING = `roadshow.state IN ('OPEN_FOR_ENTRIES', 'PROGRAMME_PUBLISHED')`;
const LIVE = `entry.state IN ('PROPOSED', 'SHORTLISTED', 'CHOSEN')`;
const UNIT = 'entry.organization_id = me.unit';
const TOLD = 'entry.starts_at IS NOT NULL AND entry.told_starts_at = entry.starts_at';
const SILENT = 'entry.speaker_confirmed_at IS NULL AND entry.speaker_refusal IS NULL';

const roadshow = (
  kind: RoadshowsWaiting,
  where: string,
  values: Partial<WaitingSource<RoadshowsWaiting>> = {},
): WaitingSource<RoadshowsWaiting> => ({
  kind,
  from: 'roadshow',
  where: `${OWN} AND ${where}`,
  caseId: 'roadshow.id',
  title: 'roadshow.title',
  reference: 'roadshow.number',
  since: 'roadshow.updated_at',
  ...values,
});

const entry = (
  kind: RoadshowsWaiting,
  where: string,
  values: Partial<WaitingSource<RoadshowsWaiting>> = {},
): WaitingSource<RoadshowsWaiting> => ({
  kind,
  from: 'roadshow_entry AS entry JOIN roadshow ON roadshow.id = entry.roadshow_id',
  where: `${COMING} AND ${LIVE} AND ${where}`,
  caseId: 'entry.id',
  title: 'roadshow.title',
  reference: 'roadshow.number',
  organizationId: 'roadshow.organization_id',
  since: 'entry.updated_at',
  until: 'roadshow.starts_at',
  ...values,
});

const BY_ORGANISER = [
  roadshow('ROADSHOW_DRAFT', `roadshow.state = 'DRAFT'`),
  roadshow('ROADSHOW_CURATE', `roadshow.state = 'OPEN_FOR_ENTRIES' AND roadshow.entries_until <= me.now`, {
    since: 'roadshow.entries_until',
    until: 'roadshow.starts_at',
  }),
  roadshow(
    'ROADSHOW_TELL',
    `roadshow.state = 'PROGRAMME_PUBLISHED' AND EXISTS (
       SELECT FROM roadshow_entry AS entry WHERE entry.roadshow_id = roadshow.id AND entry.state = 'CHOSEN'
         AND entry.told_starts_at IS DISTINCT FROM entry.starts_at)`,
    { until: 'roadshow.starts_at' },
  ),
  roadshow(
    'ROADSHOW_SPEAKER',
    `roadshow.state = 'PROGRAMME_PUBLISHED' AND EXISTS (
       SELECT FROM roadshow_entry AS entry WHERE entry.roadshow_id = roadshow.id AND entry.state = 'CHOSEN'
         AND entry.speaker_refusal IS NOT NULL)`,
    { until: 'roadshow.starts_at' },
  ),
  roadshow(
    'ROADSHOW_BEGIN',
    `roadshow.state = 'PROGRAMME_PUBLISHED' AND roadshow.starts_at <= me.now + interval '1 day'`,
    { until: 'roadshow.starts_at' },
  ),
  roadshow('ROADSHOW_CLOSE', `roadshow.state = 'RUNNING' AND roadshow.ends_at <= me.now`, {
    since: 'roadshow.ends_at',
  }),
];

const BY_OFFICER = [
  entry('ENTRY_CONSENT_UNIT', `${UNIT} AND entry.unit_consent_at IS NULL`),
  entry('ENTRY_SPEAKER_OUT', `${UNIT} AND entry.speaker_refusal IS NOT NULL`),
  // A speaker without an account answers through the unit.
  entry('ENTRY_SPEAK', `${UNIT} AND entry.speaker_user_id IS NULL AND ${TOLD} AND ${SILENT}`),
];

const BY_PERSON = [
  entry(
    'ENTRY_CONSENT_COMPLETERS',
    `entry.completer_consent_at IS NULL AND ${isRepresentativeSql('entry.result_id', 'me.user_id')}`,
  ),
  entry('ENTRY_SPEAK', `entry.speaker_user_id = me.user_id AND ${TOLD} AND ${SILENT}`),
];

/** Roadshows and entries that wait for organisers, for officers of units, for completers and for speakers. */
export function roadshowsWaiting(scope: Scope): Promise<Waiting<RoadshowsWaiting>[]> {
  const { actor } = scope;
  return readWaiting(scope, [
    ...(hasRole(actor, ['ORGANISER']) ? BY_ORGANISER : []),
    ...(hasRole(actor, ['OFFICER']) ? BY_OFFICER : []),
    ...BY_PERSON,
  ]);
}
