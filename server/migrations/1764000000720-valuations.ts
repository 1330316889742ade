import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE valuation (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    appraiser text NOT NULL,
    method text NOT NULL,
    amount bigint NOT NULL,
    valued_on date NOT NULL,
    valid_until date NOT NULL,
    file_ids uuid[] NOT NULL,
    note text,
    replaces_id uuid CONSTRAINT valuation_replaced REFERENCES valuation (id),
    replace_reason text,
    recorded_by uuid,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT valuation_replaced_with_reason CHECK ((replaces_id IS NULL) = (replace_reason IS NULL))
  )`,
  'CREATE INDEX valuation_of_result ON valuation (result_id, valued_on)',
  'CREATE UNIQUE INDEX valuation_replaces ON valuation (replaces_id) WHERE replaces_id IS NOT NULL',
  `CREATE TRIGGER valuation_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON valuation
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
] as const;

/** Valuations of results, which are never changed or deleted. */
export class Valuations1764000000720 implements MigrationInterface {
  name = 'Valuations1764000000720';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE valuation');
  }
}
