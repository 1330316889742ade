import type { MigrationInterface, QueryRunner } from 'typeorm';

const RUNNING_CONTRACT = `CREATE TABLE running_contract (
    id uuid PRIMARY KEY,
    root_deal_id uuid NOT NULL CONSTRAINT running_contract_root_deal REFERENCES deal (id),
    deal_id uuid NOT NULL CONSTRAINT running_contract_present_deal REFERENCES deal (id),
    organization_id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    result_id uuid NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    signed_on date NOT NULL,
    valid_from date NOT NULL,
    valid_until date,
    terms_from date NOT NULL,
    imported boolean NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    next_due_on date,
    next_report_due_on date,
    outstanding bigint NOT NULL,
    overdue_since date,
    reminded text[] NOT NULL,
    ended_on date,
    started_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT running_contract_two_sides CHECK (organization_id <> enterprise_id)
  )`;

const USAGE_REPORT = `CREATE TABLE usage_report (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL CONSTRAINT usage_report_running REFERENCES running_contract (id),
    deal_id uuid NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    due_on date NOT NULL,
    in_trial boolean NOT NULL,
    ordinal integer NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    net_sales bigint NOT NULL,
    units bigint NOT NULL,
    cost_saving bigint NOT NULL,
    operating_profit bigint,
    note text,
    file_ids uuid[] NOT NULL,
    flags text[] NOT NULL,
    replaces_id uuid,
    submitted_at timestamptz NOT NULL,
    submitted_by uuid,
    answered_at timestamptz,
    answered_by uuid,
    dispute_reason text,
    CONSTRAINT usage_report_span CHECK (period_from <= period_to),
    CONSTRAINT usage_report_counts CHECK (units >= 0 AND cost_saving >= 0)
  )`;

const EVIDENCE = [
  `CREATE TABLE year_declaration (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL CONSTRAINT year_declaration_running REFERENCES running_contract (id),
    year integer NOT NULL,
    net_sales bigint NOT NULL,
    units bigint NOT NULL,
    cost_saving bigint NOT NULL,
    file_ids uuid[] NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX year_declaration_of_year ON year_declaration (running_id, year, at)',
  `CREATE TABLE trade_record (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL CONSTRAINT trade_record_running REFERENCES running_contract (id),
    sold_from date NOT NULL,
    sold_to date NOT NULL,
    amount bigint NOT NULL,
    source text NOT NULL,
    file_ids uuid[] NOT NULL,
    side text NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX trade_record_of_running ON trade_record (running_id, sold_from, id)',
];

const PAYMENT_RECORD = `CREATE TABLE payment_record (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL CONSTRAINT payment_record_running REFERENCES running_contract (id),
    deal_id uuid NOT NULL,
    kind text NOT NULL,
    happened_on date NOT NULL,
    milestone text,
    amount bigint,
    year integer,
    line_key text,
    months integer,
    cumulative bigint,
    paid bigint,
    lapse_id uuid,
    right_key text,
    note text,
    file_ids uuid[] NOT NULL,
    side text,
    by_user uuid,
    at timestamptz NOT NULL,
    state text NOT NULL,
    answered_by uuid,
    answered_at timestamptz,
    answer_reason text
  )`;

const INSPECTIONS = [
  `CREATE TABLE inspection (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL CONSTRAINT inspection_running REFERENCES running_contract (id),
    state text NOT NULL,
    version integer NOT NULL,
    planned_on date NOT NULL,
    inspector text NOT NULL,
    inspector_name text NOT NULL,
    subject text NOT NULL,
    announced_by uuid,
    announced_at timestamptz NOT NULL,
    conclusion text,
    concluded_by uuid,
    concluded_at timestamptz,
    due_as_reported bigint,
    due_as_found bigint,
    cost bigint,
    cost_bearer text
  )`,
  'CREATE INDEX inspection_of_running ON inspection (running_id, announced_at, id)',
  `CREATE UNIQUE INDEX inspection_open ON inspection (running_id) WHERE state IN ('ANNOUNCED', 'UNDER_WAY')`,
  `CREATE TABLE inspection_entry (
    id uuid PRIMARY KEY,
    inspection_id uuid NOT NULL CONSTRAINT inspection_entry_inspection REFERENCES inspection (id),
    looked_at text NOT NULL,
    finding text,
    file_ids uuid[] NOT NULL,
    side text NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX inspection_entry_of_inspection ON inspection_entry (inspection_id, at, id)',
  `CREATE TABLE inspection_finding (
    inspection_id uuid NOT NULL CONSTRAINT inspection_finding_inspection REFERENCES inspection (id),
    report_id uuid NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    net_sales bigint NOT NULL,
    units bigint NOT NULL,
    cost_saving bigint NOT NULL,
    PRIMARY KEY (inspection_id, report_id)
  )`,
];

const RIGHT_MARK = `CREATE TABLE right_mark (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL,
    right_key text NOT NULL,
    kind text NOT NULL,
    happened_on date NOT NULL,
    paid_until date,
    note text,
    file_ids uuid[] NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`;

const STATEMENTS = [
  RUNNING_CONTRACT,
  'CREATE UNIQUE INDEX running_contract_root ON running_contract (root_deal_id)',
  'CREATE UNIQUE INDEX running_contract_deal ON running_contract (deal_id)',
  'CREATE INDEX running_contract_of_unit ON running_contract (organization_id, signed_on, id)',
  'CREATE INDEX running_contract_of_enterprise ON running_contract (enterprise_id, signed_on, id)',
  'CREATE INDEX running_contract_of_result ON running_contract (result_id)',
  USAGE_REPORT,
  'CREATE UNIQUE INDEX usage_report_of_period ON usage_report (running_id, period_from, ordinal)',
  `CREATE UNIQUE INDEX usage_report_open ON usage_report (running_id, period_from)
    WHERE state IN ('SUBMITTED', 'DISPUTED')`,
  `CREATE UNIQUE INDEX usage_report_counting ON usage_report (running_id, period_from)
    WHERE state IN ('CONFIRMED', 'SETTLED')`,
  ...EVIDENCE,
  PAYMENT_RECORD,
  'CREATE INDEX payment_record_of_running ON payment_record (running_id, at, id)',
  ...INSPECTIONS,
  RIGHT_MARK,
  'CREATE INDEX right_mark_of_result ON right_mark (result_id, right_key, at)',
];

const TABLES = [
  'right_mark',
  'inspection_finding',
  'inspection_entry',
  'inspection',
  'payment_record',
  'trade_record',
  'year_declaration',
  'usage_report',
  'running_contract',
];

/** Running contracts with their reports, events, inspections and the watch on rights. */
export class Payments1764000000810 implements MigrationInterface {
  name = 'Payments1764000000810';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
