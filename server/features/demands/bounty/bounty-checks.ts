import type { CaseTitles, LedgerCheck, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';

/** Two figures that should be one. */
interface Differing {
  subject: string;
  kept: string | null;
  found: string | null;
}

/** Bounties against what was recorded of them, against their limits, and against the ledger. */
export const bountyChecks: readonly LedgerCheck[] = [
  {
    name: 'BOUNTIES_AGREE',
    faults: (tx) =>
      differing(
        tx,
        `SELECT 'paid out of safeguard ' || safeguard.id AS subject, safeguard.used AS kept,
           COALESCE(sum(payment.amount), 0) AS found
         FROM bounty_safeguard safeguard LEFT JOIN bounty_payment payment
           ON payment.safeguard_id = safeguard.id AND payment.state = 'CONFIRMED'
         WHERE safeguard.kind = 'DEPOSIT' GROUP BY safeguard.id
         UNION ALL
         SELECT 'returned of safeguard ' || safeguard.id, safeguard.returned, COALESCE(sum(back.amount), 0)
         FROM bounty_safeguard safeguard LEFT JOIN bounty_return back ON back.safeguard_id = safeguard.id
         GROUP BY safeguard.id
         UNION ALL
         SELECT 'paid of lane ' || due.lane_id, sum(due.paid),
           COALESCE((SELECT sum(payment.amount) FROM bounty_payment payment
             WHERE payment.lane_id = due.lane_id AND payment.state = 'CONFIRMED'), 0)
         FROM bounty_due due GROUP BY due.lane_id
         UNION ALL
         SELECT 'repaid of claim ' || claim.id, claim.repaid, COALESCE(sum(back.amount), 0)
         FROM bounty_reclaim claim LEFT JOIN bounty_repayment back ON back.reclaim_id = claim.id
         GROUP BY claim.id`,
      ),
  },
  {
    name: 'BOUNTIES_WITHIN_LIMITS',
    faults: (tx) =>
      differing(
        tx,
        `SELECT 'due of lane ' || lane.id AS subject, lane.amount AS kept, sum(due.amount) AS found
         FROM demand_lane lane JOIN bounty_due due ON due.lane_id = lane.id
         GROUP BY lane.id HAVING sum(due.amount) > lane.amount
         UNION ALL
         SELECT 'due of demand ' || demand.id, demand.bounty + COALESCE(claimed.amount, 0), owed.amount
         FROM demand
           JOIN (SELECT demand_id, sum(amount) AS amount FROM bounty_due GROUP BY demand_id) AS owed
             ON owed.demand_id = demand.id
           LEFT JOIN (SELECT demand_id, sum(amount) AS amount FROM bounty_reclaim GROUP BY demand_id) AS claimed
             ON claimed.demand_id = demand.id
         WHERE owed.amount > demand.bounty + COALESCE(claimed.amount, 0)
         UNION ALL
         SELECT 'claimed of lane ' || paid.lane_id, paid.amount, claimed.amount
         FROM (SELECT lane_id, sum(paid) AS amount FROM bounty_due GROUP BY lane_id) AS paid
           JOIN (SELECT lane_id, sum(amount) AS amount FROM bounty_reclaim GROUP BY lane_id) AS claimed
             ON claimed.lane_id = paid.lane_id
         WHERE claimed.amount > paid.amount`,
      ),
  },
  {
    name: 'BOUNTY_ACCOUNTS_AGREE',
    faults: (tx) =>
      differing(
        tx,
        `WITH kept AS (
           SELECT organization_id AS owner_id, demand_id, 'BOUNTY_' ||
               CASE kind WHEN 'DEPOSIT' THEN 'DEPOSIT' ELSE 'GUARANTEED' END AS purpose,
             amount - used - returned AS amount
           FROM bounty_safeguard WHERE state = 'CONFIRMED'
           UNION ALL
           SELECT organization_id, demand_id, 'BOUNTY_COMMITTED', -(amount - used - returned)
           FROM bounty_safeguard WHERE state = 'CONFIRMED' AND kind = 'GUARANTEE'
           UNION ALL SELECT demand.organization_id, demand.id, 'BOUNTY_COST', due.amount
           FROM bounty_due due JOIN demand ON demand.id = due.demand_id
           UNION ALL SELECT demand.organization_id, demand.id, 'BOUNTY_PAYABLE', due.paid - due.amount
           FROM bounty_due due JOIN demand ON demand.id = due.demand_id
           UNION ALL SELECT organization_id, demand_id, 'BOUNTY_RECEIVABLE', amount - paid FROM bounty_due
           UNION ALL SELECT organization_id, demand_id, 'BOUNTY_INCOME', -amount FROM bounty_due
           UNION ALL SELECT demand.organization_id, demand.id, 'BOUNTY_COST', -claim.amount
           FROM bounty_reclaim claim JOIN demand ON demand.id = claim.demand_id
           UNION ALL SELECT demand.organization_id, demand.id, 'BOUNTY_RECLAIMABLE', claim.amount - claim.repaid
           FROM bounty_reclaim claim JOIN demand ON demand.id = claim.demand_id
           UNION ALL SELECT organization_id, demand_id, 'BOUNTY_INCOME', amount FROM bounty_reclaim
           UNION ALL SELECT organization_id, demand_id, 'BOUNTY_REPAYABLE', repaid - amount FROM bounty_reclaim
         ), summed AS (
           SELECT owner_id, demand_id, purpose, sum(amount) AS amount FROM kept
           GROUP BY owner_id, demand_id, purpose
         ), account AS (
           SELECT owner_id, deal_id, purpose, balance FROM ledger_account
           WHERE owner_kind = 'ORGANIZATION' AND purpose LIKE 'BOUNTY\\_%'
         )
         SELECT COALESCE(account.purpose, summed.purpose) || ' of ' || COALESCE(account.owner_id, summed.owner_id)
             || ' for demand ' || COALESCE(account.deal_id, summed.demand_id) AS subject,
           COALESCE(summed.amount, 0) AS kept, COALESCE(account.balance, 0) AS found
         FROM account FULL JOIN summed ON account.owner_id = summed.owner_id
           AND account.purpose = summed.purpose AND account.deal_id = summed.demand_id`,
      ),
  },
];

/** Numbers of demands by id, for statements of the ledger. */
export async function demandTitles(tx: Transaction, ids: readonly string[]): Promise<CaseTitles> {
  const rows = await tx.query<{ id: string; number: string }[]>(
    'SELECT id, number FROM demand WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
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
