import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE demand (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    mode text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    organization_id uuid NOT NULL,
    content jsonb NOT NULL,
    title text NOT NULL,
    sector text NOT NULL,
    strategic_industry text,
    province_code text NOT NULL,
    bounty bigint NOT NULL,
    bids_close_at timestamptz,
    wanted_by date,
    is_anonymous boolean NOT NULL,
    is_blind boolean NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    handed_in_at timestamptz,
    handed_in_by uuid,
    return_reason text,
    reviewed_by uuid,
    published_at timestamptz,
    change_count integer NOT NULL,
    bids_opened_at timestamptz,
    awarded_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    end_note text,
    CONSTRAINT demand_open_is_published CHECK (
      state IN ('DRAFT', 'UNDER_REVIEW', 'RETURNED', 'CANCELLED') OR published_at IS NOT NULL
    ),
    CONSTRAINT demand_ended CHECK ((ended_at IS NULL) = (end_reason IS NULL))
  )`,
  `CREATE UNIQUE INDEX demand_number ON demand (number)`,
  `CREATE INDEX demand_of_poster ON demand (organization_id, created_at, id)`,
  `CREATE INDEX demand_published ON demand (published_at, id) WHERE published_at IS NOT NULL`,
  `CREATE INDEX demand_closing ON demand (bids_close_at) WHERE state = 'OPEN' AND bids_close_at IS NOT NULL`,
  `CREATE INDEX demand_in_state ON demand (state, id)`,
  `CREATE TABLE demand_counter (year integer PRIMARY KEY, last integer NOT NULL)`,
  `CREATE TABLE demand_change (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT demand_change_demand REFERENCES demand (id),
    number integer NOT NULL,
    reason text NOT NULL,
    differences jsonb NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX demand_change_number ON demand_change (demand_id, number)`,
  `CREATE TRIGGER demand_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON demand_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE demand_invitation (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT demand_invitation_demand REFERENCES demand (id),
    organization_id uuid NOT NULL,
    message text,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX demand_invitation_once ON demand_invitation (demand_id, organization_id)`,
  `CREATE INDEX demand_invitation_of_organization ON demand_invitation (organization_id, at, id)`,
  `CREATE TABLE demand_answer (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT demand_answer_demand REFERENCES demand (id),
    organization_id uuid NOT NULL,
    result_id uuid NOT NULL,
    deal_id uuid NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX demand_answer_once ON demand_answer (demand_id, result_id)`,
  `CREATE INDEX demand_answer_of_unit ON demand_answer (organization_id)`,
];

/** Demands with their changes, invitations and answers. */
export class Demands1764000000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['demand_answer', 'demand_invitation', 'demand_change', 'demand_counter', 'demand']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
