import type { MigrationInterface, QueryRunner } from 'typeorm';

const HOLDINGS = [
  `CREATE TABLE equity_stake (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL,
    deal_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    result_id uuid NOT NULL,
    contract_number text NOT NULL,
    title text NOT NULL,
    company text NOT NULL,
    origin text NOT NULL,
    basis_points integer NOT NULL,
    value bigint NOT NULL,
    team_basis_points integer NOT NULL,
    residual_funds bigint,
    residual_basis_points integer,
    residual_team_basis_points integer,
    plan_id uuid NOT NULL,
    acquired_on date NOT NULL,
    file_ids uuid[] NOT NULL,
    rulebook_version text NOT NULL,
    registered_by uuid,
    registered_at timestamptz NOT NULL,
    CONSTRAINT equity_stake_shares CHECK (basis_points BETWEEN 1 AND 10000 AND team_basis_points BETWEEN 0 AND 10000 AND basis_points + coalesce(residual_basis_points, 0) <= 10000),
    CONSTRAINT equity_stake_residual CHECK ((residual_funds IS NULL) = (residual_basis_points IS NULL) AND (residual_funds IS NULL) = (residual_team_basis_points IS NULL))
  )`,
  'CREATE UNIQUE INDEX equity_stake_of_contract ON equity_stake (running_id)',
  'CREATE INDEX equity_stake_of_unit ON equity_stake (organization_id, acquired_on, id)',
  'CREATE INDEX equity_stake_of_company ON equity_stake (enterprise_id)',
  `CREATE TRIGGER equity_stake_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON equity_stake
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE equity_holding (
    id uuid PRIMARY KEY,
    stake_id uuid NOT NULL CONSTRAINT equity_holding_stake REFERENCES equity_stake (id),
    organization_id uuid NOT NULL,
    register text NOT NULL,
    position integer NOT NULL,
    holder_kind text NOT NULL,
    payee_id uuid CONSTRAINT equity_holding_person REFERENCES payee (id),
    leader_position text,
    no_trade_in_office boolean NOT NULL,
    office_ended_on date,
    basis_points integer NOT NULL,
    value bigint NOT NULL,
    acquired_on date NOT NULL,
    version integer NOT NULL,
    CONSTRAINT equity_holding_holder CHECK ((holder_kind = 'PERSON') = (payee_id IS NOT NULL)),
    CONSTRAINT equity_holding_shares CHECK (basis_points BETWEEN 0 AND 10000),
    CONSTRAINT equity_holding_office CHECK (office_ended_on IS NULL OR no_trade_in_office)
  )`,
  'CREATE UNIQUE INDEX equity_holding_of_stake ON equity_holding (stake_id, register, position)',
  'CREATE INDEX equity_holding_of_unit ON equity_holding (organization_id, acquired_on, id)',
  'CREATE INDEX equity_holding_of_payee ON equity_holding (payee_id) WHERE payee_id IS NOT NULL',
  `CREATE TABLE share_movement (
    id uuid PRIMARY KEY,
    holding_id uuid NOT NULL CONSTRAINT share_movement_holding REFERENCES equity_holding (id),
    sequence integer NOT NULL,
    kind text NOT NULL,
    change integer NOT NULL,
    "after" integer NOT NULL,
    moved_on date NOT NULL,
    proceeds bigint,
    other_holding_id uuid,
    counterparty text,
    note text,
    file_ids uuid[] NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL,
    CONSTRAINT share_movement_sequence CHECK (sequence >= 1 AND "after" BETWEEN 0 AND 10000),
    CONSTRAINT share_movement_proceeds CHECK (proceeds IS NULL OR (kind = 'SOLD' AND proceeds >= 0))
  )`,
  'CREATE UNIQUE INDEX share_movement_of_holding ON share_movement (holding_id, sequence)',
  `CREATE TRIGGER share_movement_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON share_movement
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE equity_income (
    id uuid PRIMARY KEY,
    stake_id uuid NOT NULL CONSTRAINT equity_income_stake REFERENCES equity_stake (id),
    kind text NOT NULL,
    amount bigint NOT NULL,
    received_on date NOT NULL,
    movement_id uuid CONSTRAINT equity_income_movement REFERENCES share_movement (id),
    reverses_id uuid CONSTRAINT equity_income_reversed REFERENCES equity_income (id),
    entry_id uuid NOT NULL,
    note text,
    file_ids uuid[] NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL,
    CONSTRAINT equity_income_amount CHECK ((amount < 0) = (reverses_id IS NOT NULL) AND amount <> 0)
  )`,
  'CREATE INDEX equity_income_of_stake ON equity_income (stake_id, received_on, id)',
  'CREATE UNIQUE INDEX equity_income_reverses ON equity_income (reverses_id) WHERE reverses_id IS NOT NULL',
  `CREATE TRIGGER equity_income_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON equity_income
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
] as const;

const OWN_IMPLEMENTATION = [
  `CREATE TABLE own_implementation (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    result_id uuid NOT NULL,
    number integer NOT NULL,
    title text NOT NULL,
    started_on date NOT NULL,
    years integer NOT NULL,
    state text NOT NULL,
    stopped_on date,
    stop_reason text,
    file_ids uuid[] NOT NULL,
    rulebook_version text NOT NULL,
    entered_by uuid,
    entered_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT own_implementation_years CHECK (years BETWEEN 1 AND 20)
  )`,
  'CREATE UNIQUE INDEX own_implementation_number ON own_implementation (organization_id, number)',
  'CREATE INDEX own_implementation_of_unit ON own_implementation (organization_id, started_on, id)',
  `CREATE UNIQUE INDEX own_implementation_running ON own_implementation (result_id) WHERE state = 'RUNNING'`,
  `CREATE TABLE own_implementation_year (
    id uuid PRIMARY KEY,
    implementation_id uuid NOT NULL CONSTRAINT own_implementation_year_parent REFERENCES own_implementation (id),
    number integer NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL,
    state text NOT NULL,
    operating_profit bigint,
    note text,
    file_ids uuid[] NOT NULL,
    recorded_by uuid,
    recorded_at timestamptz,
    confirmed_by uuid,
    confirmed_at timestamptz,
    CONSTRAINT own_implementation_year_recorded CHECK ((state = 'OPEN') = (operating_profit IS NULL) AND (state = 'OPEN') = (recorded_at IS NULL) AND (state = 'CONFIRMED') = (confirmed_at IS NOT NULL))
  )`,
  'CREATE UNIQUE INDEX own_implementation_year_of ON own_implementation_year (implementation_id, number)',
  `CREATE TABLE own_implementation_income (
    id uuid PRIMARY KEY,
    year_id uuid NOT NULL CONSTRAINT own_implementation_income_year REFERENCES own_implementation_year (id),
    amount bigint NOT NULL,
    received_on date NOT NULL,
    reverses_id uuid CONSTRAINT own_implementation_income_reversed REFERENCES own_implementation_income (id),
    entry_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT own_implementation_income_amount CHECK ((amount < 0) = (reverses_id IS NOT NULL) AND amount <> 0)
  )`,
  'CREATE INDEX own_implementation_income_of_year ON own_implementation_income (year_id, at)',
  `CREATE UNIQUE INDEX own_implementation_income_reverses ON own_implementation_income (reverses_id)
   WHERE reverses_id IS NOT NULL`,
  `CREATE TRIGGER own_implementation_income_append_only
   BEFORE UPDATE OR DELETE OR TRUNCATE ON own_implementation_income
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
] as const;

const TAX_FACTS = [
  `CREATE TABLE tax_fact_change (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    value integer NOT NULL,
    effective_from date NOT NULL,
    source text NOT NULL,
    source_year integer NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL,
    CONSTRAINT tax_fact_change_value CHECK (value >= 0)
  )`,
  'CREATE INDEX tax_fact_change_in_effect ON tax_fact_change (name, effective_from, at)',
  `CREATE TRIGGER tax_fact_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON tax_fact_change
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
] as const;

const TABLES = [
  'tax_fact_change',
  'own_implementation_income',
  'own_implementation_year',
  'own_implementation',
  'equity_income',
  'share_movement',
  'equity_holding',
  'equity_stake',
] as const;

/** Shares that results brought, with movements and income that are never changed; own implementation; tax facts. */
export class Holdings1764000000850 implements MigrationInterface {
  name = 'Holdings1764000000850';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...HOLDINGS, ...OWN_IMPLEMENTATION, ...TAX_FACTS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
