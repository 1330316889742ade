import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE introduction (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    broker_id uuid NOT NULL CONSTRAINT introduction_broker REFERENCES broker_profile (id),
    user_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    result_id uuid,
    demand_id uuid,
    subject_id uuid NOT NULL,
    title text NOT NULL,
    client_side text NOT NULL,
    engagement_id uuid,
    note text NOT NULL,
    protection_months integer,
    recorded_at timestamptz NOT NULL,
    protected_until date NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL,
    lapse_told_at timestamptz,
    CONSTRAINT introduction_subject CHECK ((result_id IS NULL) <> (demand_id IS NULL)),
    CONSTRAINT introduction_two_sides CHECK (unit_id <> enterprise_id),
    CONSTRAINT introduction_state CHECK (state IN ('RECORDED', 'ACKNOWLEDGED', 'DISPUTED')),
    CONSTRAINT introduction_protection CHECK (
      (protection_months IS NULL) = (engagement_id IS NOT NULL) AND COALESCE(protection_months, 6) BETWEEN 6 AND 36
    )
  )`,
  `CREATE UNIQUE INDEX introduction_number ON introduction (number)`,
  `CREATE INDEX introduction_of_subject ON introduction (broker_id, subject_id)`,
  `CREATE INDEX introduction_of_broker ON introduction (membership_id, recorded_at, id)`,
  `CREATE INDEX introduction_of_organization ON introduction (organization_id, recorded_at, id)`,
  `CREATE INDEX introduction_of_unit ON introduction (unit_id, enterprise_id, recorded_at)`,
  `CREATE INDEX introduction_of_enterprise ON introduction (enterprise_id, recorded_at, id)`,
  `CREATE INDEX introduction_lapsing ON introduction (protected_until)
    WHERE lapse_told_at IS NULL`,
  `CREATE TABLE introduction_answer (
    id uuid PRIMARY KEY,
    introduction_id uuid NOT NULL CONSTRAINT introduction_answer_introduction REFERENCES introduction (id),
    side text NOT NULL,
    verdict text NOT NULL,
    doubt text,
    reason text,
    by_user uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT introduction_answer_doubt CHECK ((verdict = 'DISPUTED') = (doubt IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX introduction_answer_of_side ON introduction_answer (introduction_id, side)`,
  `CREATE TABLE introduction_claim (
    id uuid PRIMARY KEY,
    introduction_id uuid NOT NULL CONSTRAINT introduction_claim_introduction REFERENCES introduction (id),
    deal_id uuid NOT NULL,
    engagement_id uuid,
    ground text NOT NULL,
    opened_before boolean NOT NULL,
    bypassed boolean NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    found_at timestamptz NOT NULL,
    doubt text,
    contest_reason text,
    contested_at timestamptz,
    finding text,
    finding_by uuid,
    dismissed_as text,
    answered_at timestamptz,
    answered_by uuid,
    CONSTRAINT introduction_claim_contest CHECK ((contested_at IS NULL) = (doubt IS NULL)),
    CONSTRAINT introduction_claim_finding CHECK (
      (finding IS NULL) = (finding_by IS NULL) AND (finding IS NULL OR contested_at IS NOT NULL)
    ),
    CONSTRAINT introduction_claim_dismissed CHECK ((state = 'DISMISSED') = (dismissed_as IS NOT NULL)),
    CONSTRAINT introduction_claim_answered CHECK (state = 'OPEN' OR answered_at IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX introduction_claim_once ON introduction_claim (introduction_id, deal_id)`,
  `CREATE INDEX introduction_claim_of_deal ON introduction_claim (deal_id, state)`,
  `CREATE INDEX introduction_claim_in_state ON introduction_claim (state, found_at, id)`,
  `CREATE INDEX introduction_claim_of_engagement ON introduction_claim (engagement_id)
    WHERE engagement_id IS NOT NULL`,
  `CREATE TABLE introduction_counter (year integer PRIMARY KEY, last integer NOT NULL)`,
];

/** Introductions of brokers, what the sides say of them, and the deals that rest on them. */
export class Introductions1764000001020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'introduction_counter',
      'introduction_claim',
      'introduction_answer',
      'introduction',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
