import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE bounty_safeguard (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT bounty_safeguard_demand REFERENCES demand (id),
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    used bigint NOT NULL,
    returned bigint NOT NULL,
    holder text NOT NULL,
    reference text,
    since date NOT NULL,
    valid_until date,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    answered_by uuid,
    answered_at timestamptz,
    reason text,
    entry_id uuid,
    CONSTRAINT bounty_safeguard_sums
      CHECK (amount > 0 AND used >= 0 AND returned >= 0 AND used + returned <= amount),
    CONSTRAINT bounty_safeguard_confirmed CHECK ((state = 'CONFIRMED') = (entry_id IS NOT NULL)),
    CONSTRAINT bounty_safeguard_answered
      CHECK ((state IN ('CONFIRMED', 'REJECTED')) = (answered_at IS NOT NULL))
  )`,
  'CREATE INDEX bounty_safeguard_of_demand ON bounty_safeguard (demand_id, recorded_at, id)',
  `CREATE INDEX bounty_safeguard_waiting ON bounty_safeguard (recorded_at, id) WHERE state = 'RECORDED'`,
  `CREATE TABLE bounty_due (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT bounty_due_demand REFERENCES demand (id),
    lane_id uuid NOT NULL CONSTRAINT bounty_due_lane REFERENCES demand_lane (id),
    organization_id uuid NOT NULL,
    stage_key text NOT NULL,
    amount bigint NOT NULL,
    paid bigint NOT NULL,
    why text NOT NULL,
    at timestamptz NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT bounty_due_sums CHECK (amount > 0 AND paid >= 0 AND paid <= amount)
  )`,
  'CREATE UNIQUE INDEX bounty_due_once ON bounty_due (lane_id, stage_key)',
  'CREATE INDEX bounty_due_of_demand ON bounty_due (demand_id, at, id)',
  'CREATE INDEX bounty_due_of_winner ON bounty_due (organization_id, at, id)',
  `CREATE TABLE bounty_reclaim (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT bounty_reclaim_demand REFERENCES demand (id),
    lane_id uuid NOT NULL CONSTRAINT bounty_reclaim_lane REFERENCES demand_lane (id),
    organization_id uuid NOT NULL,
    amount bigint NOT NULL,
    repaid bigint NOT NULL,
    why text NOT NULL,
    at timestamptz NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT bounty_reclaim_sums CHECK (amount > 0 AND repaid >= 0 AND repaid <= amount)
  )`,
  'CREATE INDEX bounty_reclaim_of_demand ON bounty_reclaim (demand_id, at, id)',
  'CREATE INDEX bounty_reclaim_of_lane ON bounty_reclaim (lane_id)',
  `CREATE TABLE bounty_payment (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT bounty_payment_demand REFERENCES demand (id),
    lane_id uuid NOT NULL CONSTRAINT bounty_payment_lane REFERENCES demand_lane (id),
    organization_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    source text NOT NULL,
    safeguard_id uuid CONSTRAINT bounty_payment_safeguard REFERENCES bounty_safeguard (id),
    amount bigint NOT NULL,
    paid_on date NOT NULL,
    reference text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    answered_by uuid,
    answered_at timestamptz,
    reason text,
    entry_id uuid,
    CONSTRAINT bounty_payment_amount CHECK (amount > 0),
    CONSTRAINT bounty_payment_source CHECK ((source = 'DEPOSIT') = (safeguard_id IS NOT NULL)),
    CONSTRAINT bounty_payment_confirmed CHECK ((state = 'CONFIRMED') = (entry_id IS NOT NULL))
  )`,
  'CREATE INDEX bounty_payment_of_demand ON bounty_payment (demand_id, recorded_at, id)',
  'CREATE INDEX bounty_payment_of_winner ON bounty_payment (organization_id, recorded_at, id)',
  `CREATE TABLE bounty_return (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT bounty_return_demand REFERENCES demand (id),
    safeguard_id uuid NOT NULL CONSTRAINT bounty_return_safeguard REFERENCES bounty_safeguard (id),
    amount bigint NOT NULL,
    returned_on date NOT NULL,
    reference text,
    by_user uuid NOT NULL,
    at timestamptz NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT bounty_return_amount CHECK (amount > 0)
  )`,
  'CREATE INDEX bounty_return_of_demand ON bounty_return (demand_id, at, id)',
  `CREATE TABLE bounty_repayment (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT bounty_repayment_demand REFERENCES demand (id),
    reclaim_id uuid NOT NULL CONSTRAINT bounty_repayment_reclaim REFERENCES bounty_reclaim (id),
    lane_id uuid NOT NULL CONSTRAINT bounty_repayment_lane REFERENCES demand_lane (id),
    amount bigint NOT NULL,
    received_on date NOT NULL,
    reference text,
    by_user uuid NOT NULL,
    at timestamptz NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT bounty_repayment_amount CHECK (amount > 0)
  )`,
  'CREATE INDEX bounty_repayment_of_demand ON bounty_repayment (demand_id, at, id)',
];
const TABLE_NAMES = ['repayment', 'return', 'payment', 'reclaim', 'due', 'safeguard'];

/** Bounties of demands: what keeps them safe, what falls due, what is paid, returned and given back. */
export class Bounty1764000000940 implements MigrationInterface {
  name = 'Bounty1764000000940';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLE_NAMES) await runner.query(`DROP TABLE bounty_${table}`);
  }
}
