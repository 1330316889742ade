import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { daysBetween } from '../../../platform/standards/calendar.ts';
import { lateInterest } from '../plan/late-interest.ts';
import type { InvoiceLineDraft, PaymentPlan } from '../plan/plan.types.ts';
import { Settlement } from '../receipts/data/receipt.entity.ts';
import type { Daybook } from '../receipts/daybook.ts';
import type { InvoiceRecord } from './bill.ts';
import type { Invoice } from './data/invoice.entity.ts';

/** Keys of interest name the invoice that was paid late. */
export const INTEREST_KEY = 'interest:';

/** What settled an invoice. */
type Payment = Pick<Settlement, 'on' | 'amount' | 'receiptId'>;

/**
 * Interest on invoices that were settled to the end after their last day, less what was demanded before. Interest that was
 * cancelled is waived and comes up by itself no more. Nothing where the terms know no interest.
 */
export async function interestDrafts(
  change: { tx: Transaction; plan: PaymentPlan },
  daybook: Daybook,
  records: readonly InvoiceRecord[],
): Promise<InvoiceLineDraft[]> {
  const rate = change.plan.terms.payment?.lateInterest ?? null;
  if (rate === null) return [];
  const late = records.filter(
    ({ invoice, lines }) =>
      bearsInterest({ invoice, lines }) &&
      invoice.state === 'PAID' &&
      invoice.settledOn !== null &&
      invoice.settledOn > invoice.dueOn &&
      !isWaived(invoice, records),
  );
  const drafts: InvoiceLineDraft[] = [];
  for (const { invoice } of late) {
    const draft = interestDraft(invoice, await paymentsOf(change, daybook, invoice), rate, records, null);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** Credits and interest bear no interest. */
export function bearsInterest({ invoice, lines }: InvoiceRecord): boolean {
  return invoice.amount > 0n && lines.some(({ key }) => !key.startsWith(INTEREST_KEY));
}

/**
 * Interest on one invoice less what was demanded before; null where nothing is new.
 * @param on up to which day it is counted; null for the day on which it was settled
 */
export function interestDraft(
  invoice: Invoice,
  payments: readonly Payment[],
  basisPointsPerDay: number,
  records: readonly InvoiceRecord[],
  on: string | null,
): InvoiceLineDraft | null {
  const counted = payments.map(({ on: day, amount, receiptId }) => ({
    // A credit says that the sum was never owed.
    on: receiptId === null ? invoice.dueOn : day,
    amount,
  }));
  const until =
    on ?? counted.reduce((last, payment) => (payment.on > last ? payment.on : last), invoice.dueOn);
  const owed = lateInterest(
    { amount: invoice.amount, dueOn: invoice.dueOn, payments: counted },
    basisPointsPerDay,
    until,
  );
  const key = `${INTEREST_KEY}${invoice.id}`;
  const amount = owed - demanded(key, records);
  if (amount === 0n) return null;
  const days = Math.max(0, daysBetween(invoice.dueOn, until));
  return {
    key,
    term: 'payment.lateInterest',
    kind: amount > 0n ? 'LATE_INTEREST' : 'CORRECTION',
    amount,
    dueOn: clock.today(),
    why: [
      {
        code: 'LATE',
        params: { days: String(days), sum: formatYuan(invoice.amount), rate: String(basisPointsPerDay) },
      },
    ],
    factIds: [],
  };
}

/** What settled an invoice, what these daybook do included. */
export async function paymentsOf(
  { tx }: { tx: Transaction },
  daybook: Daybook,
  { id }: Invoice,
): Promise<Payment[]> {
  const written = await tx.findBy(Settlement, { invoiceId: id });
  return [
    ...written,
    ...daybook.settlements.map(({ row }) => row).filter(({ invoiceId }) => invoiceId === id),
  ];
}

function demanded(key: string, records: readonly InvoiceRecord[]): bigint {
  return records
    .filter(({ invoice }) => invoice.state !== 'CANCELLED')
    .flatMap(({ lines }) => lines)
    .filter((line) => line.key === key)
    .reduce((sum, { amount }) => sum + amount, 0n);
}

function isWaived({ id }: Invoice, records: readonly InvoiceRecord[]): boolean {
  return records.some(
    ({ invoice, lines }) =>
      invoice.state === 'CANCELLED' && lines.some(({ key }) => key === `${INTEREST_KEY}${id}`),
  );
}
