import { In } from 'typeorm';
import type { BooksPart, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { Payee } from '../payees/payee.entity.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PAYOUT_CASE } from './payout-case.ts';
import { payoutNumber } from './payout-number.ts';
import { TaxRemittance } from './tax-remittance.entity.ts';

/** What pay-outs bring to the ledger: who its persons are, names of cases, and the proof that both agree. */
export const payoutBooks: BooksPart = {
  persons: {
    async byIds(tx, ids) {
      const payees = await tx.findBy(Payee, { id: In([...ids]) });
      return new Map(
        payees.map(({ id, name, organizationId, userId }) => [id, { name, organizationId, userId }]),
      );
    },
    async ofUser(tx, userId) {
      const payees = await tx.find(Payee, { select: { id: true }, where: { userId }, order: { id: 'ASC' } });
      return payees.map(({ id }) => id);
    },
  },
  caseTitles: {
    async [PAYOUT_CASE](tx, ids) {
      const batches = await tx.findBy(PayoutBatch, { id: In([...ids]) });
      return new Map(batches.map((batch) => [batch.id, payoutNumber(batch)]));
    },
    async TaxRemittance(tx, ids) {
      const remittances = await tx.findBy(TaxRemittance, { id: In([...ids]) });
      return new Map(remittances.map(({ id, month }) => [id, month]));
    },
  },
  checks: [
    { name: 'PAYOUTS_IN_LEDGER', faults: linesAgainstEntries },
    { name: 'PAYOUTS_AGAINST_REWARDS', faults: payoutsAgainstRewards },
  ],
};

/**
 * Every paid line has exactly one entry of its sums which stands, every line that came back a reversed one, and the
 * ledger has no pay-out beside.
 */
async function linesAgainstEntries(tx: Transaction): Promise<LedgerFault[]> {
  const rows = await tx.query<{ id: string; found: string; gross: string; booked: string }[]>(
    `SELECT coalesce(line.id::text, entry.idempotency_key) AS id, coalesce(line.gross, 0)::text AS gross,
       coalesce(posted.amount, 0)::text AS booked,
       CASE
         WHEN line.id IS NULL THEN 'an entry without a line'
         WHEN entry.id IS NULL THEN 'no entry'
         WHEN line.entry_id IS DISTINCT FROM entry.id THEN 'another entry than its own'
         WHEN posted.amount IS DISTINCT FROM line.gross THEN 'entered with another sum'
         WHEN line.state = 'PAID' AND back.id IS NOT NULL THEN 'paid, and its entry is reversed'
         ELSE 'not paid, and its entry stands'
       END AS found
     FROM (SELECT * FROM payout_line WHERE entry_id IS NOT NULL OR state = 'PAID') AS line
     FULL JOIN (SELECT * FROM ledger_entry WHERE code = 'PAYOUT') AS entry
       ON entry.idempotency_key = 'payout:' || line.id
     LEFT JOIN ledger_entry back ON back.reverses_id = entry.id
     LEFT JOIN LATERAL (
       SELECT sum(posting.amount) AS amount FROM ledger_posting posting
       JOIN ledger_account account ON account.id = posting.account_id
       WHERE posting.entry_id = entry.id AND account.purpose = 'REWARDS_PAYABLE'
         AND account.owner_kind = 'ORGANIZATION'
     ) AS posted ON true
     WHERE line.id IS NULL OR entry.id IS NULL OR line.entry_id IS DISTINCT FROM entry.id
       OR posted.amount IS DISTINCT FROM line.gross OR (line.state = 'PAID') = (back.id IS NOT NULL)
     ORDER BY 1`,
  );
  return rows.map(({ id, found, gross, booked }) => ({
    subject: `payout line ${id}`,
    found: `${found}: ${formatYuan(BigInt(gross))} paid, ${formatYuan(BigInt(booked))} entered`,
  }));
}

/** No reward is paid twice or with another sum than was distributed, and none whose distribution does not stand. */
async function payoutsAgainstRewards(tx: Transaction): Promise<LedgerFault[]> {
  const rows = await tx.query<{ id: string; owed: string; paid: string; state: string | null }[]>(
    `SELECT line.distribution_line_id AS id, coalesce(reward.amount, 0)::text AS owed,
       sum(line.gross)::text AS paid, distribution.state AS state
     FROM payout_line line
     LEFT JOIN income_distribution_line reward ON reward.id = line.distribution_line_id
     LEFT JOIN income_distribution distribution ON distribution.id = reward.distribution_id
     WHERE line.state IN ('PENDING', 'PAID')
     GROUP BY line.distribution_line_id, reward.amount, distribution.state
     HAVING sum(line.gross) IS DISTINCT FROM reward.amount OR distribution.state IS DISTINCT FROM 'APPROVED'
     ORDER BY 1`,
  );
  return rows.map(({ id, owed, paid, state }) => ({
    subject: `reward ${id}`,
    found: `${formatYuan(BigInt(owed))} distributed (${state ?? 'no distribution'}), ${formatYuan(BigInt(paid))} in pay-outs`,
  }));
}
