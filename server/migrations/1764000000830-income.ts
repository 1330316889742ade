import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE income_plan (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    source_kind text NOT NULL,
    source_id uuid NOT NULL,
    result_id uuid NOT NULL,
    title text NOT NULL,
    number integer NOT NULL,
    state text NOT NULL,
    basis text NOT NULL,
    grant_id uuid,
    completers_convert boolean NOT NULL,
    completers_basis_points integer NOT NULL,
    contributors_basis_points integer NOT NULL,
    fund_basis_points integer NOT NULL,
    note text,
    digest text NOT NULL,
    warnings jsonb NOT NULL,
    rulebook_version text NOT NULL,
    proposed_by uuid,
    proposed_at timestamptz,
    agreed_at timestamptz,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT income_plan_shares CHECK (
      completers_basis_points >= 0 AND contributors_basis_points >= 0 AND fund_basis_points >= 0
      AND completers_basis_points + contributors_basis_points + fund_basis_points <= 10000
    )
  )`,
  'CREATE UNIQUE INDEX income_plan_number ON income_plan (source_kind, source_id, number)',
  `CREATE UNIQUE INDEX income_plan_in_work ON income_plan (source_kind, source_id)
    WHERE state IN ('DRAFT', 'PROPOSED')`,
  `CREATE UNIQUE INDEX income_plan_in_force ON income_plan (source_kind, source_id) WHERE state = 'AGREED'`,
  'CREATE INDEX income_plan_of_unit ON income_plan (organization_id, updated_at, id)',
  `CREATE TABLE income_plan_member (
    id uuid PRIMARY KEY,
    plan_id uuid NOT NULL CONSTRAINT income_plan_member_plan REFERENCES income_plan (id) ON DELETE CASCADE,
    pool text NOT NULL,
    position integer NOT NULL,
    completer_id uuid,
    user_id uuid,
    name text NOT NULL,
    contribution text,
    basis_points integer NOT NULL,
    leader_position text,
    consent text,
    consent_digest text,
    consented_at timestamptz,
    consent_file_id uuid,
    refusal_reason text,
    CONSTRAINT income_plan_member_share CHECK (basis_points BETWEEN 0 AND 10000)
  )`,
  'CREATE UNIQUE INDEX income_plan_member_of_plan ON income_plan_member (plan_id, pool, position)',
  `CREATE INDEX income_plan_member_waiting ON income_plan_member (user_id)
    WHERE consent = 'PENDING' AND user_id IS NOT NULL`,
  `CREATE TABLE income_commission (
    id uuid PRIMARY KEY,
    plan_id uuid NOT NULL CONSTRAINT income_commission_plan REFERENCES income_plan (id) ON DELETE CASCADE,
    position integer NOT NULL,
    key text NOT NULL,
    beneficiary_kind text NOT NULL,
    organization_id uuid,
    user_id uuid,
    name text NOT NULL,
    payer text NOT NULL,
    base text NOT NULL,
    basis_points integer,
    fixed bigint,
    agreed_on date NOT NULL,
    file_id uuid,
    CONSTRAINT income_commission_sum CHECK ((basis_points IS NULL) <> (fixed IS NULL))
  )`,
  'CREATE UNIQUE INDEX income_commission_of_plan ON income_commission (plan_id, position)',
  `CREATE TABLE income_cost (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    source_kind text NOT NULL,
    source_id uuid NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    incurred_on date NOT NULL,
    note text NOT NULL,
    file_id uuid NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    taken_back_at timestamptz,
    taken_back_reason text,
    CONSTRAINT income_cost_amount CHECK (amount > 0)
  )`,
  'CREATE INDEX income_cost_of_source ON income_cost (source_kind, source_id, recorded_at, id)',
  `CREATE TABLE income_distribution (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    number text NOT NULL,
    source_kind text NOT NULL,
    source_id uuid NOT NULL,
    ledger_deal_id uuid,
    result_id uuid NOT NULL,
    title text NOT NULL,
    plan_id uuid NOT NULL CONSTRAINT income_distribution_plan REFERENCES income_plan (id),
    basis text NOT NULL,
    state text NOT NULL,
    gross bigint NOT NULL,
    costs bigint NOT NULL,
    net bigint NOT NULL,
    received_on date NOT NULL,
    digest text NOT NULL,
    floors jsonb NOT NULL,
    warnings jsonb NOT NULL,
    rulebook_version text NOT NULL,
    prepared_by uuid,
    prepared_at timestamptz NOT NULL,
    approved_by uuid,
    approved_at timestamptz,
    entry_id uuid,
    ended_at timestamptz,
    ended_by uuid,
    end_reason text,
    version integer NOT NULL,
    CONSTRAINT income_distribution_sums CHECK (gross > 0 AND costs >= 0 AND net = gross - costs AND net >= 0),
    CONSTRAINT income_distribution_booked CHECK (state NOT IN ('APPROVED', 'REVERSED') OR entry_id IS NOT NULL)
  )`,
  'CREATE UNIQUE INDEX income_distribution_number ON income_distribution (organization_id, number)',
  'CREATE INDEX income_distribution_of_unit ON income_distribution (organization_id, prepared_at, id)',
  `CREATE INDEX income_distribution_of_source
    ON income_distribution (source_kind, source_id, prepared_at)`,
  `CREATE TABLE income_distribution_line (
    id uuid PRIMARY KEY,
    distribution_id uuid NOT NULL CONSTRAINT income_distribution_line_distribution
      REFERENCES income_distribution (id) ON DELETE CASCADE,
    position integer NOT NULL,
    kind text NOT NULL,
    payee_id uuid,
    beneficiary_id uuid,
    user_id uuid,
    completer_id uuid,
    name text,
    key text,
    basis_points integer,
    pool_basis_points integer,
    rule_id text,
    amount bigint NOT NULL,
    owed bigint NOT NULL,
    leader_position text,
    CONSTRAINT income_distribution_line_amount CHECK (amount >= 0)
  )`,
  `CREATE UNIQUE INDEX income_distribution_line_of_distribution
    ON income_distribution_line (distribution_id, position)`,
  `CREATE INDEX income_distribution_line_of_payee ON income_distribution_line (payee_id)
    WHERE payee_id IS NOT NULL`,
  `CREATE INDEX income_distribution_line_leaders ON income_distribution_line (distribution_id)
    WHERE leader_position IS NOT NULL`,
  `CREATE TABLE income_distribution_receipt (
    distribution_id uuid NOT NULL CONSTRAINT income_distribution_receipt_distribution
      REFERENCES income_distribution (id) ON DELETE CASCADE,
    received_id uuid NOT NULL,
    amount bigint NOT NULL,
    received_on date NOT NULL,
    invoice_id uuid,
    receipt_id uuid,
    live boolean NOT NULL,
    PRIMARY KEY (distribution_id, received_id)
  )`,
  `CREATE UNIQUE INDEX income_distribution_receipt_once ON income_distribution_receipt (received_id) WHERE live`,
  `CREATE TABLE income_distribution_cost (
    distribution_id uuid NOT NULL CONSTRAINT income_distribution_cost_distribution
      REFERENCES income_distribution (id) ON DELETE CASCADE,
    cost_id uuid NOT NULL CONSTRAINT income_distribution_cost_cost REFERENCES income_cost (id),
    amount bigint NOT NULL,
    live boolean NOT NULL,
    PRIMARY KEY (distribution_id, cost_id),
    CONSTRAINT income_distribution_cost_amount CHECK (amount > 0)
  )`,
  'CREATE INDEX income_distribution_cost_of_cost ON income_distribution_cost (cost_id)',
  `CREATE TABLE income_distribution_counter (
    organization_id uuid NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (organization_id, year)
  )`,
];

const TABLES = [
  'income_distribution_counter',
  'income_distribution_cost',
  'income_distribution_receipt',
  'income_distribution_line',
  'income_distribution',
  'income_cost',
  'income_commission',
  'income_plan_member',
  'income_plan',
];

/** Plans, costs and distributions of income. */
export class Income1764000000830 implements MigrationInterface {
  name = 'Income1764000000830';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
