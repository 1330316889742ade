import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys under which callers did what must not be done twice. */
export class Idempotency1764000000801 implements MigrationInterface {
  name = 'Idempotency1764000000801';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_key (
        owner text NOT NULL,
        operation text NOT NULL,
        key text NOT NULL,
        digest text NOT NULL,
        answer_id uuid,
        at timestamptz NOT NULL,
        PRIMARY KEY (owner, operation, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
  }
}
