import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE offer (
    id uuid PRIMARY KEY,
    result_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    mode text NOT NULL,
    terms jsonb NOT NULL,
    terms_digest text NOT NULL,
    pricing text NOT NULL,
    is_standing boolean NOT NULL,
    directed_to_id uuid,
    bears_policy_name boolean NOT NULL,
    note text,
    closes_on date,
    below_valuation_reason text,
    created_by uuid,
    written_by uuid,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    opened_at timestamptz,
    end_reason text,
    CONSTRAINT offer_standing_negotiated CHECK (NOT is_standing OR pricing = 'NEGOTIATED')
  )`,
  'CREATE INDEX offer_of_result ON offer (result_id, state)',
  'CREATE INDEX offer_of_unit ON offer (organization_id, updated_at, id)',
  'CREATE INDEX offer_directed ON offer (directed_to_id, updated_at, id) WHERE directed_to_id IS NOT NULL',
  `CREATE INDEX offer_open ON offer (opened_at, id) WHERE state = 'OPEN'`,
] as const;

/** Offers of results. */
export class Offers1764000000750 implements MigrationInterface {
  name = 'Offers1764000000750';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE offer');
  }
}
