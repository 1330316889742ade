import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payees, pay-outs of rewards and handed over taxes. */
export class Payouts1764000000840 implements MigrationInterface {
  name = 'Payouts1764000000840';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE payee (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        user_id uuid,
        completer_id uuid,
        name text NOT NULL,
        is_staff boolean NOT NULL,
        staff_number text,
        bank_name text,
        bank_account text,
        bank_set_by uuid,
        bank_set_at timestamptz,
        created_at timestamptz NOT NULL,
        version integer NOT NULL,
        CONSTRAINT payee_bank CHECK (
          (bank_name IS NULL) = (bank_account IS NULL) AND (bank_name IS NULL) = (bank_set_at IS NULL))
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX payee_of_user ON payee (organization_id, user_id) WHERE user_id IS NOT NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX payee_of_completer ON payee (organization_id, completer_id) WHERE completer_id IS NOT NULL',
    );
    await runner.query(`
      CREATE UNIQUE INDEX payee_by_name ON payee (organization_id, name)
        WHERE user_id IS NULL AND completer_id IS NULL`);
    await runner.query('CREATE INDEX payee_of_person ON payee (user_id, id)');

    await runner.query(`
      CREATE TABLE payout_batch (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        year integer NOT NULL,
        serial integer NOT NULL,
        state text NOT NULL,
        note text,
        line_count integer NOT NULL,
        gross bigint NOT NULL,
        withheld bigint NOT NULL,
        paid_count integer NOT NULL,
        failed_count integer NOT NULL,
        prepared_by uuid NOT NULL,
        prepared_at timestamptz NOT NULL,
        approved_by uuid,
        approved_at timestamptz,
        file_fetched_at timestamptz,
        confirmed_by uuid,
        confirmed_at timestamptz,
        executed_on date,
        bank_reference text,
        receipt_file_id uuid,
        finished_at timestamptz,
        cancel_reason text,
        updated_at timestamptz NOT NULL,
        version integer NOT NULL,
        CONSTRAINT payout_batch_four_eyes CHECK (approved_by IS NULL OR approved_by <> prepared_by),
        CONSTRAINT payout_batch_approved CHECK (
          state NOT IN ('APPROVED', 'PAYING', 'PAID') OR (approved_by IS NOT NULL AND approved_at IS NOT NULL)),
        CONSTRAINT payout_batch_executed CHECK (state NOT IN ('PAYING', 'PAID') OR executed_on IS NOT NULL)
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX payout_batch_number ON payout_batch (organization_id, year, serial)',
    );
    await runner.query(
      'CREATE INDEX payout_batch_of_unit ON payout_batch (organization_id, prepared_at, id)',
    );

    await runner.query(`
      CREATE TABLE payout_line (
        id uuid PRIMARY KEY,
        batch_id uuid NOT NULL CONSTRAINT payout_line_batch REFERENCES payout_batch (id),
        position integer NOT NULL,
        state text NOT NULL,
        distribution_line_id uuid NOT NULL,
        distribution_id uuid NOT NULL,
        deal_id uuid,
        title text NOT NULL,
        payee_id uuid NOT NULL CONSTRAINT payout_line_payee REFERENCES payee (id),
        payee_name text NOT NULL,
        bank_name text,
        bank_account text,
        staff_number text,
        on_payroll boolean NOT NULL,
        gross bigint NOT NULL,
        withheld bigint NOT NULL,
        estimate bigint NOT NULL,
        taxable bigint NOT NULL,
        received_on date,
        paid_on date,
        entry_id uuid,
        reversal_entry_id uuid,
        failure text,
        CONSTRAINT payout_line_sums CHECK (gross > 0 AND withheld >= 0 AND withheld <= gross AND estimate >= 0),
        CONSTRAINT payout_line_paid CHECK (state <> 'PAID' OR (entry_id IS NOT NULL AND paid_on IS NOT NULL))
      )`);
    await runner.query('CREATE UNIQUE INDEX payout_line_of_batch ON payout_line (batch_id, position)');
    await runner.query(`
      CREATE UNIQUE INDEX payout_line_once ON payout_line (distribution_line_id)
        WHERE state IN ('PENDING', 'PAID')`);
    await runner.query('CREATE INDEX payout_line_of_payee ON payout_line (payee_id, id)');
    await runner.query('CREATE INDEX payout_line_of_distribution_line ON payout_line (distribution_line_id)');

    await runner.query(`
      CREATE TABLE tax_remittance (
        id uuid PRIMARY KEY,
        organization_id uuid NOT NULL,
        month text NOT NULL,
        amount bigint NOT NULL,
        remitted_on date NOT NULL,
        reference text NOT NULL,
        entry_id uuid NOT NULL,
        reversal_entry_id uuid,
        reversal_reason text,
        recorded_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        CONSTRAINT tax_remittance_amount CHECK (amount > 0)
      )`);
    await runner.query(
      'CREATE INDEX tax_remittance_of_unit ON tax_remittance (organization_id, remitted_on, id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE tax_remittance, payout_line, payout_batch, payee');
  }
}
