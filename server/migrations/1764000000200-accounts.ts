import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, users, memberships, sessions, delegations, consents, password resets and limits of attempts. */
export class Accounts1764000000200 implements MigrationInterface {
  name = 'Accounts1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}

const TABLES = [
  'attempt_limit',
  'password_reset',
  'consent',
  'delegation',
  'user_session',
  'membership',
  'user_account',
  'organization',
];

const STATEMENTS = [
  `CREATE TABLE organization (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    name_en text,
    short_name text,
    kind text NOT NULL,
    credit_code text NOT NULL,
    province_code text NOT NULL,
    city_code text NOT NULL,
    industry_division text,
    size_class text,
    intro text,
    website text,
    status text NOT NULL,
    employees integer,
    revenue bigint,
    assets bigint,
    state_funded boolean NOT NULL,
    subordination text NOT NULL,
    secrecy_office text,
    notice_to_everyone boolean NOT NULL,
    created_at timestamptz NOT NULL,
    decided_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT organization_size_class CHECK ((kind = 'ENTERPRISE') = (size_class IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX organization_credit_code ON organization (credit_code) WHERE status <> 'REJECTED'`,
  'CREATE INDEX organization_status ON organization (status, id)',
  `CREATE INDEX organization_by_name ON organization (name COLLATE zh_pinyin, id) WHERE status = 'CONFIRMED'`,
  `CREATE TABLE user_account (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    email text NOT NULL,
    locale text NOT NULL,
    password_hash text NOT NULL,
    totp_secret text,
    totp_last_step integer,
    last_membership_id uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT user_account_email_form CHECK (email = lower(email))
  )`,
  'CREATE UNIQUE INDEX user_account_email ON user_account (email)',
  `CREATE TABLE membership (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT membership_user_fk REFERENCES user_account (id),
    organization_id uuid NOT NULL CONSTRAINT membership_organization_fk REFERENCES organization (id),
    roles text[] NOT NULL,
    title text,
    department text,
    status text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_at timestamptz,
    version integer NOT NULL,
    CONSTRAINT membership_roles CHECK (cardinality(roles) > 0)
  )`,
  `CREATE UNIQUE INDEX membership_one_at_a_time ON membership (user_id, organization_id)
    WHERE status IN ('PENDING', 'ACTIVE')`,
  'CREATE INDEX membership_organization ON membership (organization_id, status, requested_at, id)',
  'CREATE INDEX membership_user ON membership (user_id)',
  `CREATE TABLE user_session (
    id uuid PRIMARY KEY,
    token_hash text NOT NULL,
    user_id uuid NOT NULL CONSTRAINT user_session_user_fk REFERENCES user_account (id),
    membership_id uuid,
    second_factor_at timestamptz,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    address text,
    user_agent text
  )`,
  'CREATE UNIQUE INDEX user_session_token ON user_session (token_hash)',
  'CREATE INDEX user_session_user ON user_session (user_id)',
  'CREATE INDEX user_session_expiry ON user_session (expires_at)',
  `CREATE TABLE delegation (
    id uuid PRIMARY KEY,
    from_membership_id uuid NOT NULL CONSTRAINT delegation_from_fk REFERENCES membership (id),
    to_membership_id uuid NOT NULL CONSTRAINT delegation_to_fk REFERENCES membership (id),
    roles text[] NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    reason text,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT delegation_days CHECK (starts_on <= ends_on)
  )`,
  'CREATE INDEX delegation_from ON delegation (from_membership_id, starts_on, id)',
  'CREATE INDEX delegation_to ON delegation (to_membership_id, ends_on)',
  `CREATE TABLE consent (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT consent_user_fk REFERENCES user_account (id),
    document text NOT NULL,
    document_version text NOT NULL,
    at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX consent_once ON consent (user_id, document, document_version)',
  `CREATE TABLE password_reset (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL CONSTRAINT password_reset_user_fk REFERENCES user_account (id),
    token_hash text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
  )`,
  'CREATE UNIQUE INDEX password_reset_token ON password_reset (token_hash)',
  'CREATE INDEX password_reset_user ON password_reset (user_id)',
  `CREATE TABLE attempt_limit (
    key text PRIMARY KEY,
    attempts integer NOT NULL,
    resets_at timestamptz NOT NULL
  )`,
];
