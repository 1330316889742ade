import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * SQL that names the money received for invoices of running contracts, as `receivedIncome` reads it, for sums of other
 * features: rows of `running_id`, `id`, `amount` and `on`.
 */
export const RECEIVED_SQL = `(SELECT id, running_id, amount, "on" FROM settlement WHERE receipt_id IS NOT NULL)`;

/** Sums of what was received by running contract, in fen; one statement for any number of them. */
export async function receivedTotals(
  tx: Transaction,
  runningIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  if (runningIds.length === 0) return new Map();
  const rows = await tx.query<{ runningId: string; amount: string }[]>(
    `SELECT running_id AS "runningId", sum(amount) AS amount FROM ${RECEIVED_SQL} AS received
     WHERE running_id = ANY($1::uuid[]) GROUP BY running_id`,
    [[...runningIds]],
  );
  return new Map(rows.map(({ runningId, amount }) => [runningId, BigInt(amount)]));
}
