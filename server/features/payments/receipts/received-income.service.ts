import { bigintColumn } from '../../../platform/database/columns.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** Money that counts as income of a contract: received, and matched to an invoice. */
export interface ReceivedIncome {
  /** Id of the settlement. */
  id: string;
  /** Fen; below zero where money was released again, by a reversal or a credit. */
  amount: bigint;
  /** Day on which it counts as received income: of the receipt, or on which money paid in advance was used. */
  receivedOn: string;
  invoiceId: string;
  receiptId: string;
}

/**
 * What was received for the invoices of a running contract, in order. Rows are only ever added: what was undone has a
 * row of its own with the sign turned. Their sum is what was invoiced less what is owed.
 */
export async function receivedIncome(tx: Transaction, runningId: string): Promise<ReceivedIncome[]> {
  const rows = await tx.query<(Omit<ReceivedIncome, 'amount'> & { amount: string })[]>(
    `SELECT id, amount, CAST("on" AS text) AS "receivedOn", invoice_id AS "invoiceId", receipt_id AS "receiptId"
     FROM settlement WHERE running_id = $1 AND receipt_id IS NOT NULL ORDER BY at, id`,
    [runningId],
  );
  return rows.map((row) => ({ ...row, amount: bigintColumn.from(row.amount) as bigint }));
}
