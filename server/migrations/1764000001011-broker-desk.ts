import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE broker_client (
    id uuid PRIMARY KEY,
    broker_id uuid NOT NULL CONSTRAINT broker_client_broker REFERENCES broker_profile (id),
    membership_id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    credit_code text,
    organization_id uuid,
    contact_name text,
    phone text,
    email text,
    region_code text,
    sectors text[] NOT NULL,
    interest text,
    source text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX broker_client_code ON broker_client (broker_id, credit_code) WHERE credit_code IS NOT NULL`,
  `CREATE UNIQUE INDEX broker_client_name ON broker_client (broker_id, name)`,
  `CREATE INDEX broker_client_changed ON broker_client (broker_id, updated_at, id)`,
  `CREATE TABLE broker_client_import (
    id uuid PRIMARY KEY,
    broker_id uuid NOT NULL CONSTRAINT broker_client_import_broker REFERENCES broker_profile (id),
    file_id uuid NOT NULL,
    created integer NOT NULL,
    updated integer NOT NULL,
    invalid integer NOT NULL,
    at timestamptz NOT NULL
  )`,
  `CREATE INDEX broker_client_import_of ON broker_client_import (broker_id, at, id)`,
  `CREATE TABLE broker_lead (
    id uuid PRIMARY KEY,
    broker_id uuid NOT NULL CONSTRAINT broker_lead_broker REFERENCES broker_profile (id),
    membership_id uuid NOT NULL,
    agency_id uuid,
    is_shared boolean NOT NULL,
    version integer NOT NULL,
    origin text NOT NULL,
    title text NOT NULL,
    stage text NOT NULL,
    position integer NOT NULL,
    stage_since timestamptz NOT NULL,
    client_id uuid CONSTRAINT broker_lead_client REFERENCES broker_client (id) ON DELETE SET NULL,
    result_id uuid,
    demand_id uuid,
    invitation_id uuid,
    engagement_id uuid,
    introduction_id uuid,
    expected_amount bigint,
    expected_commission bigint,
    expected_on date,
    chance integer,
    lost_reason text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT broker_lead_shared CHECK (NOT is_shared OR agency_id IS NOT NULL),
    CONSTRAINT broker_lead_sums CHECK (expected_amount >= 0 AND expected_commission >= 0),
    CONSTRAINT broker_lead_chance CHECK (chance BETWEEN 0 AND 10000),
    CONSTRAINT broker_lead_lost CHECK (lost_reason IS NULL OR stage = 'LOST')
  )`,
  `CREATE INDEX broker_lead_board ON broker_lead (broker_id, stage, position)`,
  `CREATE INDEX broker_lead_changed ON broker_lead (broker_id, updated_at, id)`,
  `CREATE INDEX broker_lead_of_agency ON broker_lead (agency_id, updated_at, id) WHERE is_shared`,
  `CREATE INDEX broker_lead_of_client ON broker_lead (client_id) WHERE client_id IS NOT NULL`,
  `CREATE UNIQUE INDEX broker_lead_invitation ON broker_lead (broker_id, invitation_id)
    WHERE invitation_id IS NOT NULL`,
  `CREATE UNIQUE INDEX broker_lead_engagement ON broker_lead (broker_id, engagement_id)
    WHERE engagement_id IS NOT NULL`,
  `CREATE UNIQUE INDEX broker_lead_introduction ON broker_lead (broker_id, introduction_id)
    WHERE introduction_id IS NOT NULL`,
  `CREATE TABLE broker_task (
    id uuid PRIMARY KEY,
    lead_id uuid NOT NULL CONSTRAINT broker_task_lead REFERENCES broker_lead (id) ON DELETE CASCADE,
    broker_id uuid NOT NULL,
    version integer NOT NULL,
    title text NOT NULL,
    due_on date NOT NULL,
    at_time text,
    place text,
    done_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT broker_task_time CHECK (at_time IS NULL OR at_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$')
  )`,
  `CREATE INDEX broker_task_of_lead ON broker_task (lead_id, due_on, id)`,
  `CREATE INDEX broker_task_open ON broker_task (broker_id, due_on, id) WHERE done_at IS NULL`,
  `CREATE TABLE broker_note (
    id uuid PRIMARY KEY,
    lead_id uuid NOT NULL CONSTRAINT broker_note_lead REFERENCES broker_lead (id) ON DELETE CASCADE,
    with_party text,
    happened_on date NOT NULL,
    text text NOT NULL,
    is_private boolean NOT NULL,
    created_at timestamptz NOT NULL
  )`,
  `CREATE INDEX broker_note_of_lead ON broker_note (lead_id, happened_on, id)`,
  `CREATE TABLE broker_target (
    id uuid PRIMARY KEY,
    broker_id uuid NOT NULL CONSTRAINT broker_target_broker REFERENCES broker_profile (id),
    year integer NOT NULL,
    quarter integer NOT NULL,
    version integer NOT NULL,
    commission bigint NOT NULL,
    deals integer NOT NULL,
    CONSTRAINT broker_target_quarter CHECK (quarter BETWEEN 1 AND 4),
    CONSTRAINT broker_target_sums CHECK (commission >= 0 AND deals >= 0)
  )`,
  `CREATE UNIQUE INDEX broker_target_once ON broker_target (broker_id, year, quarter)`,
];

const TABLES = [
  'broker_target',
  'broker_note',
  'broker_task',
  'broker_lead',
  'broker_client_import',
  'broker_client',
];

/** The desk of a broker: board, next steps, notes, clients and targets. */
export class BrokerDesk1764000001011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
