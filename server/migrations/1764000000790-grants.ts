import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Grants of ownership or use to the team. */
export class Grants1764000000790 implements MigrationInterface {
  name = 'Grants1764000000790';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ownership_grant (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        result_id uuid,
        title text NOT NULL,
        kind text NOT NULL,
        timing text NOT NULL,
        state text NOT NULL,
        share_basis_points integer,
        use_years integer,
        title_clear boolean NOT NULL,
        prospects text NOT NULL,
        recipient text,
        shares jsonb NOT NULL,
        split_file_id uuid,
        agreement jsonb NOT NULL,
        relinquishment text,
        resource_fee bigint,
        agreement_file_id uuid,
        applied_by uuid NOT NULL,
        applied_at timestamptz NOT NULL,
        approved_by uuid,
        approved_at timestamptz,
        agreed_on date,
        in_force_from date,
        last_day date,
        end_reason text,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL,
        CONSTRAINT ownership_grant_result CHECK (result_id IS NOT NULL OR timing = 'RESERVED'),
        CONSTRAINT ownership_grant_share CHECK (
          (kind = 'FULL_WITH_AGREED_INCOME' AND share_basis_points = 10000) OR
          (kind = 'CO_OWNERSHIP' AND share_basis_points BETWEEN 1 AND 9999) OR
          (kind = 'LONG_TERM_USE' AND share_basis_points IS NULL AND use_years IS NOT NULL))
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX ownership_grant_of_result ON ownership_grant (result_id)
        WHERE result_id IS NOT NULL AND state NOT IN ('ENDED', 'REFUSED')`);
    await runner.query(
      'CREATE INDEX ownership_grant_of_unit ON ownership_grant (organization_id, applied_at, id)',
    );
    await runner.query('CREATE INDEX ownership_grant_of_applicant ON ownership_grant (applied_by, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE ownership_grant');
  }
}
