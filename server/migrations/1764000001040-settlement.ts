import type { MigrationInterface, QueryRunner } from 'typeorm';
import { newId } from '../platform/ids.ts';

const TABLES = [
  `CREATE TABLE commission_claim (
    id uuid PRIMARY KEY,
    place text NOT NULL,
    engagement_id uuid CONSTRAINT commission_claim_engagement REFERENCES engagement (id),
    deal_id uuid,
    parent_id uuid CONSTRAINT commission_claim_parent_fk REFERENCES commission_claim (id),
    key text NOT NULL,
    payer text NOT NULL,
    payer_id uuid NOT NULL,
    role text NOT NULL,
    beneficiary_kind text NOT NULL,
    beneficiary_id uuid NOT NULL,
    user_id uuid,
    name text NOT NULL,
    title text NOT NULL,
    reference text NOT NULL,
    accrued bigint NOT NULL,
    paid bigint NOT NULL,
    pending bigint NOT NULL,
    invoiced bigint NOT NULL,
    waiting bigint NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT commission_claim_sums
      CHECK (accrued >= 0 AND paid >= 0 AND pending >= 0 AND invoiced >= 0 AND waiting >= 0),
    CONSTRAINT commission_claim_engaged CHECK ((engagement_id IS NULL) = (role = 'IN_PLAN')),
    CONSTRAINT commission_claim_parent CHECK ((parent_id IS NULL) = (payer <> 'AGENCY'))
  )`,
  'CREATE UNIQUE INDEX commission_claim_place ON commission_claim (place)',
  'CREATE INDEX commission_claim_of_payer ON commission_claim (payer_id, changed_at, id)',
  'CREATE INDEX commission_claim_of_organization ON commission_claim (beneficiary_id, changed_at, id)',
  'CREATE INDEX commission_claim_of_user ON commission_claim (user_id, changed_at, id) WHERE user_id IS NOT NULL',
  'CREATE INDEX commission_claim_of_engagement ON commission_claim (engagement_id, deal_id)',
  'CREATE INDEX commission_claim_of_deal ON commission_claim (deal_id)',
  'CREATE INDEX commission_claim_of_parent ON commission_claim (parent_id) WHERE parent_id IS NOT NULL',
  `CREATE TABLE commission_accrual (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL CONSTRAINT commission_accrual_claim REFERENCES commission_claim (id),
    source text NOT NULL,
    source_id uuid NOT NULL,
    amount bigint NOT NULL,
    booked_on date NOT NULL,
    entry_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT commission_accrual_amount CHECK (amount <> 0)
  )`,
  'CREATE UNIQUE INDEX commission_accrual_once ON commission_accrual (claim_id, source, source_id)',
  'CREATE INDEX commission_accrual_of_claim ON commission_accrual (claim_id, at, id)',
  'CREATE INDEX commission_accrual_by_day ON commission_accrual (booked_on)',
  `CREATE TRIGGER commission_accrual_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON commission_accrual
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `CREATE TABLE commission_run (
    engagement_id uuid NOT NULL CONSTRAINT commission_run_engagement REFERENCES engagement (id),
    deal_id uuid NOT NULL,
    handled uuid[] NOT NULL,
    total bigint NOT NULL,
    PRIMARY KEY (engagement_id, deal_id),
    CONSTRAINT commission_run_total CHECK (total >= 0)
  )`,
  `CREATE TABLE commission_invoice (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL CONSTRAINT commission_invoice_claim REFERENCES commission_claim (id),
    beneficiary_id uuid NOT NULL,
    number text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    issued_on date NOT NULL,
    note text,
    fapiao_number text,
    fapiao_on date,
    issued_by uuid NOT NULL,
    issued_at timestamptz NOT NULL,
    cancel_reason text,
    CONSTRAINT commission_invoice_amount CHECK (amount > 0),
    CONSTRAINT commission_invoice_fapiao CHECK ((fapiao_number IS NULL) = (fapiao_on IS NULL)),
    CONSTRAINT commission_invoice_cancelled CHECK ((state = 'CANCELLED') = (cancel_reason IS NOT NULL))
  )`,
  'CREATE UNIQUE INDEX commission_invoice_number ON commission_invoice (beneficiary_id, number)',
  'CREATE INDEX commission_invoice_of_claim ON commission_invoice (claim_id, issued_at, id)',
  `CREATE TABLE commission_invoice_counter (
    owner_id uuid NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL,
    PRIMARY KEY (owner_id, year)
  )`,
  `CREATE TABLE commission_payment (
    id uuid PRIMARY KEY,
    claim_id uuid NOT NULL CONSTRAINT commission_payment_claim REFERENCES commission_claim (id),
    invoice_id uuid CONSTRAINT commission_payment_invoice REFERENCES commission_invoice (id),
    direction text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    amount bigint NOT NULL,
    paid_on date,
    reference text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    approved_by uuid,
    answered_at timestamptz,
    answered_by uuid,
    reason text,
    entry_id uuid,
    CONSTRAINT commission_payment_amount CHECK (amount > 0),
    CONSTRAINT commission_payment_paid CHECK (state IN ('PREPARED', 'WITHDRAWN') OR paid_on IS NOT NULL),
    CONSTRAINT commission_payment_confirmed CHECK ((state = 'CONFIRMED') = (entry_id IS NOT NULL))
  )`,
  'CREATE INDEX commission_payment_of_claim ON commission_payment (claim_id, recorded_at, id)',
  `CREATE INDEX commission_payment_open ON commission_payment (claim_id)
    WHERE state IN ('PREPARED', 'RECORDED', 'DISPUTED')`,
  `CREATE TABLE inner_split (
    id uuid PRIMARY KEY,
    engagement_id uuid NOT NULL CONSTRAINT inner_split_engagement REFERENCES engagement (id),
    organization_id uuid NOT NULL CONSTRAINT inner_split_organization REFERENCES organization (id),
    number integer NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamptz NOT NULL,
    agreed_at timestamptz
  )`,
  'CREATE UNIQUE INDEX inner_split_number ON inner_split (engagement_id, organization_id, number)',
  `CREATE UNIQUE INDEX inner_split_in_force ON inner_split (engagement_id, organization_id)
    WHERE state = 'AGREED'`,
  `CREATE UNIQUE INDEX inner_split_open ON inner_split (engagement_id, organization_id)
    WHERE state = 'PROPOSED'`,
  `CREATE TABLE inner_split_part (
    id uuid PRIMARY KEY,
    split_id uuid NOT NULL CONSTRAINT inner_split_part_split REFERENCES inner_split (id) ON DELETE CASCADE,
    position integer NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    basis_points integer NOT NULL,
    answer text NOT NULL,
    answered_at timestamptz,
    CONSTRAINT inner_split_part_share CHECK (basis_points BETWEEN 1 AND 10000)
  )`,
  'CREATE UNIQUE INDEX inner_split_part_once ON inner_split_part (split_id, user_id)',
  'CREATE INDEX inner_split_part_of_user ON inner_split_part (user_id, answer)',
];

/** Commissions that plans of distribution stated were booked and never paid out until now: what is owed of them. */
const OWED_BY_PLANS = `
  SELECT distribution.source_id AS "sourceId", distribution.organization_id AS "payerId",
    distribution.ledger_deal_id AS "dealId", distribution.title, distribution.number,
    distribution.id AS "distributionId", distribution.entry_id AS "entryId", distribution.approved_at AS at,
    to_char(distribution.approved_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "on",
    line.key, line.payee_id AS "payeeId", line.beneficiary_id AS "beneficiaryId", line.user_id AS "userId",
    line.name, line.amount::text AS amount, line.owed::text AS owed, commission.payer
  FROM income_distribution distribution
  JOIN income_distribution_line line ON line.distribution_id = distribution.id
  JOIN income_commission commission ON commission.plan_id = distribution.plan_id AND commission.key = line.key
  WHERE distribution.state = 'APPROVED' AND line.kind = 'COMMISSION' AND line.amount > 0
    AND (line.payee_id IS NOT NULL OR line.beneficiary_id IS NOT NULL)
  ORDER BY distribution.approved_at, distribution.id`;

interface OwedByPlan {
  sourceId: string;
  payerId: string;
  dealId: string | null;
  title: string;
  number: string;
  distributionId: string;
  entryId: string;
  at: Date;
  on: string;
  key: string;
  payeeId: string | null;
  beneficiaryId: string | null;
  userId: string | null;
  name: string;
  amount: string;
  owed: string;
  payer: string;
}

const NAMES = [
  ...['inner_split_part', 'inner_split', 'commission_payment', 'commission_invoice_counter'],
  ...['commission_invoice', 'commission_run', 'commission_accrual', 'commission_claim'],
];

/** Settlement of commissions: what is owed to each beneficiary, why, invoices, payments, and inner splits of agencies. */
export class Settlement1764000001040 implements MigrationInterface {
  name = 'Settlement1764000001040';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
    const rows: OwedByPlan[] = await runner.query(OWED_BY_PLANS);
    for (const row of rows) await owe(runner, row);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of NAMES) await runner.query(`DROP TABLE ${name}`);
  }
}

async function owe(runner: QueryRunner, row: OwedByPlan): Promise<void> {
  const kind = row.payeeId ? 'PERSON' : 'ORGANIZATION';
  const [claim] = await runner.query(
    `INSERT INTO commission_claim (id, place, engagement_id, deal_id, parent_id, key, payer, payer_id, role,
       beneficiary_kind, beneficiary_id, user_id, name, title, reference, accrued, paid, pending, invoiced, waiting,
       version, created_at, changed_at)
     VALUES ($1, $2, NULL, $3, NULL, $4, $5, $6, 'IN_PLAN', $7, $8, $9, $10, $11, $12, $13, 0, 0, 0, $14, 1, $15, $15)
     ON CONFLICT (place) DO UPDATE SET accrued = commission_claim.accrued + excluded.accrued,
       waiting = excluded.waiting, changed_at = excluded.changed_at, version = commission_claim.version + 1
     RETURNING id`,
    [
      ...[newId(), `plan:${row.sourceId}:${row.key}`, row.dealId, row.key, row.payer, row.payerId, kind],
      ...[row.payeeId ?? row.beneficiaryId, row.userId, row.name, row.title, row.number],
      ...[row.amount, row.owed, row.at],
    ],
  );
  await runner.query(
    `INSERT INTO commission_accrual (id, claim_id, source, source_id, amount, booked_on, entry_id, at)
     VALUES ($1, $2, 'DISTRIBUTION', $3, $4, $5, $6, $7)`,
    [newId(), claim.id, row.distributionId, row.amount, row.on, row.entryId, row.at],
  );
}
