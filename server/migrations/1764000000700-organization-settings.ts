import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a unit runs its deals: from which sum on it decides collectively, its own notice term, its office's contact. */
export class OrganizationSettings1764000000700 implements MigrationInterface {
  name = 'OrganizationSettings1764000000700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization
      ADD COLUMN collective_decision_from bigint,
      ADD COLUMN notice_days integer,
      ADD COLUMN office_contact text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organization
      DROP COLUMN collective_decision_from,
      DROP COLUMN notice_days,
      DROP COLUMN office_contact`);
  }
}
