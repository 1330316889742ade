import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE collective_decision (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    terms_digest text NOT NULL,
    result_id uuid,
    title text NOT NULL,
    content jsonb NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    called_by uuid,
    called_at timestamptz NOT NULL,
    meeting_on date,
    minutes_file_id uuid,
    decided_by uuid,
    decided_at timestamptz,
    reason text
  )`,
  `CREATE TABLE decision_member (
    decision_id uuid NOT NULL
      CONSTRAINT decision_member_decision REFERENCES collective_decision (id) ON DELETE CASCADE,
    user_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    name text NOT NULL,
    vote text,
    voted_at timestamptz,
    recused_reason text,
    PRIMARY KEY (decision_id, user_id)
  )`,
  'CREATE INDEX collective_decision_of_case ON collective_decision (case_type, case_id, called_at)',
  'CREATE INDEX collective_decision_of_unit ON collective_decision (organization_id, state, called_at, id)',
  `CREATE UNIQUE INDEX collective_decision_called ON collective_decision (case_type, case_id)
   WHERE state = 'CALLED'`,
  'CREATE INDEX decision_member_user ON decision_member (user_id, decision_id)',
] as const;

/** Collective decisions of the leadership with their members and votes. */
export class Decisions1764000000730 implements MigrationInterface {
  name = 'Decisions1764000000730';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE decision_member');
    await runner.query('DROP TABLE collective_decision');
  }
}
