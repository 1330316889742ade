import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit chains, the outbox, and what every table may use: pinyin order for names and the guard of append-only tables. */
export class Platform1764000000000 implements MigrationInterface {
  name = 'Platform1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE COLLATION zh_pinyin (provider = icu, locale = 'zh-u-co-pinyin-kn')`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TABLE audit_event (
        id uuid PRIMARY KEY,
        case_type text NOT NULL,
        case_id uuid NOT NULL,
        sequence integer NOT NULL,
        at timestamptz NOT NULL,
        action text NOT NULL,
        user_id uuid,
        membership_id uuid,
        job text,
        rulebook_version text,
        facts jsonb NOT NULL,
        personal_digest text,
        previous_hash text NOT NULL,
        hash text NOT NULL
      )`);
    await runner.query('CREATE UNIQUE INDEX audit_event_chain ON audit_event (case_type, case_id, sequence)');
    await runner.query(`
      CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    await runner.query(`
      CREATE TABLE audit_personal (
        event_id uuid PRIMARY KEY,
        salt text NOT NULL,
        details jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE audit_head (
        case_type text NOT NULL,
        case_id uuid NOT NULL,
        sequence integer NOT NULL,
        hash text NOT NULL,
        signature text NOT NULL,
        PRIMARY KEY (case_type, case_id)
      )`);
    await runner.query(`
      CREATE TABLE outbox_event (
        id uuid PRIMARY KEY,
        topic text NOT NULL,
        key uuid NOT NULL,
        created_at timestamptz NOT NULL,
        attempts integer NOT NULL DEFAULT 0,
        due_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX outbox_event_topic ON outbox_event (topic, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['outbox_event', 'audit_head', 'audit_personal', 'audit_event']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query('DROP FUNCTION refuse_change()');
    await runner.query('DROP COLLATION zh_pinyin');
  }
}
