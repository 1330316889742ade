import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE demand_match (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    score integer NOT NULL,
    criteria jsonb NOT NULL,
    suggested_at timestamptz NOT NULL,
    judged_at timestamptz NOT NULL,
    seen_by_poster_at timestamptz,
    seen_by_unit_at timestamptz,
    contacted_at timestamptz,
    contacted_side text,
    contacted_by uuid,
    message text,
    CONSTRAINT demand_match_contact CHECK (
      (contacted_at IS NULL) = (contacted_side IS NULL) AND (contacted_at IS NULL) = (message IS NULL)
    )
  )`,
  `CREATE UNIQUE INDEX demand_match_once ON demand_match (demand_id, kind, subject_id)`,
  `CREATE INDEX demand_match_of_unit ON demand_match (organization_id, suggested_at, id)`,
  `CREATE INDEX demand_match_of_subject ON demand_match (subject_id)`,
  `CREATE TABLE demand_match_dismissal (
    id uuid PRIMARY KEY,
    match_id uuid NOT NULL CONSTRAINT demand_match_dismissal_match REFERENCES demand_match (id),
    organization_id uuid NOT NULL,
    side text NOT NULL,
    reason text NOT NULL,
    note text,
    dismissed_by uuid NOT NULL,
    dismissed_at timestamptz NOT NULL,
    CONSTRAINT demand_match_dismissal_words CHECK (reason <> 'OTHER' OR note IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX demand_match_dismissal_once ON demand_match_dismissal (match_id, side)`,
  `CREATE INDEX demand_match_dismissal_of ON demand_match_dismissal (organization_id, side, reason)`,
  `CREATE TABLE match_digest (
    membership_id uuid PRIMARY KEY,
    wanted boolean NOT NULL,
    told_until timestamptz NOT NULL,
    sent_at timestamptz
  )`,
];

/** Matches of demands, why they were put aside, and who gets them by mail. */
export class Matching1764000000950 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['match_digest', 'demand_match_dismissal', 'demand_match']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
