import type { MigrationInterface, QueryRunner } from 'typeorm';

const INVOICE = `CREATE TABLE invoice (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL CONSTRAINT invoice_running REFERENCES running_contract (id),
    deal_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    sequence integer NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    state text NOT NULL,
    amount bigint NOT NULL,
    settled bigint NOT NULL,
    issued_on date NOT NULL,
    due_on date NOT NULL,
    settled_on date,
    entry_id uuid NOT NULL,
    reminded_after integer NOT NULL,
    cancel_reason text,
    cancelled_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT invoice_amount CHECK (amount <> 0),
    CONSTRAINT invoice_settled CHECK (
      CASE WHEN amount > 0 THEN settled BETWEEN 0 AND amount ELSE settled BETWEEN amount AND 0 END
    ),
    CONSTRAINT invoice_state CHECK (
      CASE state WHEN 'PAID' THEN settled = amount WHEN 'PARTLY_PAID' THEN settled NOT IN (0, amount)
      WHEN 'ISSUED' THEN settled = 0 WHEN 'CANCELLED' THEN settled = 0 ELSE false END
    )
  )`;

const RECEIPT = `CREATE TABLE receipt (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    enterprise_id uuid,
    deal_id uuid,
    state text NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    free bigint NOT NULL,
    set_aside bigint NOT NULL,
    refunded bigint NOT NULL,
    received_on date NOT NULL,
    payer_name text NOT NULL,
    bank_reference text,
    remark text,
    entry_id uuid NOT NULL,
    identify_entry_id uuid,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    reversed_by uuid,
    reversed_at timestamptz,
    reverse_reason text,
    CONSTRAINT receipt_amount CHECK (amount > 0 AND free >= 0 AND set_aside >= 0 AND refunded >= 0),
    CONSTRAINT receipt_parts CHECK (free + set_aside + refunded <= amount),
    CONSTRAINT receipt_reversed CHECK (state <> 'REVERSED' OR (free = 0 AND set_aside = 0 AND refunded = 0))
  )`;

const SETTLEMENT = `CREATE TABLE settlement (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL,
    invoice_id uuid NOT NULL CONSTRAINT settlement_invoice REFERENCES invoice (id),
    receipt_id uuid CONSTRAINT settlement_receipt REFERENCES receipt (id),
    amount bigint NOT NULL,
    "on" date NOT NULL,
    entry_id uuid,
    reverses_id uuid,
    at timestamptz NOT NULL,
    CONSTRAINT settlement_amount CHECK (amount <> 0),
    CONSTRAINT settlement_entry CHECK ((receipt_id IS NULL) = (entry_id IS NULL))
  )`;

const TRANSFER = `CREATE TABLE announced_transfer (
    id uuid PRIMARY KEY,
    running_id uuid NOT NULL,
    deal_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    state text NOT NULL,
    amount bigint NOT NULL,
    transferred_on date NOT NULL,
    bank_reference text,
    remark text,
    invoice_ids uuid[] NOT NULL,
    receipt_id uuid CONSTRAINT announced_transfer_receipt REFERENCES receipt (id),
    reason text,
    by_user uuid,
    at timestamptz NOT NULL,
    CONSTRAINT announced_transfer_amount CHECK (amount > 0),
    CONSTRAINT announced_transfer_received CHECK ((state = 'RECEIVED') = (receipt_id IS NOT NULL))
  )`;

const REFUND = `CREATE TABLE refund (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    receipt_id uuid NOT NULL CONSTRAINT refund_receipt REFERENCES receipt (id),
    state text NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    reason text NOT NULL,
    prepared_by uuid NOT NULL,
    prepared_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    paid_on date,
    bank_reference text,
    decision_reason text,
    entry_id uuid,
    CONSTRAINT refund_amount CHECK (amount > 0),
    CONSTRAINT refund_four_eyes CHECK (
      state <> 'APPROVED' OR (entry_id IS NOT NULL AND decided_by <> prepared_by)
    )
  )`;

const STATEMENTS = [
  INVOICE,
  'CREATE UNIQUE INDEX invoice_of_running ON invoice (running_id, sequence)',
  'CREATE INDEX invoice_number ON invoice (organization_id, number)',
  'CREATE INDEX invoice_of_unit ON invoice (organization_id, due_on, id)',
  'CREATE INDEX invoice_of_enterprise ON invoice (enterprise_id, due_on, id)',
  `CREATE INDEX invoice_open ON invoice (due_on) WHERE state IN ('ISSUED', 'PARTLY_PAID')`,
  `CREATE TABLE invoice_line (
    id uuid PRIMARY KEY,
    invoice_id uuid NOT NULL CONSTRAINT invoice_line_invoice REFERENCES invoice (id),
    position integer NOT NULL,
    key text NOT NULL,
    term text NOT NULL,
    kind text NOT NULL,
    amount bigint NOT NULL,
    why jsonb NOT NULL,
    fact_ids uuid[] NOT NULL
  )`,
  'CREATE UNIQUE INDEX invoice_line_of ON invoice_line (invoice_id, position)',
  `CREATE TABLE fapiao (
    id uuid PRIMARY KEY,
    invoice_id uuid NOT NULL CONSTRAINT fapiao_invoice REFERENCES invoice (id),
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    number text NOT NULL,
    issued_on date NOT NULL,
    amount bigint NOT NULL,
    tax_rate_basis_points integer NOT NULL,
    tax bigint NOT NULL,
    file_id uuid,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX fapiao_of_invoice ON fapiao (invoice_id)',
  'CREATE UNIQUE INDEX fapiao_number ON fapiao (organization_id, code, number)',
  RECEIPT,
  'CREATE INDEX receipt_of_unit ON receipt (organization_id, received_on, id)',
  `CREATE INDEX receipt_of_enterprise ON receipt (enterprise_id, organization_id) WHERE enterprise_id IS NOT NULL`,
  'CREATE INDEX receipt_left ON receipt (organization_id, received_on) WHERE free > 0',
  `CREATE UNIQUE INDEX receipt_reference ON receipt (organization_id, bank_reference)
    WHERE bank_reference IS NOT NULL AND state = 'RECORDED'`,
  SETTLEMENT,
  'CREATE INDEX settlement_of_invoice ON settlement (invoice_id)',
  'CREATE INDEX settlement_of_receipt ON settlement (receipt_id) WHERE receipt_id IS NOT NULL',
  'CREATE INDEX settlement_of_running ON settlement (running_id, at, id)',
  'CREATE UNIQUE INDEX settlement_reverses ON settlement (reverses_id) WHERE reverses_id IS NOT NULL',
  TRANSFER,
  'CREATE INDEX announced_transfer_of_unit ON announced_transfer (organization_id, at, id)',
  'CREATE INDEX announced_transfer_of_running ON announced_transfer (running_id, at, id)',
  REFUND,
  'CREATE INDEX refund_of_unit ON refund (organization_id, prepared_at, id)',
  'CREATE INDEX refund_of_receipt ON refund (receipt_id)',
  `CREATE TABLE bank_statement (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    file_id uuid NOT NULL,
    file_name text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    encoding text,
    header_line integer NOT NULL,
    columns jsonb NOT NULL,
    mapping jsonb NOT NULL,
    total integer NOT NULL,
    ready integer NOT NULL,
    recorded integer NOT NULL,
    by_user uuid NOT NULL,
    by_membership uuid NOT NULL,
    created_at timestamptz NOT NULL,
    finished_at timestamptz
  )`,
  'CREATE INDEX bank_statement_of_unit ON bank_statement (organization_id, created_at, id)',
  `CREATE TABLE bank_statement_line (
    id uuid PRIMARY KEY,
    statement_id uuid NOT NULL
      CONSTRAINT bank_statement_line_statement REFERENCES bank_statement (id) ON DELETE CASCADE,
    line integer NOT NULL,
    state text NOT NULL,
    "on" date,
    amount bigint,
    payer_name text NOT NULL,
    remark text NOT NULL,
    reference text NOT NULL,
    strength text NOT NULL,
    plan jsonb NOT NULL,
    problems jsonb NOT NULL,
    receipt_id uuid
  )`,
  'CREATE INDEX bank_statement_line_of ON bank_statement_line (statement_id, line, id)',
  'CREATE INDEX bank_statement_line_state ON bank_statement_line (statement_id, state, line)',
  // What was settled is never written over: it is undone by a row of its own.
  `CREATE FUNCTION settlement_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'settlements are append-only' USING ERRCODE = 'integrity_constraint_violation';
   END $$`,
  `CREATE TRIGGER settlement_is_kept BEFORE UPDATE OR DELETE ON settlement
   FOR EACH ROW EXECUTE FUNCTION settlement_is_kept()`,
  `CREATE TRIGGER settlement_is_not_emptied BEFORE TRUNCATE ON settlement
   FOR EACH STATEMENT EXECUTE FUNCTION settlement_is_kept()`,
];

/** Invoices, receipts, what settles what, refunds, announced transfers and bank statements. */
export class Receipts1764000000820 implements MigrationInterface {
  name = 'Receipts1764000000820';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'bank_statement_line',
      'bank_statement',
      'refund',
      'announced_transfer',
      'settlement',
      'receipt',
      'fapiao',
      'invoice_line',
      'invoice',
    ];
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION settlement_is_kept()');
  }
}
