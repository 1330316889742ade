import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Measured values say when they were shown: what was shown before this was kept, with its report. */
export class RaceAnswers1764000000960 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE demand_gate_report report SET measured = (
         SELECT jsonb_agg(shown.value || jsonb_build_object('shownAt',
           to_char(report.handed_in_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY shown.place)
         FROM jsonb_array_elements(report.measured) WITH ORDINALITY AS shown(value, place))
       WHERE jsonb_array_length(report.measured) > 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `UPDATE demand_gate_report report SET measured = (
         SELECT jsonb_agg(shown.value - 'shownAt' ORDER BY shown.place)
         FROM jsonb_array_elements(report.measured) WITH ORDINALITY AS shown(value, place))
       WHERE jsonb_array_length(report.measured) > 0`,
    );
  }
}
