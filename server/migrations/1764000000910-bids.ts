import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE demand_bid (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT demand_bid_demand REFERENCES demand (id),
    lead_organization_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    draft jsonb NOT NULL,
    content jsonb,
    digest text,
    salt text,
    sealed_at timestamptz,
    sealed_by uuid,
    sealed_at_change integer,
    withdrawn_at timestamptz,
    rank integer,
    alias text,
    promised_at timestamptz,
    promised_by uuid,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT demand_bid_sealed CHECK (
      state IN ('DRAFT', 'WITHDRAWN')
        OR (content IS NOT NULL AND digest IS NOT NULL AND salt IS NOT NULL AND sealed_at IS NOT NULL)
    ),
    CONSTRAINT demand_bid_withdrawn CHECK ((state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL)),
    CONSTRAINT demand_bid_promised CHECK ((promised_at IS NULL) = (promised_by IS NULL))
  )`,
  `CREATE INDEX demand_bid_of_lead ON demand_bid (lead_organization_id, created_at, id)`,
  `CREATE UNIQUE INDEX demand_bid_once ON demand_bid (demand_id, lead_organization_id) WHERE state <> 'WITHDRAWN'`,
  `CREATE UNIQUE INDEX demand_bid_alias ON demand_bid (demand_id, alias) WHERE alias IS NOT NULL`,
  `CREATE TABLE demand_bid_partner (
    id uuid PRIMARY KEY,
    bid_id uuid NOT NULL CONSTRAINT demand_bid_partner_bid REFERENCES demand_bid (id),
    organization_id uuid NOT NULL,
    role text NOT NULL,
    state text NOT NULL,
    asked_at timestamptz NOT NULL,
    answered_at timestamptz,
    answered_by uuid,
    CONSTRAINT demand_bid_partner_answered CHECK ((state = 'ASKED') = (answered_at IS NULL))
  )`,
  `CREATE UNIQUE INDEX demand_bid_partner_once ON demand_bid_partner (bid_id, organization_id)`,
  `CREATE INDEX demand_bid_partner_of ON demand_bid_partner (organization_id)`,
];

/** Bids for demands and the partners of their teams. */
export class Bids1764000000910 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['demand_bid_partner', 'demand_bid']) await runner.query(`DROP TABLE ${table}`);
  }
}
