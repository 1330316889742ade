import { In } from 'typeorm';
import type { BooksPart, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { OwnImplementation } from '../own-implementation/own-implementation.entity.ts';
import { OWN_IMPLEMENTATION_CASE } from '../own-implementation/own-implementation-source.ts';

/** What shares and own implementation bring to the ledger: proofs that they agree with it, and names of cases. */
export const holdingsBooks = {
  caseTitles: {
    async [OWN_IMPLEMENTATION_CASE](tx: Transaction, ids: readonly string[]) {
      const rows = await tx.findBy(OwnImplementation, { id: In([...ids]) });
      return new Map(rows.map(({ id, title }) => [id, title]));
    },
  },
  checks: [
    { name: 'SHARES_AGAINST_MOVEMENTS', faults: sharesAgainstMovements },
    { name: 'OTHER_INCOME_IN_LEDGER', faults: incomesAgainstEntries },
  ],
} as const satisfies BooksPart;

/** What is held is what the movements come to, which follow each other without a gap. */
async function sharesAgainstMovements(tx: Transaction): Promise<LedgerFault[]> {
  const rows = await tx.query<{ id: string; held: number; moved: number; gaps: boolean }[]>(
    `SELECT holding.id, holding.basis_points AS held, coalesce(sum(movement.change), 0)::int AS moved,
       coalesce(max(movement.sequence), 0) <> count(movement.id) AS gaps
     FROM equity_holding holding LEFT JOIN share_movement movement ON movement.holding_id = holding.id
     GROUP BY holding.id
     HAVING holding.basis_points <> coalesce(sum(movement.change), 0)
       OR coalesce(max(movement.sequence), 0) <> count(movement.id)
     ORDER BY holding.id`,
  );
  return rows.map(({ id, held, moved, gaps }) => ({
    subject: `holding ${id}`,
    found: `${held} basis points held, ${moved} by movements${gaps ? ', with a gap' : ''}`,
  }));
}

/** Every dividend, sale and confirmed profit has exactly its entry, and the ledger has no other of these codes. */
async function incomesAgainstEntries(tx: Transaction): Promise<LedgerFault[]> {
  const rows = await tx.query<{ id: string; amount: string; booked: string }[]>(
    `SELECT coalesce(income.id, entry.id) AS id, coalesce(income.amount, 0)::text AS amount,
       coalesce(posted.amount, 0)::text AS booked
     FROM (
       SELECT id, amount, entry_id FROM equity_income
       UNION ALL SELECT id, amount, entry_id FROM own_implementation_income
     ) AS income
     FULL JOIN (
       SELECT entry.id FROM ledger_entry entry
       LEFT JOIN ledger_entry reversed ON reversed.id = entry.reverses_id
       WHERE coalesce(reversed.code, entry.code) IN ('DIVIDEND', 'OPERATING_PROFIT')
     ) AS entry ON entry.id = income.entry_id
     LEFT JOIN LATERAL (
       SELECT sum(posting.amount) AS amount FROM ledger_posting posting
       JOIN ledger_account account ON account.id = posting.account_id
       WHERE posting.entry_id = entry.id AND account.purpose = 'BANK'
     ) AS posted ON true
     WHERE income.id IS NULL OR entry.id IS NULL OR posted.amount IS DISTINCT FROM income.amount
     ORDER BY 1`,
  );
  return rows.map(({ id, amount, booked }) => ({
    subject: `income ${id}`,
    found: `${formatYuan(BigInt(amount))} recorded, ${formatYuan(BigInt(booked))} entered`,
  }));
}
