import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { OpenInvoice } from '../suggest-matches.ts';

/** Everything that is owed to a unit, with the names of who owes it. One statement. */
export async function openInvoices(tx: Transaction, organizationId: string): Promise<OpenInvoice[]> {
  const rows = await tx.query<(Omit<OpenInvoice, 'outstanding'> & { outstanding: string })[]>(
    `SELECT invoice.id, invoice.number, invoice.enterprise_id AS "enterpriseId", enterprise.name AS "enterpriseName",
       invoice.deal_id AS "dealId", CAST(invoice.amount - invoice.settled AS text) AS outstanding,
       CAST(invoice.due_on AS text) AS "dueOn"
     FROM invoice JOIN organization enterprise ON enterprise.id = invoice.enterprise_id
     WHERE invoice.organization_id = $1 AND invoice.state IN ('ISSUED', 'PARTLY_PAID') AND invoice.amount > 0
     ORDER BY invoice.due_on, invoice.id`,
    [organizationId],
  );
  return rows.map((row) => ({ ...row, outstanding: BigInt(row.outstanding) }));
}

/** Enterprises with a contract of the unit, by id; payers are looked for among them. */
export async function payersOf(
  tx: Transaction,
  organizationId: string,
): Promise<{ id: string; name: string; dealIds: string[] }[]> {
  return tx.query(
    `SELECT enterprise.id, enterprise.name, array_agg(running.root_deal_id ORDER BY running.signed_on) AS "dealIds"
     FROM running_contract running JOIN organization enterprise ON enterprise.id = running.enterprise_id
     WHERE running.organization_id = $1 GROUP BY enterprise.id, enterprise.name ORDER BY enterprise.name`,
    [organizationId],
  );
}
