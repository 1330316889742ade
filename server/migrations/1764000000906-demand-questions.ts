import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE demand_question (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL CONSTRAINT demand_question_demand REFERENCES demand (id),
    number integer NOT NULL,
    body text NOT NULL,
    organization_id uuid NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    answer text,
    answered_by uuid,
    answered_at timestamptz,
    hidden_reason text,
    hidden_at timestamptz,
    CONSTRAINT demand_question_answered CHECK (
      (answer IS NULL) = (answered_at IS NULL) AND (answer IS NULL) = (answered_by IS NULL)
    ),
    CONSTRAINT demand_question_hidden CHECK ((hidden_reason IS NULL) = (hidden_at IS NULL))
  )`,
  'CREATE UNIQUE INDEX demand_question_number ON demand_question (demand_id, number)',
  `CREATE INDEX demand_question_waiting ON demand_question (demand_id)
    WHERE answered_at IS NULL AND hidden_at IS NULL`,
];

/** Questions about demands, with their answers. */
export class DemandQuestions1764000000906 implements MigrationInterface {
  name = 'DemandQuestions1764000000906';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE demand_question');
  }
}
