import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE contract (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT contract_deal REFERENCES deal (id) ON DELETE CASCADE,
    number text NOT NULL,
    type text NOT NULL,
    title text NOT NULL,
    terms_digest text NOT NULL,
    signed_on date,
    valid_from date,
    valid_until date,
    imported boolean NOT NULL,
    declaration text,
    declaration_file_ids uuid[] NOT NULL,
    confirmed_at timestamptz,
    confirmed_by uuid,
    registration_number text,
    registered_on date,
    office text,
    total_amount bigint,
    technology_amount bigint,
    right_kind text,
    sector text,
    way_of_payment text,
    termination_side text,
    termination_reason text,
    termination_by uuid,
    termination_at timestamptz,
    created_at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX contract_of_deal ON contract (deal_id)',
  'CREATE UNIQUE INDEX contract_registration_number ON contract (registration_number) WHERE registration_number IS NOT NULL',
  `CREATE TABLE contract_document (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL CONSTRAINT contract_document_contract REFERENCES contract (id) ON DELETE CASCADE,
    format text NOT NULL,
    file_id uuid NOT NULL,
    terms_digest text NOT NULL,
    template_id uuid,
    latest boolean NOT NULL,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX contract_document_of_contract ON contract_document (contract_id, at, id)',
  `CREATE TABLE signatory (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL CONSTRAINT signatory_contract REFERENCES contract (id) ON DELETE CASCADE,
    place integer NOT NULL,
    side text NOT NULL,
    party_id uuid,
    organization_name text NOT NULL,
    name text NOT NULL,
    position text NOT NULL,
    authority text NOT NULL,
    authority_file_id uuid,
    CONSTRAINT signatory_authority CHECK (authority <> 'AUTHORIZED' OR authority_file_id IS NOT NULL)
  )`,
  'CREATE UNIQUE INDEX signatory_of_contract ON signatory (contract_id, place)',
  `CREATE TABLE signed_copy (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL CONSTRAINT signed_copy_contract REFERENCES contract (id) ON DELETE CASCADE,
    side text NOT NULL,
    party_id uuid,
    file_id uuid NOT NULL,
    sha256 text NOT NULL,
    terms_digest text NOT NULL,
    signed_on date NOT NULL,
    on_behalf boolean NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX signed_copy_of_contract ON signed_copy (contract_id, at, id)',
  `CREATE TABLE handover (
    id uuid PRIMARY KEY,
    contract_id uuid NOT NULL CONSTRAINT handover_contract REFERENCES contract (id) ON DELETE CASCADE,
    items text[] NOT NULL,
    handed_on date NOT NULL,
    file_ids uuid[] NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL,
    accepted boolean,
    answered_at timestamptz,
    answered_by uuid,
    remarks text,
    CONSTRAINT handover_answer CHECK ((answered_at IS NULL) = (accepted IS NULL))
  )`,
  'CREATE INDEX handover_of_contract ON handover (contract_id, at, id)',
  `CREATE TABLE contract_template (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    mode text NOT NULL,
    name text NOT NULL,
    clauses jsonb NOT NULL,
    version integer NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX contract_template_version ON contract_template (organization_id, mode, version)',
  // What a contract was signed as must be found again: copies and versions of templates are only ever added.
  `CREATE TRIGGER signed_copy_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON signed_copy
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER contract_template_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON contract_template
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

export class Contracts1764000000770 implements MigrationInterface {
  name = 'Contracts1764000000770';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE contract_template, handover, signed_copy, signatory, contract_document, contract',
    );
  }
}
