import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every change of values of rulebooks as one append-only list of versions, which takes over what units adopted and what
 * operators set for documents; and the working calendars that operators load.
 */
export class RulebookVersions1764000000710 implements MigrationInterface {
  name = 'RulebookVersions1764000000710';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...TAKE_OVER]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of GIVE_BACK) await runner.query(statement);
    await runner.query('DROP TABLE loaded_calendar');
    await runner.query('DROP TABLE rulebook_version');
  }
}

const TABLES = [
  `CREATE TABLE rulebook_version (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    version text,
    organization_id uuid CONSTRAINT rulebook_version_organization_fk REFERENCES organization (id),
    province_code text,
    rule_id text,
    document_id text,
    parameters jsonb NOT NULL,
    changes jsonb NOT NULL,
    reason text NOT NULL,
    author_membership_id uuid NOT NULL CONSTRAINT rulebook_version_author_fk REFERENCES membership (id),
    at timestamptz NOT NULL,
    effective_from date NOT NULL,
    CONSTRAINT rulebook_version_subject CHECK ((rule_id IS NULL) <> (document_id IS NULL)),
    CONSTRAINT rulebook_version_unit
      CHECK ((organization_id IS NOT NULL) = (kind IN ('ADOPTION', 'REVOCATION')))
  )`,
  'CREATE INDEX rulebook_version_of_unit ON rulebook_version (organization_id, rule_id, at, id)',
  `CREATE INDEX rulebook_version_common ON rulebook_version (document_id, rule_id, at, id)
    WHERE organization_id IS NULL`,
  `CREATE TRIGGER rulebook_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rulebook_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE loaded_calendar (
    id uuid PRIMARY KEY,
    year integer NOT NULL,
    days_off jsonb NOT NULL,
    days_worked jsonb NOT NULL,
    source text NOT NULL,
    author_membership_id uuid NOT NULL CONSTRAINT loaded_calendar_author_fk REFERENCES membership (id),
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX loaded_calendar_latest ON loaded_calendar (year, at, id)',
  `CREATE TRIGGER loaded_calendar_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON loaded_calendar
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const TAKE_OVER = [
  `INSERT INTO rulebook_version
    SELECT a.id, CASE WHEN a.adopted THEN 'ADOPTION' ELSE 'REVOCATION' END, NULL, a.organization_id,
      o.province_code, a.rule_id, NULL, '{}',
      jsonb_build_array(jsonb_build_object('ruleId', a.rule_id, 'documentId', NULL, 'parameter', 'adopted',
        'from', (NOT a.adopted)::text, 'to', a.adopted::text)),
      '', a.author_membership_id, a.at, a.effective_from
    FROM rule_adoption a JOIN organization o ON o.id = a.organization_id`,
  `INSERT INTO rulebook_version
    SELECT d.id, 'DOCUMENT_DATES', NULL, NULL,
      CASE split_part(d.document_id, '-', 1) WHEN 'HLJ' THEN '230000' WHEN 'JL' THEN '220000' END,
      NULL, d.document_id,
      jsonb_strip_nulls(jsonb_build_object('effectiveFrom', d.effective_from, 'effectiveTo', d.effective_to)),
      '[]', d.note, d.author_membership_id, d.at, (d.at AT TIME ZONE 'Asia/Shanghai')::date
    FROM rule_document_dates d`,
  'DROP TABLE rule_document_dates',
  'DROP TABLE rule_adoption',
];

/** The way back keeps what fits the older tables. */
const GIVE_BACK = [
  `CREATE TABLE rule_adoption (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL CONSTRAINT rule_adoption_organization_fk REFERENCES organization (id),
    rule_id text NOT NULL,
    adopted boolean NOT NULL,
    author_membership_id uuid NOT NULL CONSTRAINT rule_adoption_author_fk REFERENCES membership (id),
    at timestamptz NOT NULL,
    effective_from date NOT NULL
  )`,
  'CREATE INDEX rule_adoption_latest ON rule_adoption (organization_id, rule_id, at, id)',
  `INSERT INTO rule_adoption
    SELECT id, organization_id, rule_id, kind = 'ADOPTION', author_membership_id, at, effective_from
    FROM rulebook_version WHERE organization_id IS NOT NULL`,
  `CREATE TRIGGER rule_adoption_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_adoption
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE rule_document_dates (
    id uuid PRIMARY KEY,
    document_id text NOT NULL,
    effective_from date,
    effective_to date,
    note text NOT NULL,
    author_membership_id uuid NOT NULL CONSTRAINT rule_document_dates_author_fk REFERENCES membership (id),
    at timestamptz NOT NULL
  )`,
  'CREATE INDEX rule_document_dates_latest ON rule_document_dates (document_id, at, id)',
  `INSERT INTO rule_document_dates
    SELECT id, document_id, (parameters->>'effectiveFrom')::date, (parameters->>'effectiveTo')::date, reason,
      author_membership_id, at
    FROM rulebook_version WHERE document_id IS NOT NULL`,
  `CREATE TRIGGER rule_document_dates_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON rule_document_dates
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];
