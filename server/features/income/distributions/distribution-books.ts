import { In } from 'typeorm';
import type { BooksPart, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { UNIT_PURPOSE } from './distribution-entry.ts';
import { IncomeDistribution } from './income-distribution.entity.ts';

/** What distributions bring to the ledger: titles of their cases, and the proofs that both agree. */
export const distributionBooks: BooksPart = {
  caseTitles: {
    async IncomeDistribution(tx, ids) {
      const found = await tx.findBy(IncomeDistribution, { id: In([...ids]) });
      return new Map(found.map(({ id, number, title }) => [id, `${number} ${title}`]));
    },
  },
  checks: [
    { name: 'DISTRIBUTIONS_ADD_UP', faults: addUp },
    { name: 'DISTRIBUTIONS_IN_LEDGER', faults: againstAccounts },
  ],
};

/** Received money, costs and lines of every distribution make up its sums. */
async function addUp(tx: Transaction): Promise<LedgerFault[]> {
  const rows = await tx.query<{ id: string; found: string }[]>(
    `SELECT distribution.id,
       concat_ws('; ',
         CASE WHEN lines.sum IS DISTINCT FROM distribution.net THEN format('lines %s, net %s', lines.sum, distribution.net) END,
         CASE WHEN came.sum IS DISTINCT FROM distribution.gross THEN format('received %s, gross %s', came.sum, distribution.gross) END,
         CASE WHEN coalesce(paid.sum, 0) <> distribution.costs THEN format('deducted %s, costs %s', paid.sum, distribution.costs) END
       ) || ' fen' AS found
     FROM income_distribution distribution
     LEFT JOIN LATERAL (SELECT sum(amount) FROM income_distribution_line WHERE distribution_id = distribution.id) lines ON true
     LEFT JOIN LATERAL (SELECT sum(amount) FROM income_distribution_receipt WHERE distribution_id = distribution.id) came ON true
     LEFT JOIN LATERAL (SELECT sum(amount) FROM income_distribution_cost WHERE distribution_id = distribution.id) paid ON true
     WHERE lines.sum IS DISTINCT FROM distribution.net OR came.sum IS DISTINCT FROM distribution.gross
       OR coalesce(paid.sum, 0) <> distribution.costs
     ORDER BY 1`,
  );
  return rows.map(({ id, found }) => ({ subject: `distribution ${id}`, found }));
}

const PURPOSES = Object.entries(UNIT_PURPOSE)
  .map(([kind, purpose]) => `('${kind}', '${purpose}')`)
  .join(', ');

/**
 * Every approved distribution has an entry that stands, every reversed one an entry that was reversed, and the postings of
 * the unit are its lines, account by account; the ledger has no distribution beside.
 */
async function againstAccounts(tx: Transaction): Promise<LedgerFault[]> {
  const entries = await tx.query<{ id: string; found: string }[]>(
    `SELECT coalesce(distribution.id::text, entry.idempotency_key) AS id,
       CASE
         WHEN distribution.id IS NULL THEN 'an entry without a distribution'
         WHEN entry.id IS NULL THEN 'approved without an entry'
         WHEN distribution.entry_id IS DISTINCT FROM entry.id THEN 'another entry than its own'
         WHEN back.id IS NULL THEN 'reversed, and its entry stands'
         ELSE 'it stands, and its entry is reversed'
       END AS found
     FROM (SELECT * FROM income_distribution WHERE state IN ('APPROVED', 'REVERSED') OR entry_id IS NOT NULL) distribution
     FULL JOIN (SELECT * FROM ledger_entry WHERE code = 'DISTRIBUTION' AND case_type = 'IncomeDistribution') entry
       ON entry.idempotency_key = 'distribution:' || distribution.id
     LEFT JOIN ledger_entry back ON back.reverses_id = entry.id
     WHERE distribution.id IS NULL OR entry.id IS NULL OR distribution.entry_id IS DISTINCT FROM entry.id
       OR (distribution.state = 'REVERSED') <> (back.id IS NOT NULL)
     ORDER BY 1`,
  );
  const sums = await tx.query<{ id: string; purpose: string; lines: string; booked: string }[]>(
    `WITH purposes (kind, purpose) AS (VALUES ${PURPOSES}),
     wanted AS (
       SELECT distribution.id, distribution.entry_id, purposes.purpose, -sum(line.amount) AS amount
       FROM income_distribution distribution
       JOIN income_distribution_line line ON line.distribution_id = distribution.id
       JOIN purposes ON purposes.kind = line.kind
       WHERE distribution.entry_id IS NOT NULL
       GROUP BY distribution.id, distribution.entry_id, purposes.purpose
     )
     SELECT wanted.id, wanted.purpose, wanted.amount::text AS lines, coalesce(booked.amount, 0)::text AS booked
     FROM wanted
     LEFT JOIN LATERAL (
       SELECT sum(posting.amount) AS amount FROM ledger_posting posting
       JOIN ledger_account account ON account.id = posting.account_id
       JOIN income_distribution own ON own.id = wanted.id
       WHERE posting.entry_id = wanted.entry_id AND account.purpose = wanted.purpose
         AND account.owner_kind = 'ORGANIZATION' AND account.owner_id = own.organization_id
     ) booked ON true
     WHERE coalesce(booked.amount, 0) <> wanted.amount
     ORDER BY 1, 2`,
  );
  return [
    ...entries.map(({ id, found }) => ({ subject: `distribution ${id}`, found })),
    ...sums.map(({ id, purpose, lines, booked }) => ({
      subject: `distribution ${id}`,
      found: `${purpose}: lines ${formatYuan(BigInt(lines))}, entered ${formatYuan(BigInt(booked))}`,
    })),
  ];
}
