import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE search_rebuild ADD COLUMN collection text NOT NULL DEFAULT 'results'`,
  'ALTER TABLE search_rebuild ALTER COLUMN collection DROP DEFAULT',
  'ALTER TABLE search_rebuild DROP CONSTRAINT search_rebuild_pkey',
  'ALTER TABLE search_rebuild ADD PRIMARY KEY (collection)',
  `ALTER TABLE search_rebuild_change ADD COLUMN collection text NOT NULL DEFAULT 'results'`,
  'ALTER TABLE search_rebuild_change ALTER COLUMN collection DROP DEFAULT',
  'ALTER TABLE search_rebuild_change RENAME COLUMN result_id TO record_id',
  'ALTER TABLE search_rebuild_change DROP CONSTRAINT search_rebuild_change_pkey',
  'ALTER TABLE search_rebuild_change ADD PRIMARY KEY (collection, record_id)',
];

const DOWN = [
  `DELETE FROM search_rebuild_change WHERE collection <> 'results'`,
  `DELETE FROM search_rebuild WHERE collection <> 'results'`,
  `DELETE FROM search_index WHERE name <> 'results'`,
  'ALTER TABLE search_rebuild_change DROP CONSTRAINT search_rebuild_change_pkey',
  'ALTER TABLE search_rebuild_change RENAME COLUMN record_id TO result_id',
  'ALTER TABLE search_rebuild_change DROP COLUMN collection',
  'ALTER TABLE search_rebuild_change ADD PRIMARY KEY (result_id)',
  'ALTER TABLE search_rebuild DROP CONSTRAINT search_rebuild_pkey',
  'ALTER TABLE search_rebuild DROP COLUMN collection',
  'ALTER TABLE search_rebuild ADD PRIMARY KEY (version)',
];

/** More than results can be searched for: what a rebuild notes is kept for each collection. */
export class SearchCollections1764000000905 implements MigrationInterface {
  name = 'SearchCollections1764000000905';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
