import type { CaseTitles, LedgerCheck, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';

/** Two figures that should be one. */
interface Differing {
  subject: string;
  kept: string | null;
  found: string | null;
}

/** Invoices and receipts against what settles them, and both against the ledger. */
export const receiptChecks: readonly LedgerCheck[] = [
  {
    name: 'INVOICES_AGREE',
    faults: (tx) =>
      differing(
        tx,
        `SELECT 'invoice ' || invoice.id AS subject, invoice.amount AS kept, sum(line.amount) AS found
         FROM invoice LEFT JOIN invoice_line line ON line.invoice_id = invoice.id
         GROUP BY invoice.id
         UNION ALL
         SELECT 'settled of invoice ' || invoice.id, invoice.settled, COALESCE(sum(settlement.amount), 0)
         FROM invoice LEFT JOIN settlement ON settlement.invoice_id = invoice.id
         GROUP BY invoice.id
         UNION ALL
         SELECT 'income of invoice ' || invoice.id, -invoice.amount, sum(posting.amount)
         FROM invoice
           LEFT JOIN ledger_posting posting ON posting.entry_id = invoice.entry_id
           LEFT JOIN ledger_account account ON account.id = posting.account_id
         WHERE account.purpose IS NULL OR account.purpose = 'INCOME'
         GROUP BY invoice.id`,
      ),
  },
  {
    name: 'RECEIPTS_AGREE',
    faults: (tx) =>
      differing(
        tx,
        `SELECT 'receipt ' || receipt.id AS subject,
           CASE receipt.state WHEN 'RECORDED' THEN receipt.amount ELSE 0 END AS kept,
           receipt.free + receipt.set_aside + receipt.refunded + COALESCE(used.amount, 0) AS found
         FROM receipt LEFT JOIN (
           SELECT receipt_id, sum(amount) AS amount FROM settlement WHERE receipt_id IS NOT NULL GROUP BY receipt_id
         ) AS used ON used.receipt_id = receipt.id
         UNION ALL
         SELECT 'refunds of receipt ' || receipt.id, receipt.refunded,
           COALESCE(sum(refund.amount) FILTER (WHERE refund.state = 'APPROVED'), 0)
         FROM receipt LEFT JOIN refund ON refund.receipt_id = receipt.id GROUP BY receipt.id
         UNION ALL
         SELECT 'prepared refunds of receipt ' || receipt.id, receipt.set_aside,
           COALESCE(sum(refund.amount) FILTER (WHERE refund.state = 'PREPARED'), 0)
         FROM receipt LEFT JOIN refund ON refund.receipt_id = receipt.id GROUP BY receipt.id`,
      ),
  },
  {
    name: 'RECEIPT_ACCOUNTS_AGREE',
    faults: (tx) =>
      differing(
        tx,
        `WITH owed AS (
           SELECT organization_id, enterprise_id, deal_id, sum(amount - settled) AS amount
           FROM invoice WHERE state <> 'CANCELLED' GROUP BY organization_id, enterprise_id, deal_id
         ), left_over AS (
           SELECT organization_id, enterprise_id, deal_id, sum(free + set_aside) AS amount
           FROM receipt GROUP BY organization_id, enterprise_id, deal_id
         ), kept AS (
           SELECT organization_id AS owner_id, deal_id, 'RECEIVABLE' AS purpose, amount FROM owed
           UNION ALL SELECT enterprise_id, deal_id, 'PAYABLE', -amount FROM owed
           UNION ALL SELECT organization_id, deal_id, 'ADVANCE', -amount FROM left_over WHERE enterprise_id IS NOT NULL
           UNION ALL SELECT enterprise_id, deal_id, 'PREPAID', amount FROM left_over WHERE enterprise_id IS NOT NULL
           UNION ALL SELECT organization_id, NULL, 'SUSPENSE', -amount FROM left_over WHERE enterprise_id IS NULL
         ), summed AS (
           SELECT owner_id, deal_id, purpose, sum(amount) AS amount FROM kept GROUP BY owner_id, deal_id, purpose
         ), account AS (
           SELECT owner_id, deal_id, purpose, balance FROM ledger_account
           WHERE owner_kind = 'ORGANIZATION'
             AND purpose IN ('RECEIVABLE', 'PAYABLE', 'ADVANCE', 'PREPAID', 'SUSPENSE')
         )
         SELECT COALESCE(account.purpose, summed.purpose) || ' of ' || COALESCE(account.owner_id, summed.owner_id)
             || ' under ' || COALESCE(CAST(COALESCE(account.deal_id, summed.deal_id) AS text), 'no deal') AS subject,
           COALESCE(summed.amount, 0) AS kept, COALESCE(account.balance, 0) AS found
         FROM account FULL JOIN summed ON account.owner_id = summed.owner_id AND account.purpose = summed.purpose
           AND COALESCE(CAST(account.deal_id AS text), '') = COALESCE(CAST(summed.deal_id AS text), '')`,
      ),
  },
];

/** Receipts of no contract on statements: by the bank's reference, else by the payer's name. */
export async function receiptTitles(tx: Transaction, ids: readonly string[]): Promise<CaseTitles> {
  const rows = await tx.query<{ id: string; title: string }[]>(
    `SELECT id, COALESCE(bank_reference, payer_name) AS title FROM receipt WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, title }) => [id, title]));
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
