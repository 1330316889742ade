import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE result_import (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    file_id uuid NOT NULL,
    actor jsonb NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    target text NOT NULL,
    format text NOT NULL,
    encoding text,
    headers jsonb NOT NULL,
    sample_rows jsonb NOT NULL,
    mapping jsonb NOT NULL,
    defaults jsonb NOT NULL,
    attested boolean NOT NULL,
    total integer,
    processed integer NOT NULL,
    created integer NOT NULL,
    updated integer NOT NULL,
    unchanged integer NOT NULL,
    invalid integer NOT NULL,
    error jsonb,
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    finished_at timestamptz
  )`,
  'CREATE INDEX result_import_of_unit ON result_import (organization_id, created_at)',
  `CREATE TABLE result_import_row (
    id uuid PRIMARY KEY,
    import_id uuid NOT NULL CONSTRAINT result_import_row_import REFERENCES result_import (id) ON DELETE CASCADE,
    line integer NOT NULL,
    source_id text NOT NULL,
    title text,
    state text NOT NULL,
    problems jsonb NOT NULL,
    result_id uuid
  )`,
  'CREATE INDEX result_import_row_line ON result_import_row (import_id, line, id)',
  'CREATE INDEX result_import_row_source ON result_import_row (import_id, source_id)',
  `CREATE TABLE result_import_source (
    organization_id uuid NOT NULL,
    source_id text NOT NULL,
    digest text NOT NULL,
    result_id uuid NOT NULL,
    PRIMARY KEY (organization_id, source_id)
  )`,
  'CREATE UNIQUE INDEX result_import_source_result ON result_import_source (result_id)',
];

/** Bulk imports of results: the file's progress, what became of each row, and which result a source's row is. */
export class ResultImport1764000000400 implements MigrationInterface {
  name = 'ResultImport1764000000400';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['result_import_source', 'result_import_row', 'result_import']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
