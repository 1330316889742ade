import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE broker_wish (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    version integer NOT NULL,
    terms text NOT NULL,
    basis_points integer,
    until_day date,
    set_by uuid NOT NULL,
    set_at timestamptz NOT NULL,
    revoked_at timestamptz,
    CONSTRAINT broker_wish_share CHECK (basis_points IS NULL OR basis_points BETWEEN 1 AND 10000)
  )`,
  `CREATE UNIQUE INDEX broker_wish_of_subject ON broker_wish (kind, subject_id)`,
  `CREATE INDEX broker_wish_board ON broker_wish (set_at, id) WHERE revoked_at IS NULL`,
  `CREATE INDEX broker_wish_of_client ON broker_wish (organization_id, set_at, id)`,
  `CREATE TABLE broker_invitation (
    id uuid PRIMARY KEY,
    way text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    broker_id uuid NOT NULL CONSTRAINT broker_invitation_broker REFERENCES broker_profile (id),
    agency_id uuid,
    client_organization_id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    message text NOT NULL,
    terms text,
    expires_at timestamptz NOT NULL,
    sent_by uuid NOT NULL,
    sent_at timestamptz NOT NULL,
    answered_by uuid,
    answered_at timestamptz,
    reason text,
    note text,
    engagement_id uuid,
    CONSTRAINT broker_invitation_answered CHECK ((state IN ('ACCEPTED', 'DECLINED')) = (answered_at IS NOT NULL)),
    CONSTRAINT broker_invitation_reason CHECK ((state = 'DECLINED') = (reason IS NOT NULL)),
    CONSTRAINT broker_invitation_words CHECK (reason IS DISTINCT FROM 'OTHER' OR note IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX broker_invitation_open
    ON broker_invitation (broker_id, client_organization_id, subject_kind, subject_id) WHERE state = 'SENT'`,
  `CREATE INDEX broker_invitation_of_broker ON broker_invitation (broker_id, sent_at, id)`,
  `CREATE INDEX broker_invitation_of_client ON broker_invitation (client_organization_id, sent_at, id)`,
  `CREATE INDEX broker_invitation_of_agency ON broker_invitation (agency_id, sent_at, id)
    WHERE agency_id IS NOT NULL`,
];

/** Results and demands that want a broker, and invitations and offers between clients and brokers. */
export class BrokerMatching1764000001010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['broker_invitation', 'broker_wish']) await runner.query(`DROP TABLE ${table}`);
  }
}
