import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE engagement (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    side text NOT NULL,
    client_organization_id uuid NOT NULL CONSTRAINT engagement_client REFERENCES organization (id),
    lead_broker_id uuid NOT NULL CONSTRAINT engagement_lead REFERENCES broker_profile (id),
    lead_membership_id uuid NOT NULL,
    lead_organization_id uuid NOT NULL,
    party_user_ids uuid[] NOT NULL,
    party_organization_ids uuid[] NOT NULL,
    result_id uuid,
    demand_id uuid,
    scope_text text NOT NULL,
    is_exclusive boolean NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    duties text NOT NULL,
    confidential_access boolean NOT NULL,
    proposed_at timestamptz NOT NULL,
    activated_at timestamptz,
    changed_at timestamptz NOT NULL,
    over_at timestamptz,
    end_reason text,
    CONSTRAINT engagement_days CHECK (starts_on <= ends_on),
    CONSTRAINT engagement_scope CHECK (result_id IS NULL OR demand_id IS NULL),
    CONSTRAINT engagement_signed
      CHECK (state NOT IN ('ACTIVE', 'FULFILLED', 'ENDED') OR activated_at IS NOT NULL),
    CONSTRAINT engagement_over CHECK (
      (state IN ('FULFILLED', 'DECLINED', 'ENDED')) = (over_at IS NOT NULL)
        AND (state NOT IN ('DECLINED', 'ENDED') OR end_reason IS NOT NULL)
    )
  )`,
  'CREATE UNIQUE INDEX engagement_number ON engagement (number)',
  'CREATE INDEX engagement_of_client ON engagement (client_organization_id, id)',
  'CREATE INDEX engagement_of_lead ON engagement (lead_broker_id, state, id)',
  'CREATE INDEX engagement_of_result ON engagement (result_id) WHERE result_id IS NOT NULL',
  'CREATE INDEX engagement_of_demand ON engagement (demand_id) WHERE demand_id IS NOT NULL',
  'CREATE INDEX engagement_of_persons ON engagement USING gin (party_user_ids)',
  'CREATE INDEX engagement_of_organizations ON engagement USING gin (party_organization_ids)',
  'CREATE TABLE engagement_counter (year integer PRIMARY KEY, last integer NOT NULL)',
  `CREATE TABLE engagement_terms (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL
      CONSTRAINT engagement_terms_engagement REFERENCES engagement (id) ON DELETE CASCADE,
    number integer NOT NULL,
    state text NOT NULL,
    proposed_by text NOT NULL,
    proposed_by_user uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    note text,
    mandate jsonb NOT NULL,
    terms jsonb NOT NULL,
    agreed_from date NOT NULL,
    effective_from date,
    digest text NOT NULL,
    accepted_at timestamptz,
    signed_at timestamptz,
    CONSTRAINT engagement_terms_signed CHECK ((state = 'SIGNED') = (effective_from IS NOT NULL))
  )`,
  'CREATE UNIQUE INDEX engagement_terms_number ON engagement_terms (engagement_id, number)',
  `CREATE UNIQUE INDEX engagement_terms_open ON engagement_terms (engagement_id)
    WHERE state IN ('PROPOSED', 'ACCEPTED')`,
  `CREATE UNIQUE INDEX engagement_terms_in_force ON engagement_terms (engagement_id, effective_from)
    WHERE state = 'SIGNED'`,
  `CREATE TABLE engagement_signature (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL
      CONSTRAINT engagement_signature_engagement REFERENCES engagement (id) ON DELETE CASCADE,
    terms_id uuid NOT NULL
      CONSTRAINT engagement_signature_terms REFERENCES engagement_terms (id) ON DELETE CASCADE,
    party_key text NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid,
    digest text NOT NULL,
    at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX engagement_signature_once ON engagement_signature (terms_id, party_key)',
  'CREATE INDEX engagement_signature_of_engagement ON engagement_signature (engagement_id, at, id)',
  `CREATE TRIGGER engagement_signature_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON engagement_signature
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE deal_engagement (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT deal_engagement_engagement REFERENCES engagement (id),
    deal_id uuid NOT NULL CONSTRAINT deal_engagement_deal REFERENCES deal (id),
    why text NOT NULL,
    introduction_id uuid,
    acknowledged_at timestamptz,
    state text NOT NULL,
    version integer NOT NULL,
    priority integer NOT NULL,
    claimed_by uuid,
    claimed_at timestamptz NOT NULL,
    answered_by uuid,
    answered_at timestamptz,
    reason text,
    both_sides_at timestamptz,
    both_sides_by uuid,
    CONSTRAINT deal_engagement_introduction CHECK (why <> 'INTRODUCTION' OR introduction_id IS NOT NULL),
    CONSTRAINT deal_engagement_answered CHECK ((state = 'CLAIMED') = (answered_at IS NULL)),
    CONSTRAINT deal_engagement_reason
      CHECK (state NOT IN ('CONTESTED', 'EXCLUDED') OR reason IS NOT NULL)
  )`,
  'CREATE UNIQUE INDEX deal_engagement_once ON deal_engagement (engagement_id, deal_id)',
  'CREATE INDEX deal_engagement_of_deal ON deal_engagement (deal_id, priority, id)',
];
const TABLES = [
  'deal_engagement',
  'engagement_signature',
  'engagement_terms',
  'engagement_counter',
  'engagement',
];

/** Engagements of brokers, their terms and signatures, and the deals that they claim. */
export class Engagements1764000001030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
