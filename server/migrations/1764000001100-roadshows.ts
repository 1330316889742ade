import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE roadshow_series (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    title text NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE TABLE roadshow (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    organization_id uuid NOT NULL,
    series_id uuid CONSTRAINT roadshow_in_series REFERENCES roadshow_series (id),
    state text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    summary text NOT NULL,
    kind text NOT NULL,
    region_code text,
    address text,
    hall text,
    url text,
    sectors text[] NOT NULL,
    languages text[] NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    entries_until timestamptz NOT NULL,
    register_until timestamptz NOT NULL,
    capacity integer NOT NULL,
    needs_approval boolean NOT NULL,
    is_contest boolean NOT NULL,
    entry_minutes integer NOT NULL,
    gap_minutes integer NOT NULL,
    tables integer NOT NULL,
    slot_count integer NOT NULL,
    slot_minutes integer NOT NULL,
    slots_start_at timestamptz,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    published_at timestamptz,
    programme_at timestamptz,
    rescheduled_at timestamptz,
    earlier_starts_at timestamptz,
    closed_at timestamptz,
    cancelled_at timestamptz,
    reason text,
    CONSTRAINT roadshow_times CHECK (
      starts_at < ends_at AND entries_until <= starts_at AND register_until <= ends_at
    ),
    CONSTRAINT roadshow_public CHECK (state IN ('DRAFT', 'CANCELLED') OR published_at IS NOT NULL),
    CONSTRAINT roadshow_cancelled CHECK ((state = 'CANCELLED') = (cancelled_at IS NOT NULL)),
    CONSTRAINT roadshow_closed CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CONSTRAINT roadshow_room CHECK (
      capacity > 0 AND tables >= 0 AND slot_count >= 0 AND slot_minutes > 0
    )
  )`,
  'CREATE UNIQUE INDEX roadshow_number ON roadshow (number)',
  'CREATE INDEX roadshow_of_organiser ON roadshow (organization_id, starts_at, id)',
  'CREATE INDEX roadshow_published ON roadshow (starts_at, id) WHERE published_at IS NOT NULL',
  'CREATE INDEX roadshow_of_series ON roadshow (series_id) WHERE series_id IS NOT NULL',
  'CREATE TABLE roadshow_counter (year integer PRIMARY KEY, last integer NOT NULL)',
  `CREATE TABLE roadshow_session (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT roadshow_session_roadshow REFERENCES roadshow (id),
    position integer NOT NULL,
    title text NOT NULL,
    room text NOT NULL,
    host_name text,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    CONSTRAINT roadshow_session_times CHECK (starts_at < ends_at)
  )`,
  'CREATE INDEX roadshow_session_of_roadshow ON roadshow_session (roadshow_id, position)',
  `CREATE TABLE roadshow_entry (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT roadshow_entry_roadshow REFERENCES roadshow (id),
    result_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    origin text NOT NULL,
    position integer NOT NULL,
    session_id uuid CONSTRAINT roadshow_entry_session REFERENCES roadshow_session (id),
    minutes integer NOT NULL,
    starts_at timestamptz,
    pitch text NOT NULL,
    speaker_name text,
    speaker_title text,
    speaker_user_id uuid,
    speaker_email text,
    speaker_confirmed_at timestamptz,
    speaker_confirmed_by uuid,
    speaker_refusal text,
    told_starts_at timestamptz,
    unit_consent_at timestamptz,
    unit_consent_by uuid,
    completer_consent_at timestamptz,
    completer_consent_by uuid,
    completer_consent_way text,
    completer_consent_note text,
    file_ids uuid[] NOT NULL,
    reason text,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT roadshow_entry_chosen CHECK (
      state <> 'CHOSEN' OR (unit_consent_at IS NOT NULL AND completer_consent_at IS NOT NULL)
    ),
    CONSTRAINT roadshow_entry_placed CHECK ((session_id IS NULL) = (starts_at IS NULL)),
    CONSTRAINT roadshow_entry_in_programme CHECK (session_id IS NULL OR state = 'CHOSEN'),
    CONSTRAINT roadshow_entry_minutes CHECK (minutes > 0)
  )`,
  'CREATE UNIQUE INDEX roadshow_entry_once ON roadshow_entry (roadshow_id, result_id)',
  'CREATE INDEX roadshow_entry_in_order ON roadshow_entry (roadshow_id, position)',
  'CREATE INDEX roadshow_entry_of_unit ON roadshow_entry (organization_id, created_at, id)',
  'CREATE INDEX roadshow_entry_of_result ON roadshow_entry (result_id)',
  'CREATE INDEX roadshow_entry_of_speaker ON roadshow_entry (speaker_user_id) WHERE speaker_user_id IS NOT NULL',
];

/** Roadshows with their sessions and entries. */
export class Roadshows1764000001100 implements MigrationInterface {
  name = 'Roadshows1764000001100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE roadshow_entry, roadshow_session, roadshow_counter, roadshow, roadshow_series',
    );
  }
}
