import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a rebuild of the search index has to know: that it is under way, what changed meanwhile, what it made. */
export class SearchRebuild1764000000600 implements MigrationInterface {
  name = 'SearchRebuild1764000000600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE search_rebuild (
        version uuid PRIMARY KEY,
        began_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE TABLE search_rebuild_change (result_id uuid PRIMARY KEY)');
    await runner.query(`ALTER TABLE search_index ADD COLUMN shape text NOT NULL DEFAULT ''`);
    await runner.query('ALTER TABLE search_index ALTER COLUMN shape DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE search_index DROP COLUMN shape');
    await runner.query('DROP TABLE search_rebuild_change');
    await runner.query('DROP TABLE search_rebuild');
  }
}
