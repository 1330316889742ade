import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Uploaded files: what is known of each content in the file store. */
export class Files1764000000100 implements MigrationInterface {
  name = 'Files1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE stored_file (
        id uuid PRIMARY KEY,
        state text NOT NULL,
        purpose text NOT NULL,
        name text NOT NULL,
        media_type text NOT NULL,
        size integer NOT NULL,
        sha256 text NOT NULL,
        uploaded_by uuid,
        owner_organization_id uuid,
        attached_kind text,
        attached_id uuid,
        created_at timestamptz NOT NULL,
        CONSTRAINT stored_file_state CHECK (state IN ('RECEIVING', 'HELD', 'ATTACHED', 'DISCARDED')),
        CONSTRAINT stored_file_attached CHECK (
          (state = 'ATTACHED') = (attached_kind IS NOT NULL) AND (attached_kind IS NULL) = (attached_id IS NULL)
        )
      )`);
    await runner.query('CREATE INDEX stored_file_attached_to ON stored_file (attached_kind, attached_id)');
    await runner.query(
      `CREATE INDEX stored_file_unattached ON stored_file (created_at) WHERE state <> 'ATTACHED'`,
    );
    await runner.query(
      `CREATE INDEX stored_file_held ON stored_file (uploaded_by) WHERE state <> 'ATTACHED'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stored_file');
  }
}
