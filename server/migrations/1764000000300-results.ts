import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE tech_result (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    title_en text,
    summary text NOT NULL,
    keywords text[] NOT NULL,
    sector text NOT NULL,
    strategic_industry text,
    industry_division text,
    ipc text,
    trl integer,
    stage text,
    province_code text NOT NULL,
    city_code text,
    modes text[] NOT NULL,
    pay_after_use boolean NOT NULL,
    price_kind text NOT NULL,
    price_min bigint,
    price_max bigint,
    advantages_technical text,
    advantages_economic text,
    seeking text,
    research_state text,
    market_prospects text,
    purposes text[] NOT NULL,
    project_name text,
    project_funded boolean NOT NULL,
    conversion_deadline date,
    attribute text,
    conversion_status text NOT NULL,
    conversion_count integer NOT NULL,
    conversion_value bigint,
    has_confidential_part boolean NOT NULL,
    current_step integer NOT NULL,
    register_number text,
    security_screening text NOT NULL,
    security_note text,
    return_reason text,
    withdraw_reason text,
    last_version integer NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    disclosed_by uuid,
    disclosed_at timestamptz,
    registered_at timestamptz,
    published_at timestamptz,
    withdrawn_at timestamptz,
    source_id text,
    import_id uuid,
    CONSTRAINT tech_result_publishable CHECK (state <> 'PUBLISHED' OR security_screening = 'CLEAR'),
    CONSTRAINT tech_result_registered CHECK (
      (state IN ('REGISTERED', 'PUBLISHED', 'WITHDRAWN')) = (register_number IS NOT NULL)
    )
  )`,
  `CREATE TABLE completer (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT completer_result REFERENCES tech_result (id) ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    unit_name text,
    email text,
    user_id uuid,
    representative boolean NOT NULL,
    status text NOT NULL,
    CONSTRAINT completer_active_representative CHECK (NOT representative OR status = 'ACTIVE')
  )`,
  `CREATE TABLE result_right (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT result_right_result REFERENCES tech_result (id) ON DELETE CASCADE,
    position integer NOT NULL,
    kind text NOT NULL,
    number text,
    holder text,
    applied_on date,
    obtained_on date,
    expires_on date,
    how_kept text,
    certificate_id uuid
  )`,
  `CREATE TABLE co_owner (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT co_owner_result REFERENCES tech_result (id) ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    organization_id uuid,
    province_code text,
    share integer
  )`,
  `CREATE TABLE encumbrance (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT encumbrance_result REFERENCES tech_result (id) ON DELETE CASCADE,
    position integer NOT NULL,
    kind text NOT NULL,
    holder text,
    starts_on date,
    ends_on date,
    note text
  )`,
  `CREATE TABLE result_picture (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT result_picture_result REFERENCES tech_result (id) ON DELETE CASCADE,
    position integer NOT NULL,
    file_id uuid NOT NULL,
    caption text
  )`,
  `CREATE TABLE result_review (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT result_review_result REFERENCES tech_result (id) ON DELETE CASCADE,
    decision text NOT NULL,
    reason text,
    checks jsonb NOT NULL,
    reviewer_id uuid,
    at timestamptz NOT NULL
  )`,
  `CREATE TABLE result_version (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT result_version_result REFERENCES tech_result (id) ON DELETE CASCADE,
    number integer NOT NULL,
    at timestamptz NOT NULL,
    by_user uuid,
    state text NOT NULL,
    note text,
    snapshot jsonb NOT NULL
  )`,
  `CREATE TABLE register_counter (
    organization_id uuid NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (organization_id, year)
  )`,
  `CREATE TABLE confidential_part (
    result_id uuid PRIMARY KEY CONSTRAINT confidential_part_result REFERENCES tech_result (id) ON DELETE CASCADE,
    text text NOT NULL,
    file_ids uuid[] NOT NULL
  )`,
  `CREATE TABLE confidential_grant (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT confidential_grant_result REFERENCES tech_result (id) ON DELETE CASCADE,
    organization_id uuid NOT NULL,
    purpose text,
    granted_by uuid,
    granted_at timestamptz NOT NULL,
    expires_on date,
    revoked_at timestamptz,
    revoked_by uuid
  )`,
  `CREATE TABLE confidential_reading (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL,
    user_id uuid,
    organization_id uuid,
    file_id uuid,
    at timestamptz NOT NULL
  )`,
  `CREATE TABLE order_dispute (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT order_dispute_result REFERENCES tech_result (id) ON DELETE CASCADE,
    raised_by uuid NOT NULL,
    reason text NOT NULL,
    state text NOT NULL,
    outcome text,
    at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz
  )`,
  `CREATE TABLE entry_report (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL CONSTRAINT entry_report_result REFERENCES tech_result (id) ON DELETE CASCADE,
    organization_id uuid NOT NULL,
    reason text NOT NULL,
    text text NOT NULL,
    contact text,
    sender_digest text NOT NULL,
    state text NOT NULL,
    at timestamptz NOT NULL,
    answer text,
    answered_by uuid,
    answered_at timestamptz
  )`,
] as const;

const INDEXES = [
  'CREATE INDEX tech_result_of_unit ON tech_result (organization_id, updated_at, id)',
  `CREATE INDEX tech_result_published ON tech_result (published_at, id) WHERE state = 'PUBLISHED'`,
  `CREATE UNIQUE INDEX tech_result_register_number ON tech_result (organization_id, register_number)
   WHERE register_number IS NOT NULL`,
  'CREATE UNIQUE INDEX tech_result_source ON tech_result (organization_id, source_id) WHERE source_id IS NOT NULL',
  'CREATE INDEX tech_result_import ON tech_result (import_id) WHERE import_id IS NOT NULL',
  'CREATE UNIQUE INDEX completer_of_result ON completer (result_id, position)',
  'CREATE UNIQUE INDEX completer_representative ON completer (result_id) WHERE representative',
  'CREATE INDEX completer_user ON completer (user_id) WHERE user_id IS NOT NULL',
  'CREATE UNIQUE INDEX result_right_of_result ON result_right (result_id, position)',
  'CREATE INDEX result_right_number ON result_right (number) WHERE number IS NOT NULL',
  'CREATE UNIQUE INDEX co_owner_of_result ON co_owner (result_id, position)',
  'CREATE UNIQUE INDEX encumbrance_of_result ON encumbrance (result_id, position)',
  'CREATE UNIQUE INDEX result_picture_of_result ON result_picture (result_id, position)',
  'CREATE INDEX result_review_of_result ON result_review (result_id, at)',
  'CREATE UNIQUE INDEX result_version_number ON result_version (result_id, number)',
  'CREATE INDEX confidential_grant_of_result ON confidential_grant (result_id, organization_id)',
  `CREATE UNIQUE INDEX confidential_grant_in_force ON confidential_grant (result_id, organization_id)
   WHERE revoked_at IS NULL`,
  'CREATE INDEX confidential_reading_of_result ON confidential_reading (result_id, at)',
  'CREATE INDEX order_dispute_of_result ON order_dispute (result_id, at)',
  `CREATE UNIQUE INDEX order_dispute_open ON order_dispute (result_id, raised_by) WHERE state = 'OPEN'`,
  'CREATE INDEX entry_report_of_result ON entry_report (result_id, at)',
  'CREATE INDEX entry_report_of_unit ON entry_report (organization_id, state, at)',
  'CREATE INDEX entry_report_sender ON entry_report (sender_digest, at)',
] as const;

/** Results with their rights, completers and owners, reviews and versions, confidential parts, disputes and reports. */
export class Results1764000000300 implements MigrationInterface {
  name = 'Results1764000000300';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...INDEXES]) await runner.query(statement);
    await runner.query(`
      CREATE TRIGGER confidential_reading_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON confidential_reading
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = TABLES.map((statement) => /CREATE TABLE (\w+)/.exec(statement)?.[1] ?? '');
    for (const name of names.reverse()) await runner.query(`DROP TABLE ${name}`);
  }
}
