import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE demand_lane (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL,
    bid_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    team_user_ids uuid[] NOT NULL,
    number integer NOT NULL,
    rank integer NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    replaces_lane_id uuid,
    sign_by timestamptz NOT NULL,
    lead_signed_at timestamptz,
    gave_up_at timestamptz,
    give_up_reason text,
    pledge_id uuid,
    result_id uuid,
    deal_id uuid,
    opened_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    ended_at timestamptz,
    end_reason text,
    CONSTRAINT demand_lane_amount CHECK (amount >= 0),
    CONSTRAINT demand_lane_given_up CHECK ((gave_up_at IS NULL) = (give_up_reason IS NULL)),
    CONSTRAINT demand_lane_end CHECK (
      (state IN ('ELIMINATED', 'FAILED', 'DECLINED')) = (end_reason IS NOT NULL)
        AND (end_reason IS NULL OR ended_at IS NOT NULL)
    )
  )`,
  `CREATE UNIQUE INDEX demand_lane_number ON demand_lane (demand_id, number)`,
  `CREATE UNIQUE INDEX demand_lane_bid ON demand_lane (bid_id)`,
  `CREATE INDEX demand_lane_of_lead ON demand_lane (organization_id, id)`,
  `CREATE UNIQUE INDEX demand_lane_replaces ON demand_lane (replaces_lane_id) WHERE replaces_lane_id IS NOT NULL`,
  `CREATE INDEX demand_lane_unsigned ON demand_lane (sign_by) WHERE state = 'AWARDED' AND lead_signed_at IS NULL`,
  `CREATE TABLE demand_pledge (
    id uuid PRIMARY KEY,
    lane_id uuid NOT NULL CONSTRAINT demand_pledge_lane REFERENCES demand_lane (id),
    content jsonb NOT NULL,
    digest text,
    lead_signed_by uuid,
    lead_signatory text,
    lead_signed_at timestamptz,
    poster_signed_by uuid,
    poster_signatory text,
    poster_signed_at timestamptz,
    edited_at timestamptz NOT NULL,
    CONSTRAINT demand_pledge_signatures CHECK (
      (lead_signed_at IS NULL) = (lead_signatory IS NULL) AND (poster_signed_at IS NULL) = (poster_signatory IS NULL)
        AND (digest IS NOT NULL OR lead_signed_at IS NULL AND poster_signed_at IS NULL)
    )
  )`,
  `CREATE UNIQUE INDEX demand_pledge_of_lane ON demand_pledge (lane_id)`,
  `CREATE TABLE demand_milestone (
    id uuid PRIMARY KEY,
    lane_id uuid NOT NULL CONSTRAINT demand_milestone_lane REFERENCES demand_lane (id),
    number integer NOT NULL,
    name text NOT NULL,
    due_on date NOT NULL,
    deliverable text NOT NULL,
    stage_key text,
    state text NOT NULL,
    note text,
    measured jsonb NOT NULL,
    handed_in_by uuid,
    handed_in_at timestamptz,
    answered_by uuid,
    answered_at timestamptz,
    reason text
  )`,
  `CREATE UNIQUE INDEX demand_milestone_of_lane ON demand_milestone (lane_id, number)`,
  `CREATE INDEX demand_milestone_due ON demand_milestone (due_on) WHERE state IN ('PLANNED', 'RETURNED')`,
  `CREATE TABLE demand_acceptance (
    id uuid PRIMARY KEY,
    lane_id uuid NOT NULL CONSTRAINT demand_acceptance_lane REFERENCES demand_lane (id),
    number integer NOT NULL,
    note text,
    measured jsonb NOT NULL,
    attainment integer NOT NULL,
    handed_in_by uuid,
    handed_in_at timestamptz NOT NULL,
    verdict text,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    CONSTRAINT demand_acceptance_verdict CHECK ((verdict IS NULL) = (decided_at IS NULL))
  )`,
  `CREATE UNIQUE INDEX demand_acceptance_of_lane ON demand_acceptance (lane_id, number)`,
  `CREATE UNIQUE INDEX demand_acceptance_open ON demand_acceptance (lane_id) WHERE verdict IS NULL`,
  `CREATE TABLE demand_finding (
    id uuid PRIMARY KEY,
    lane_id uuid NOT NULL CONSTRAINT demand_finding_lane REFERENCES demand_lane (id),
    organization_id uuid NOT NULL,
    is_freed boolean NOT NULL,
    ground text,
    reason text NOT NULL,
    give_back bigint NOT NULL,
    barred_until timestamptz,
    contested_at timestamptz,
    contest_reason text,
    reviewed_at timestamptz,
    review_reason text,
    is_lifted boolean NOT NULL,
    reviewed_by uuid,
    found_by uuid,
    found_at timestamptz NOT NULL,
    CONSTRAINT demand_finding_contest CHECK ((contested_at IS NULL) = (contest_reason IS NULL)),
    CONSTRAINT demand_finding_review CHECK (
      (reviewed_at IS NULL) = (review_reason IS NULL) AND (reviewed_at IS NULL OR contested_at IS NOT NULL)
    ),
    CONSTRAINT demand_finding_freed CHECK ((ground IS NULL) = (NOT is_freed)),
    CONSTRAINT demand_finding_consequences CHECK (
      give_back >= 0 AND (NOT is_freed OR give_back = 0 AND barred_until IS NULL)
    )
  )`,
  `CREATE UNIQUE INDEX demand_finding_of_lane ON demand_finding (lane_id)`,
  `CREATE INDEX demand_finding_contested ON demand_finding (contested_at)
    WHERE contested_at IS NOT NULL AND reviewed_at IS NULL`,
  `CREATE INDEX demand_finding_bars ON demand_finding (organization_id, barred_until) WHERE barred_until IS NOT NULL`,
];

/** Lanes of awarded demands with pledges, milestones, acceptances and findings. */
export class DemandLanes1764000000930 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'demand_finding',
      'demand_acceptance',
      'demand_milestone',
      'demand_pledge',
      'demand_lane',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
