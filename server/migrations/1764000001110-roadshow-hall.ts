import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE roadshow_guest (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT roadshow_guest_roadshow REFERENCES roadshow (id),
    user_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    is_broker boolean NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    code text NOT NULL,
    interests text[] NOT NULL,
    note text NOT NULL,
    wants_tables boolean NOT NULL,
    registered_at timestamptz NOT NULL,
    queued_at timestamptz,
    checked_in_at timestamptz,
    reason text,
    CONSTRAINT roadshow_guest_queued CHECK (state <> 'WAITING' OR queued_at IS NOT NULL),
    CONSTRAINT roadshow_guest_checked_in CHECK (checked_in_at IS NULL OR state = 'APPROVED'),
    CONSTRAINT roadshow_guest_declined CHECK (state <> 'DECLINED' OR reason IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX roadshow_guest_once ON roadshow_guest (roadshow_id, user_id)`,
  `CREATE UNIQUE INDEX roadshow_guest_code ON roadshow_guest (roadshow_id, code)`,
  `CREATE INDEX roadshow_guest_in_order ON roadshow_guest (roadshow_id, registered_at, id)`,
  `CREATE INDEX roadshow_guest_waiting ON roadshow_guest (roadshow_id, queued_at, id) WHERE state = 'WAITING'`,
  `CREATE INDEX roadshow_guest_of_user ON roadshow_guest (user_id, registered_at, id)`,
  `CREATE TABLE roadshow_hall (
    roadshow_id uuid PRIMARY KEY CONSTRAINT roadshow_hall_roadshow REFERENCES roadshow (id),
    door_code text NOT NULL,
    on_stage_id uuid,
    on_stage_at timestamptz,
    tables_at timestamptz,
    mutual_wishes integer NOT NULL,
    criteria jsonb NOT NULL,
    scores_closed_at timestamptz
  )`,
  `CREATE TABLE interest_card (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL,
    entry_id uuid NOT NULL CONSTRAINT interest_card_entry REFERENCES roadshow_entry (id),
    unit_id uuid NOT NULL,
    guest_id uuid NOT NULL CONSTRAINT interest_card_guest REFERENCES roadshow_guest (id),
    organization_id uuid NOT NULL,
    strength text NOT NULL,
    note text NOT NULL,
    shares_contact boolean NOT NULL,
    at timestamptz NOT NULL,
    withdrawn_at timestamptz,
    contacted_at timestamptz,
    contacted_by uuid,
    CONSTRAINT interest_card_contacted CHECK ((contacted_at IS NULL) = (contacted_by IS NULL))
  )`,
  `CREATE UNIQUE INDEX interest_card_once ON interest_card (guest_id, entry_id)`,
  `CREATE INDEX interest_card_of_entry ON interest_card (entry_id, at, id)`,
  `CREATE INDEX interest_card_of_roadshow ON interest_card (roadshow_id, at, id)`,
  `CREATE INDEX interest_card_of_unit ON interest_card (unit_id, at, id) WHERE withdrawn_at IS NULL`,
  `CREATE TABLE table_wish (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT table_wish_roadshow REFERENCES roadshow (id),
    guest_id uuid NOT NULL CONSTRAINT table_wish_guest REFERENCES roadshow_guest (id),
    entry_id uuid NOT NULL CONSTRAINT table_wish_entry REFERENCES roadshow_entry (id),
    side text NOT NULL,
    rank integer NOT NULL,
    CONSTRAINT table_wish_rank CHECK (rank > 0),
    CONSTRAINT table_wish_side CHECK (side IN ('GUEST', 'ENTRY'))
  )`,
  `CREATE UNIQUE INDEX table_wish_once ON table_wish (guest_id, entry_id, side)`,
  `CREATE INDEX table_wish_of_roadshow ON table_wish (roadshow_id)`,
  `CREATE INDEX table_wish_of_entry ON table_wish (entry_id, side)`,
  `CREATE TABLE table_meeting (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT table_meeting_roadshow REFERENCES roadshow (id),
    slot integer NOT NULL,
    table_number integer NOT NULL,
    entry_id uuid NOT NULL CONSTRAINT table_meeting_entry_of REFERENCES roadshow_entry (id),
    guest_id uuid NOT NULL CONSTRAINT table_meeting_guest_of REFERENCES roadshow_guest (id),
    by_hand boolean NOT NULL,
    CONSTRAINT table_meeting_place CHECK (slot > 0 AND table_number > 0)
  )`,
  `CREATE UNIQUE INDEX table_meeting_table ON table_meeting (roadshow_id, slot, table_number)`,
  `CREATE UNIQUE INDEX table_meeting_entry ON table_meeting (entry_id, slot)`,
  `CREATE UNIQUE INDEX table_meeting_guest ON table_meeting (guest_id, slot)`,
  `CREATE UNIQUE INDEX table_meeting_once ON table_meeting (guest_id, entry_id)`,
  `CREATE TABLE roadshow_question (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT roadshow_question_roadshow REFERENCES roadshow (id),
    entry_id uuid,
    guest_id uuid NOT NULL CONSTRAINT roadshow_question_guest REFERENCES roadshow_guest (id),
    body text NOT NULL,
    state text NOT NULL,
    votes integer NOT NULL,
    asked_at timestamptz NOT NULL,
    answer text,
    CONSTRAINT roadshow_question_votes CHECK (votes >= 0)
  )`,
  `CREATE INDEX roadshow_question_of_roadshow ON roadshow_question (roadshow_id, state, votes, id)`,
  `CREATE TABLE roadshow_vote (
    question_id uuid NOT NULL CONSTRAINT roadshow_vote_question REFERENCES roadshow_question (id),
    guest_id uuid NOT NULL,
    PRIMARY KEY (question_id, guest_id)
  )`,
  `CREATE TABLE contest_judge (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT contest_judge_roadshow REFERENCES roadshow (id),
    user_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    conflict_ids uuid[] NOT NULL,
    appointed_at timestamptz NOT NULL,
    declared_at timestamptz,
    handed_in_at timestamptz,
    reason text,
    CONSTRAINT contest_judge_declared CHECK (state IN ('INVITED', 'RECUSED') OR declared_at IS NOT NULL),
    CONSTRAINT contest_judge_handed_in CHECK (state <> 'HANDED_IN' OR handed_in_at IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX contest_judge_once ON contest_judge (roadshow_id, user_id)`,
  `CREATE INDEX contest_judge_of_user ON contest_judge (user_id, appointed_at, id)`,
  `CREATE TABLE contest_score (
    judge_id uuid NOT NULL CONSTRAINT contest_score_judge REFERENCES contest_judge (id),
    entry_id uuid NOT NULL,
    points jsonb NOT NULL,
    remark text NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (judge_id, entry_id)
  )`,
  `CREATE INDEX contest_score_of_entry ON contest_score (entry_id)`,
  `CREATE TABLE roadshow_material (
    id uuid PRIMARY KEY,
    roadshow_id uuid NOT NULL CONSTRAINT roadshow_material_roadshow REFERENCES roadshow (id),
    entry_id uuid,
    kind text NOT NULL,
    title text NOT NULL,
    url text,
    file_id uuid,
    access text NOT NULL,
    added_by uuid,
    added_at timestamptz NOT NULL,
    CONSTRAINT roadshow_material_file_or_page CHECK ((file_id IS NULL) <> (url IS NULL))
  )`,
  `CREATE INDEX roadshow_material_of_roadshow ON roadshow_material (roadshow_id, added_at, id)`,
];
const TABLES = [
  'roadshow_material',
  'contest_score',
  'contest_judge',
  'roadshow_vote',
  'roadshow_question',
  'table_meeting',
  'table_wish',
  'interest_card',
  'roadshow_hall',
  'roadshow_guest',
];

/** From the doors of a roadshow on: guests, tables, what is live, the contest, and what came of it. */
export class RoadshowHall1764000001110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
