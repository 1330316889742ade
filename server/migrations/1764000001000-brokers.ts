import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE broker_profile (
    id uuid PRIMARY KEY,
    number text NOT NULL,
    user_id uuid NOT NULL CONSTRAINT broker_profile_user REFERENCES user_account (id),
    organization_id uuid NOT NULL CONSTRAINT broker_profile_organization REFERENCES organization (id),
    membership_id uuid NOT NULL CONSTRAINT broker_profile_membership_fk REFERENCES membership (id),
    level text NOT NULL,
    certificates jsonb NOT NULL,
    sectors text[] NOT NULL,
    regions text[] NOT NULL,
    languages text[] NOT NULL,
    services text[] NOT NULL,
    about text NOT NULL,
    capacity integer NOT NULL,
    accepts_new boolean NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    proposed jsonb,
    proposed_at timestamptz,
    reason text,
    suspended_by_operator boolean NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    handed_in_at timestamptz,
    confirmed_at timestamptz,
    confirmed_by uuid,
    CONSTRAINT broker_profile_capacity CHECK (capacity BETWEEN 1 AND 100),
    CONSTRAINT broker_profile_confirmed CHECK (
      state NOT IN ('CONFIRMED', 'SUSPENDED') OR confirmed_at IS NOT NULL
    ),
    CONSTRAINT broker_profile_proposal CHECK (proposed_at IS NULL OR proposed IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX broker_profile_number ON broker_profile (number)`,
  `CREATE UNIQUE INDEX broker_profile_membership ON broker_profile (membership_id)`,
  `CREATE INDEX broker_profile_of_organization ON broker_profile (organization_id, state, id)`,
  `CREATE INDEX broker_profile_of_user ON broker_profile (user_id)`,
  `CREATE INDEX broker_profile_in_state ON broker_profile (state, handed_in_at, id)`,
  `CREATE TABLE broker_counter (year integer PRIMARY KEY, last integer NOT NULL)`,
];

/** Profiles of brokers. */
export class Brokers1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['broker_counter', 'broker_profile']) await runner.query(`DROP TABLE ${table}`);
  }
}
