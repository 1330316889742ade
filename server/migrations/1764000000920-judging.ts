import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE bid_screening (
    bid_id uuid PRIMARY KEY,
    demand_id uuid NOT NULL,
    is_kept boolean NOT NULL,
    findings jsonb NOT NULL,
    reason text NOT NULL,
    screened_by uuid,
    screened_at timestamptz NOT NULL,
    CONSTRAINT bid_screening_reason CHECK (is_kept OR reason <> '')
  )`,
  `CREATE INDEX bid_screening_of_demand ON bid_screening (demand_id)`,
  `CREATE TABLE judging_seat (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    conflicts text[] NOT NULL,
    appointed_by uuid,
    appointed_at timestamptz NOT NULL,
    declared_at timestamptz,
    handed_in_at timestamptz,
    end_reason text,
    CONSTRAINT judging_seat_declared CHECK (state = 'INVITED' OR state = 'RELEASED' OR declared_at IS NOT NULL),
    CONSTRAINT judging_seat_handed_in CHECK (state <> 'HANDED_IN' OR handed_in_at IS NOT NULL),
    CONSTRAINT judging_seat_ended CHECK ((state IN ('RECUSED', 'RELEASED')) = (end_reason IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX judging_seat_once ON judging_seat (demand_id, user_id)`,
  `CREATE INDEX judging_seat_of_expert ON judging_seat (user_id, appointed_at, id)`,
  `CREATE TABLE score_sheet (
    seat_id uuid NOT NULL,
    bid_id uuid NOT NULL,
    scores jsonb NOT NULL,
    remark text NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (seat_id, bid_id)
  )`,
  `CREATE INDEX score_sheet_of_bid ON score_sheet (bid_id)`,
  `CREATE TABLE award_decision (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL,
    terms_digest text NOT NULL,
    ranking jsonb NOT NULL,
    outcomes jsonb NOT NULL,
    deviation_reason text,
    notice_id uuid NOT NULL,
    decided_by uuid,
    decided_at timestamptz NOT NULL,
    confirmed_by uuid,
    confirmed_at timestamptz,
    voided_at timestamptz,
    void_reason text,
    CONSTRAINT award_decision_end CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
    CONSTRAINT award_decision_once CHECK (voided_at IS NULL OR confirmed_at IS NULL)
  )`,
  `CREATE UNIQUE INDEX award_decision_standing ON award_decision (demand_id) WHERE voided_at IS NULL`,
  `CREATE INDEX award_decision_of_demand ON award_decision (demand_id, decided_at)`,
];

/** The judging of bids: screening, seats of experts with their sheets, decisions on the winners. */
export class Judging1764000000920 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['award_decision', 'score_sheet', 'judging_seat', 'bid_screening']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
