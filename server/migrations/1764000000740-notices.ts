import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE public_notice (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    terms_digest text NOT NULL,
    kind text NOT NULL,
    result_id uuid,
    title text NOT NULL,
    content jsonb NOT NULL,
    audience text NOT NULL,
    party_user_ids uuid[] NOT NULL,
    party_organization_ids uuid[] NOT NULL,
    days integer NOT NULL,
    published_by uuid,
    published_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    rule_id text NOT NULL,
    rulebook_version text NOT NULL,
    voided_at timestamptz,
    void_reason text,
    end_told_at timestamptz
  )`,
  `CREATE TABLE objection (
    id uuid PRIMARY KEY,
    notice_id uuid NOT NULL CONSTRAINT objection_notice REFERENCES public_notice (id),
    organization_id uuid NOT NULL,
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    raised_by uuid,
    name text NOT NULL,
    contact text NOT NULL,
    sender_digest text NOT NULL,
    grounds text NOT NULL,
    file_ids uuid[] NOT NULL,
    raised_at timestamptz NOT NULL,
    decided_by uuid,
    decided_at timestamptz,
    turn_down_reason text,
    investigator_id uuid,
    assigned_at timestamptz,
    findings text,
    findings_file_ids uuid[] NOT NULL,
    investigated_at timestamptz,
    outcome text,
    outcome_text text,
    published_by uuid,
    published_at timestamptz,
    overdue_told_at timestamptz
  )`,
  'CREATE UNIQUE INDEX public_notice_of_case ON public_notice (case_type, case_id) WHERE voided_at IS NULL',
  'CREATE INDEX public_notice_case_history ON public_notice (case_type, case_id, published_at)',
  'CREATE INDEX public_notice_of_unit ON public_notice (organization_id, published_at, id)',
  `CREATE INDEX public_notice_public ON public_notice (published_at, id) WHERE audience = 'EVERYONE'`,
  `CREATE INDEX public_notice_untold ON public_notice (ends_at)
   WHERE end_told_at IS NULL AND voided_at IS NULL`,
  'CREATE INDEX objection_of_notice ON objection (notice_id, raised_at)',
  'CREATE INDEX objection_of_case ON objection (case_type, case_id, state)',
  'CREATE INDEX objection_of_unit ON objection (organization_id, raised_at, id)',
  'CREATE INDEX objection_of_user ON objection (raised_by, raised_at, id) WHERE raised_by IS NOT NULL',
  'CREATE INDEX objection_sender ON objection (sender_digest, raised_at)',
  `CREATE INDEX objection_waiting ON objection (raised_at)
   WHERE state = 'RAISED' AND overdue_told_at IS NULL`,
] as const;

/** Public notices and the objections to them. */
export class Notices1764000000740 implements MigrationInterface {
  name = 'Notices1764000000740';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE objection');
    await runner.query('DROP TABLE public_notice');
  }
}
