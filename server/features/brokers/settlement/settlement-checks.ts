import { In } from 'typeorm';
import type { BooksPart, LedgerCheck, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { runningOf } from '../../payments/running/running-of.service.ts';
import { runningCommission } from '../engagements/terms/commission.ts';
import { eventsOf, happeningsOf } from './accrual/accrue-receipts.ts';
import { readAgreements } from './accrual/agreements.ts';
import { CLAIM_CASE } from './accrual/claims.ts';
import { CommissionClaim, CommissionRun } from './data/commission-claim.entity.ts';

/** Two figures that should be one. */
interface Differing {
  subject: string;
  kept: string | null;
  found: string | null;
}

const checks: readonly LedgerCheck[] = [
  {
    name: 'COMMISSIONS_ADD_UP',
    faults: (tx) =>
      differing(
        tx,
        `SELECT 'accrued of commission ' || claim.id AS subject, claim.accrued AS kept,
           COALESCE((SELECT sum(amount) FROM commission_accrual WHERE claim_id = claim.id), 0) AS found
         FROM commission_claim claim
         UNION ALL
         SELECT 'paid of commission ' || claim.id, claim.paid,
           COALESCE((SELECT sum(CASE direction WHEN 'PAY' THEN amount ELSE -amount END)
             FROM commission_payment WHERE claim_id = claim.id AND state = 'CONFIRMED'), 0)
         FROM commission_claim claim
         UNION ALL
         SELECT 'pending of commission ' || claim.id, claim.pending,
           COALESCE((SELECT sum(amount) FROM commission_payment WHERE claim_id = claim.id
             AND direction = 'PAY' AND state IN ('PREPARED', 'RECORDED', 'DISPUTED')), 0)
         FROM commission_claim claim
         UNION ALL
         SELECT 'invoiced of commission ' || claim.id, claim.invoiced,
           COALESCE((SELECT sum(amount) FROM commission_invoice WHERE claim_id = claim.id AND state = 'ISSUED'), 0)
         FROM commission_claim claim
         UNION ALL
         SELECT 'beneficiaries of engagement ' || run.engagement_id || ' on deal ' || run.deal_id, run.total,
           COALESCE((SELECT sum(accrued) FROM commission_claim claim WHERE claim.engagement_id = run.engagement_id
             AND claim.deal_id = run.deal_id AND claim.payer = 'ENTERPRISE'), 0)
         FROM commission_run run`,
      ),
  },
  { name: 'COMMISSIONS_AS_AGREED', faults: asAgreed },
  {
    name: 'COMMISSIONS_IN_LEDGER',
    faults: (tx) =>
      differing(
        tx,
        `SELECT COALESCE(kept.subject, booked.entry) AS subject, kept.amount AS kept, booked.amount AS found
         FROM (SELECT 'accrual ' || accrual.id AS subject, accrual.amount,
             'commission:' || accrual.id AS idempotency_key
           FROM commission_accrual accrual JOIN commission_claim claim ON claim.id = accrual.claim_id
           WHERE claim.payer IN ('ENTERPRISE', 'AGENCY')
           UNION ALL
           SELECT 'payment ' || id, CASE direction WHEN 'PAY' THEN -amount ELSE amount END,
             'commission-payment:' || id
           FROM commission_payment WHERE state = 'CONFIRMED') AS kept
         FULL JOIN (${BOOKED}) AS booked ON booked.idempotency_key = kept.idempotency_key
         UNION ALL
         SELECT 'distribution ' || line.distribution_id || ' for ' || line.key, line.amount,
           (SELECT sum(accrual.amount) FROM commission_accrual accrual
             JOIN commission_claim claim ON claim.id = accrual.claim_id
             WHERE accrual.source_id = line.distribution_id AND accrual.source = 'DISTRIBUTION'
               AND claim.place IN ('plan:' || distribution.source_id || ':' || line.key,
                 claim.engagement_id || ':' || distribution.ledger_deal_id || ':' || claim.key)
               AND line.key IN (claim.key, claim.engagement_id || ':' || claim.key))
         FROM income_distribution_line line JOIN income_distribution distribution
           ON distribution.id = line.distribution_id
         WHERE line.kind = 'COMMISSION' AND line.amount > 0 AND distribution.state IN ('APPROVED', 'REVERSED')
           AND (line.payee_id IS NOT NULL OR line.beneficiary_id IS NOT NULL)
           -- Reversed before what is owed of plans was kept.
           AND (distribution.state = 'APPROVED' OR EXISTS (SELECT FROM commission_accrual accrual
             WHERE accrual.source_id = distribution.id))`,
      ),
  },
  {
    name: 'COMMISSIONS_WITHIN_LIMITS',
    faults: (tx) =>
      differing(
        tx,
        `SELECT 'most that accrued of commission ' || claim.id AS subject, most.amount AS kept,
           claim.paid + claim.pending AS found
         FROM commission_claim claim JOIN LATERAL (
           SELECT COALESCE(max(total), 0) AS amount FROM (
             SELECT sum(amount) OVER (ORDER BY at, id) AS total FROM commission_accrual WHERE claim_id = claim.id
           ) AS running) AS most ON true
         WHERE claim.paid + claim.pending > most.amount
         UNION ALL
         SELECT 'accrued of agency ' || parent.id, parent.accrued, sum(child.accrued)
         FROM commission_claim parent JOIN commission_claim child ON child.parent_id = parent.id
         GROUP BY parent.id HAVING sum(child.accrued) > parent.accrued`,
      ),
  },
];

/** What the entries of commissions moved on the account of who is owed. */
const BOOKED = `SELECT entry.idempotency_key, 'entry ' || entry.id AS entry, sum(posting.amount) AS amount
  FROM ledger_entry entry
    JOIN ledger_posting posting ON posting.entry_id = entry.id
    JOIN ledger_account account ON account.id = posting.account_id AND account.purpose = 'COMMISSION_RECEIVABLE'
  WHERE entry.case_type = '${CLAIM_CASE}'
  GROUP BY entry.id`;

/** What settlement brings to the ledger: titles of its cases, and the proofs that both agree. */
export const settlementBooks: BooksPart = {
  checks,
  caseTitles: {
    async [CLAIM_CASE](tx, ids) {
      const claims = await tx.findBy(CommissionClaim, { id: In([...ids]) });
      return new Map(claims.map(({ id, reference, title }) => [id, `${reference} ${title}`]));
    },
  },
};

/** What was reckoned of every engagement is what its terms come to by the signings and the money that it has in it. */
async function asAgreed(tx: Transaction): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  for (const { engagementId, dealId, handled, total } of await tx.find(CommissionRun)) {
    const [agreement] = await readAgreements(tx, [engagementId]);
    const running = await runningOf(tx, dealId);
    const known = new Set(handled);
    const happenings = running ? await happeningsOf(tx, running) : [];
    const events = eventsOf(happenings.filter(({ id }) => known.has(id)));
    const agreed = runningCommission(agreement?.versions ?? [], events);
    if (agreed === total) continue;
    faults.push({
      subject: `engagement ${engagementId} on deal ${dealId}`,
      found: `kept ${formatYuan(total)}, agreed ${formatYuan(agreed)}`,
    });
  }
  return faults;
}

/** The rows of a statement whose two figures are not the same. */
async function differing(tx: Transaction, sql: string): Promise<LedgerFault[]> {
  const rows = await tx.query<Differing[]>(
    `SELECT subject, CAST(kept AS text) AS kept, CAST(found AS text) AS found FROM (${sql}) AS compared
     WHERE kept IS DISTINCT FROM found ORDER BY subject`,
  );
  return rows.map(({ subject, kept, found }) => ({
    subject,
    found: `kept ${yuan(kept)}, found ${yuan(found)}`,
  }));
}

function yuan(fen: string | null): string {
  return fen === null ? 'nothing' : formatYuan(BigInt(fen));
}
