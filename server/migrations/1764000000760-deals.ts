import type { MigrationInterface, QueryRunner } from 'typeorm';

const DEAL = `CREATE TABLE deal (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    result_id uuid NOT NULL,
    offer_id uuid,
    request_key uuid NOT NULL,
    origin text NOT NULL,
    organization_id uuid NOT NULL,
    enterprise_id uuid NOT NULL,
    prior_deal_id uuid CONSTRAINT deal_prior REFERENCES deal (id),
    state text NOT NULL,
    pricing text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    terms jsonb,
    terms_digest text,
    terms_number integer,
    priced_digest text,
    bears_policy_name boolean NOT NULL,
    eligibility jsonb,
    valuation_choice text,
    price_reason text,
    price_reason_digest text,
    leaders_declared boolean NOT NULL,
    requested_by uuid,
    negotiator_user_id uuid,
    confidentiality_text text,
    confidentiality_expires_on date,
    confidentiality_accepted_at timestamptz,
    confidentiality_accepted_by uuid,
    confidential_grant_id uuid,
    end_reason text,
    waits_for jsonb NOT NULL,
    waits_side text,
    waits_until timestamptz,
    reminded text[] NOT NULL,
    contract_ends_on date,
    requested_at timestamptz NOT NULL,
    agreed_at timestamptz,
    cleared_at timestamptz,
    signed_at timestamptz,
    active_at timestamptz,
    ended_at timestamptz,
    updated_at timestamptz NOT NULL,
    CONSTRAINT deal_agreed_terms CHECK (
      state NOT IN ('AGREED', 'DECIDED', 'ON_NOTICE', 'CLEARED', 'SIGNED', 'ACTIVE', 'COMPLETED', 'TERMINATED')
      OR (terms IS NOT NULL AND terms_digest IS NOT NULL)
    ),
    CONSTRAINT deal_two_sides CHECK (organization_id <> enterprise_id)
  )`;

const OPEN = `('REQUESTED', 'NEGOTIATING', 'AGREED', 'DECIDED', 'ON_NOTICE', 'CLEARED')`;

const STATEMENTS = [
  DEAL,
  'CREATE UNIQUE INDEX deal_number ON deal (organization_id, number)',
  'CREATE INDEX deal_of_owner ON deal (organization_id, requested_at, id)',
  'CREATE INDEX deal_of_enterprise ON deal (enterprise_id, requested_at, id)',
  'CREATE INDEX deal_of_result ON deal (result_id, state)',
  'CREATE INDEX deal_of_offer ON deal (offer_id) WHERE offer_id IS NOT NULL',
  `CREATE UNIQUE INDEX deal_open_request ON deal (request_key, enterprise_id)
    WHERE state IN ${OPEN} AND prior_deal_id IS NULL`,
  `CREATE UNIQUE INDEX deal_open_follow_up ON deal (prior_deal_id)
    WHERE state IN ${OPEN} AND prior_deal_id IS NOT NULL`,
  'CREATE INDEX deal_waiting ON deal (waits_until) WHERE waits_until IS NOT NULL',
  `CREATE TABLE deal_counter (
    organization_id uuid NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (organization_id, year)
  )`,
  `CREATE TABLE deal_proposal (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_proposal_deal REFERENCES deal (id) ON DELETE CASCADE,
    number integer NOT NULL,
    side text NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL,
    terms jsonb NOT NULL,
    terms_digest text NOT NULL,
    note text,
    state text NOT NULL,
    accepted_by_owner_at timestamptz,
    accepted_by_owner uuid,
    accepted_by_enterprise_at timestamptz,
    accepted_by_enterprise uuid
  )`,
  'CREATE UNIQUE INDEX deal_proposal_of_deal ON deal_proposal (deal_id, number)',
  `CREATE TABLE deal_declaration (
    deal_id uuid NOT NULL CONSTRAINT deal_declaration_deal REFERENCES deal (id) ON DELETE CASCADE,
    side text NOT NULL,
    relation text NOT NULL,
    explanation text,
    foreign_party boolean NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL,
    PRIMARY KEY (deal_id, side)
  )`,
  `CREATE TABLE deal_leader (
    deal_id uuid NOT NULL CONSTRAINT deal_leader_deal REFERENCES deal (id) ON DELETE CASCADE,
    completer_id uuid NOT NULL,
    completer_name text NOT NULL,
    user_id uuid,
    position text NOT NULL,
    takes_equity boolean NOT NULL,
    PRIMARY KEY (deal_id, completer_id)
  )`,
  `CREATE TABLE deal_party (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_party_deal REFERENCES deal (id) ON DELETE CASCADE,
    position integer NOT NULL,
    name text NOT NULL,
    organization_id uuid,
    grant_id uuid,
    share integer,
    consent text NOT NULL,
    consent_file_id uuid,
    consent_digest text,
    at timestamptz
  )`,
  'CREATE UNIQUE INDEX deal_party_of_deal ON deal_party (deal_id, position)',
  `CREATE TABLE deal_message (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_message_deal REFERENCES deal (id) ON DELETE CASCADE,
    side text NOT NULL,
    by_user uuid,
    text text NOT NULL,
    file_ids uuid[] NOT NULL,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX deal_message_of_deal ON deal_message (deal_id, at, id)',
  `CREATE TABLE deal_document (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_document_deal REFERENCES deal (id) ON DELETE CASCADE,
    file_id uuid NOT NULL,
    kind text NOT NULL,
    note text,
    side text NOT NULL,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX deal_document_of_deal ON deal_document (deal_id, at, id)',
  `CREATE TABLE deal_approval (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_approval_deal REFERENCES deal (id) ON DELETE CASCADE,
    terms_digest text NOT NULL,
    department text NOT NULL,
    reference text NOT NULL,
    approved boolean NOT NULL,
    decided_on date NOT NULL,
    file_id uuid,
    filing_due_on date,
    calendar_missing integer,
    filed_on date,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX deal_approval_of_deal ON deal_approval (deal_id, at, id)',
  `CREATE TABLE deal_check (
    id uuid PRIMARY KEY,
    deal_id uuid NOT NULL CONSTRAINT deal_check_deal REFERENCES deal (id) ON DELETE CASCADE,
    kind text NOT NULL,
    outcome text NOT NULL,
    note text,
    file_id uuid,
    by_user uuid,
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX deal_check_of_deal ON deal_check (deal_id, at, id)',
];

const TABLES = [
  'deal_check',
  'deal_approval',
  'deal_document',
  'deal_message',
  'deal_party',
  'deal_leader',
  'deal_declaration',
  'deal_proposal',
  'deal_counter',
  'deal',
];

export class Deals1764000000760 implements MigrationInterface {
  name = 'Deals1764000000760';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
