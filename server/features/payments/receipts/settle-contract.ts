import { clock } from '../../../platform/clock.ts';
import type { InvoiceRecord } from '../invoices/bill.ts';
import type { Invoice } from '../invoices/data/invoice.entity.ts';
import { outstandingOf } from '../invoices/invoice.states.ts';
import type { RunningChange } from '../running/change-running.ts';
import { Receipt } from './data/receipt.entity.ts';
import { type Daybook, settle, useReceipt } from './daybook.ts';
import { allocate } from './suggest-matches.ts';

/**
 * Lets what is there settle what is open, the oldest first: credits against what is owed; what remains of a credit turns
 * money that was paid into an advance again; advances of the same enterprise that stand under this contract or none.
 */
export async function settleContract(
  { tx, running }: Pick<RunningChange, 'tx' | 'running'>,
  daybook: Daybook,
  records: readonly InvoiceRecord[],
): Promise<void> {
  const on = clock.today();
  const invoices = records.map(({ invoice }) => invoice);
  for (const credit of invoices.filter((invoice) => outstandingOf(invoice) < 0n)) {
    for (const { invoice, amount } of oldestFirst(-outstandingOf(credit), invoices)) {
      settle(daybook, invoice, { receipt: null, amount, on });
      settle(daybook, credit, { receipt: null, amount: -amount, on });
    }
    if (outstandingOf(credit) < 0n) await release(tx, daybook, credit);
  }
  if (!invoices.some((invoice) => outstandingOf(invoice) > 0n)) return;
  for (const receipt of await freeReceipts(tx, daybook, running)) {
    for (const { invoice, amount } of oldestFirst(receipt.free, invoices)) {
      useReceipt(daybook, receipt, invoice, amount);
    }
  }
}

/** Turns money that settled invoices of the contract into an advance, the last that came in first. */
async function release(tx: RunningChange['tx'], daybook: Daybook, credit: Invoice): Promise<void> {
  const rows = await tx.query<{ id: string; used: string }[]>(
    `SELECT receipt_id AS id, sum(amount) AS used FROM settlement
     WHERE running_id = $1 AND receipt_id IS NOT NULL GROUP BY receipt_id`,
    [credit.runningId],
  );
  const used = new Map(rows.map((row) => [row.id, BigInt(row.used)]));
  for (const { row } of daybook.settlements) {
    if (row.receiptId !== null && row.runningId === credit.runningId)
      used.set(row.receiptId, (used.get(row.receiptId) ?? 0n) + row.amount);
  }
  const receipts = await lockReceipts(
    tx,
    daybook,
    [...used].filter(([, sum]) => sum > 0n).map(([id]) => id),
  );
  receipts.sort((a, b) =>
    a.receivedOn === b.receivedOn ? (a.id < b.id ? 1 : -1) : a.receivedOn < b.receivedOn ? 1 : -1,
  );
  for (const receipt of receipts) {
    const left = -outstandingOf(credit);
    if (left === 0n) return;
    const sum = used.get(receipt.id) ?? 0n;
    useReceipt(daybook, receipt, credit, sum < left ? -sum : -left);
  }
}

/** Receipts with money that may settle invoices of a contract, locked in order; those of the daybook are in memory. */
async function freeReceipts(
  tx: RunningChange['tx'],
  daybook: Daybook,
  { organizationId, enterpriseId, rootDealId }: RunningChange['running'],
): Promise<Receipt[]> {
  const found = await tx
    .createQueryBuilder(Receipt, 'receipt')
    .select('receipt.id')
    .where(`receipt.organizationId = :organizationId AND receipt.enterpriseId = :enterpriseId`, {
      organizationId,
      enterpriseId,
    })
    .andWhere(`receipt.free > 0 AND receipt.state = 'RECORDED'`)
    .andWhere('(receipt.dealId = :rootDealId OR receipt.dealId IS NULL)', { rootDealId })
    .getMany();
  const own = [...daybook.changedReceipts.values(), ...daybook.recorded.map(({ receipt }) => receipt)].filter(
    (receipt) =>
      receipt.enterpriseId === enterpriseId && (receipt.dealId === rootDealId || receipt.dealId === null),
  );
  const ids = new Set([...found, ...own].map(({ id }) => id));
  const receipts = await lockReceipts(tx, daybook, [...ids]);
  return receipts
    .filter(({ free, state }) => free > 0n && state === 'RECORDED')
    .sort((a, b) =>
      a.receivedOn === b.receivedOn ? (a.id < b.id ? -1 : 1) : a.receivedOn < b.receivedOn ? -1 : 1,
    );
}

/** Receipts locked in the order of their ids; one that the daybook hold already is that of the daybook. */
export async function lockReceipts(
  tx: RunningChange['tx'],
  daybook: Pick<Daybook, 'changedReceipts' | 'recorded'>,
  ids: readonly string[],
): Promise<Receipt[]> {
  const held = new Map(
    [...daybook.changedReceipts.values(), ...daybook.recorded.map(({ receipt }) => receipt)].map(
      (receipt) => [receipt.id, receipt],
    ),
  );
  const missing = ids.filter((id) => !held.has(id));
  const rows =
    missing.length === 0
      ? []
      : await tx
          .createQueryBuilder(Receipt, 'receipt')
          .where('receipt.id IN (:...missing)', { missing })
          .orderBy('receipt.id')
          .setLock('pessimistic_write')
          .getMany();
  for (const row of rows) held.set(row.id, row);
  return ids.flatMap((id) => held.get(id) ?? []);
}

/** How a sum spreads over the open invoices. */
function oldestFirst(sum: bigint, invoices: readonly Invoice[]): { invoice: Invoice; amount: bigint }[] {
  const open = invoices
    .filter((invoice) => outstandingOf(invoice) > 0n)
    .map((invoice) => ({
      id: invoice.id,
      outstanding: outstandingOf(invoice),
      dueOn: invoice.dueOn,
      invoice,
    }));
  const byId = new Map(open.map(({ id, invoice }) => [id, invoice]));
  return allocate(sum, open).map(({ invoiceId, amount }) => ({
    invoice: byId.get(invoiceId) as Invoice,
    amount,
  }));
}
