import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import type { NewEntry } from '../../ledger/ledger.types.ts';
import { post } from '../../ledger/post.service.ts';
import { Invoice, InvoiceLine } from '../invoices/data/invoice.entity.ts';
import { invoiceStates, outstandingOf, stepOf } from '../invoices/invoice.states.ts';
import { Receipt, Settlement } from './data/receipt.entity.ts';
import { AnnouncedTransfer, type Refund } from './data/transfer.entity.ts';
import { applyEntry } from './entries.ts';

/**
 * What one transaction does with invoices and money. Records are changed in memory; `closeDaybook` posts all entries in one
 * call, so that accounts are locked in one order, and writes the records with the entries they got.
 */
export interface Daybook {
  tx: Transaction;
  scope: Scope;
  entries: NewEntry[];
  /** New ones wait for their entry by its key. */
  issued: { invoice: Invoice; lines: InvoiceLine[]; entryKey: string }[];
  recorded: { receipt: Receipt; entryKey: string }[];
  identified: { receipt: Receipt; entryKey: string }[];
  settlements: { row: Settlement; entryKey: string | null }[];
  changedInvoices: Map<string, Invoice>;
  changedReceipts: Map<string, Receipt>;
  /** Announcements whose standing changed; written after the receipts that answer them. */
  transfers: AnnouncedTransfer[];
  refunds: { refund: Refund; entryKey: string | null }[];
}

export function openDaybook(tx: Transaction, scope: Scope): Daybook {
  return {
    tx,
    scope,
    entries: [],
    issued: [],
    recorded: [],
    identified: [],
    settlements: [],
    changedInvoices: new Map(),
    changedReceipts: new Map(),
    transfers: [],
    refunds: [],
  };
}

/** Settles an invoice with a sum, by money of a receipt or (null) by a credit; below zero it is released. */
export function settle(
  daybook: Daybook,
  invoice: Invoice,
  {
    receipt,
    amount,
    on,
    entryKey,
    reversesId = null,
  }: {
    receipt: Receipt | null;
    amount: bigint;
    on: string;
    /** The entry that moves the money; left out where it is one of its own. */
    entryKey?: string;
    reversesId?: string | null;
  },
): Settlement {
  const row = Object.assign(new Settlement(), {
    id: newId(),
    runningId: invoice.runningId,
    invoiceId: invoice.id,
    receiptId: receipt?.id ?? null,
    amount,
    on,
    entryId: null,
    reversesId,
    at: clock.now(),
  } satisfies Settlement);
  let key = entryKey ?? null;
  if (receipt && entryKey === undefined) {
    const entry = applyEntry(receipt, { invoice, amount }, row.id, clock.today());
    daybook.entries.push(entry);
    key = entry.idempotencyKey;
  }
  daybook.settlements.push({ row, entryKey: key });
  applyTo(daybook, invoice, amount, on);
  return row;
}

/** Lets a sum count for an invoice, whose state follows. */
export function applyTo(daybook: Daybook, invoice: Invoice, amount: bigint, on: string): void {
  invoice.settled += amount;
  invoice.state = invoiceStates.next(invoice.state, stepOf(invoice));
  invoice.settledOn = outstandingOf(invoice) === 0n ? later(invoice.settledOn, on) : null;
  daybook.changedInvoices.set(invoice.id, invoice);
}

/**
 * Money of a receipt that is free settles an invoice, on the day on which it came in or, if that is later, the invoice was
 * issued; or (below zero) it becomes free again.
 */
export function useReceipt(daybook: Daybook, receipt: Receipt, invoice: Invoice, amount: bigint): void {
  const on = amount > 0n ? later(receipt.receivedOn, invoice.issuedOn) : clock.today();
  settle(daybook, invoice, { receipt, amount, on });
  receipt.free -= amount;
  changeReceipt(daybook, receipt);
}

/** Marks a receipt as changed. */
export function changeReceipt(daybook: Daybook, receipt: Receipt): void {
  daybook.changedReceipts.set(receipt.id, receipt);
}

/** Whether nothing was done. */
export function isEmpty(daybook: Daybook): boolean {
  const { entries, settlements, changedInvoices, changedReceipts } = daybook;
  return (
    entries.length === 0 &&
    settlements.length === 0 &&
    changedInvoices.size === 0 &&
    changedReceipts.size === 0
  );
}

/** Topic of the outbox on which running contracts are told, by their ids, whose received money grew or shrank. */
export const RECEIVED_TOPIC = 'received';

/** Posts the entries, writes the records, and tells of contracts that received money or gave it back. */
export async function closeDaybook(daybook: Daybook): Promise<void> {
  const { tx, scope, entries, issued, recorded, identified, settlements } = daybook;
  const posted = await post(tx, scope, entries);
  const ids = new Map(posted.map(({ idempotencyKey, id }) => [idempotencyKey, id]));
  const entryId = (key: string) => {
    const id = ids.get(key);
    if (!id) throw new Error(`receipts: there is no entry ${key}`);
    return id;
  };
  for (const { invoice, entryKey } of issued) invoice.entryId = entryId(entryKey);
  for (const { receipt, entryKey } of recorded) receipt.entryId = entryId(entryKey);
  for (const { receipt, entryKey } of identified) receipt.identifyEntryId = entryId(entryKey);
  for (const each of settlements) {
    if (each.entryKey !== null) each.row.entryId = entryId(each.entryKey);
  }
  if (issued.length > 0) {
    await tx.insert(Invoice, issued.map(({ invoice }) => invoice) as object[]);
    await tx.insert(InvoiceLine, issued.flatMap(({ lines }) => lines) as object[]);
  }
  if (recorded.length > 0) await tx.insert(Receipt, recorded.map(({ receipt }) => receipt) as object[]);
  const isNew = new Set([
    ...issued.map(({ invoice }) => invoice.id),
    ...recorded.map(({ receipt }) => receipt.id),
  ]);
  for (const invoice of daybook.changedInvoices.values()) {
    if (isNew.has(invoice.id)) continue;
    const { state, settled, settledOn, dueOn, cancelReason, cancelledAt } = invoice;
    await tx.update(Invoice, invoice.id, { state, settled, settledOn, dueOn, cancelReason, cancelledAt });
  }
  for (const receipt of daybook.changedReceipts.values()) {
    if (isNew.has(receipt.id)) continue;
    receipt.version += 1;
    await tx.save(receipt);
  }
  for (const { refund, entryKey } of daybook.refunds) {
    if (entryKey !== null) refund.entryId = entryId(entryKey);
    await tx.save(refund);
  }
  for (const { id, state, receiptId } of daybook.transfers) {
    await tx.update(AnnouncedTransfer, id, { state, receiptId });
  }
  if (settlements.length > 0) await tx.insert(Settlement, settlements.map(({ row }) => row) as object[]);
  const received = settlements.filter(({ row }) => row.receiptId !== null);
  await tell(tx, RECEIVED_TOPIC, [...new Set(received.map(({ row }) => row.runningId))]);
}

export function later(one: string | null, other: string): string {
  return one !== null && one > other ? one : other;
}
