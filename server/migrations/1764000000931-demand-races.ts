import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE demand_gate_report (
    id uuid PRIMARY KEY,
    demand_id uuid NOT NULL,
    lane_id uuid NOT NULL,
    gate integer NOT NULL,
    version integer NOT NULL,
    measured jsonb NOT NULL,
    measured_on date NOT NULL,
    tested_by text NOT NULL,
    note text NOT NULL,
    handed_in_by uuid NOT NULL,
    handed_in_at timestamptz NOT NULL,
    CONSTRAINT demand_gate_report_gate CHECK (gate > 0)
  )`,
  `CREATE UNIQUE INDEX demand_gate_report_once ON demand_gate_report (lane_id, gate)`,
  `CREATE INDEX demand_gate_report_of_demand ON demand_gate_report (demand_id)`,
  `CREATE TABLE demand_gate_closing (
    demand_id uuid NOT NULL,
    gate integer NOT NULL,
    standings jsonb NOT NULL,
    closed_at timestamptz NOT NULL,
    closed_by uuid NOT NULL,
    PRIMARY KEY (demand_id, gate),
    CONSTRAINT demand_gate_closing_gate CHECK (gate > 0)
  )`,
  `CREATE TRIGGER demand_gate_closing_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON demand_gate_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE demand_lane_grant (
    lane_id uuid PRIMARY KEY,
    grant_id uuid NOT NULL,
    reserved_at timestamptz NOT NULL,
    reserved_by uuid NOT NULL
  )`,
  `CREATE UNIQUE INDEX demand_lane_grant_once ON demand_lane_grant (grant_id)`,
];
const TABLES = ['demand_lane_grant', 'demand_gate_closing', 'demand_gate_report'];

/** Races: what the lanes measured for each gate and how gates were closed; the shares reserved for their researchers. */
export class DemandRaces1764000000931 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}
