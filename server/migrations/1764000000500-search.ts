import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE search_index (
    name text PRIMARY KEY,
    version uuid NOT NULL,
    rebuilt_at timestamptz NOT NULL,
    documents integer NOT NULL,
    term_table jsonb NOT NULL
  )`,
  `CREATE TABLE search_synonym (
    term text PRIMARY KEY,
    synonyms text[] NOT NULL
  )`,
  `CREATE TABLE saved_search (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL,
    name text NOT NULL,
    query text NOT NULL,
    filter jsonb NOT NULL,
    digest boolean NOT NULL,
    created_at timestamptz NOT NULL,
    told_until timestamptz NOT NULL,
    last_digest_at timestamptz
  )`,
  'CREATE INDEX saved_search_of_user ON saved_search (user_id, created_at)',
];

/** What search keeps beside its index: the state of the last rebuild, synonyms, searches that users saved. */
export class Search1764000000500 implements MigrationInterface {
  name = 'Search1764000000500';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['saved_search', 'search_synonym', 'search_index']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
