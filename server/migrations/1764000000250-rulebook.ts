import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What units adopt as their own rules, and days of effect that an operator sets for documents; both append-only. */
export class Rulebook1764000000250 implements MigrationInterface {
  name = 'Rulebook1764000000250';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rule_document_dates');
    await runner.query('DROP TABLE rule_adoption');
  }
}

const STATEMENTS = [
  `CREATE TABLE rule_adoption (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL CONSTRAINT rule_adoption_organization_fk REFERENCES organization (id),
    rule_id text NOT NULL,
    adopted boolean NOT NULL,
    author_membership_id uuid NOT NULL CONSTRAINT rule_adoption_author_fk REFERENCES membership (id),
    at timestamptz NOT NULL,
    effective_from date NOT NULL
  )`,
  'CREATE INDEX rule_adoption_latest ON rule_adoption (organization_id, rule_id, at, id)',
  `CREATE TRIGGER rule_adoption_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_adoption
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE rule_document_dates (
    id uuid PRIMARY KEY,
    document_id text NOT NULL,
    effective_from date,
    effective_to date,
    note text NOT NULL,
    author_membership_id uuid NOT NULL CONSTRAINT rule_document_dates_author_fk REFERENCES membership (id),
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX rule_document_dates_latest ON rule_document_dates (document_id, at, id)',
  `CREATE TRIGGER rule_document_dates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_document_dates
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];
