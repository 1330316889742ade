import { formatYuan } from '../../../platform/money.ts';
import type { AccountPurpose } from '../../ledger/ledger.enums.ts';
import type { NewEntry, NewPosting, PostingSource } from '../../ledger/ledger.types.ts';
import type { Invoice, InvoiceLine } from '../invoices/data/invoice.entity.ts';
import type { Receipt } from './data/receipt.entity.ts';
import type { Refund } from './data/transfer.entity.ts';

/** What is posted for invoices and money: the unit's books and the enterprise's, each balanced in itself. */

/** A sum in fen that settles an invoice. */
export interface Part {
  invoice: Pick<Invoice, 'id' | 'number' | 'dealId'>;
  amount: bigint;
}

interface Sides {
  unit: string;
  /** Null while it is not known who paid. */
  enterprise: string | null;
}

/** One posting line of a sum: debit on `unit[0]` and `enterprise[0]`, and so on. */
function posting(
  ownerId: string,
  purpose: AccountPurpose,
  dealId: string | null,
  amount: bigint,
  source: PostingSource = {},
): NewPosting {
  return { account: { owner: { kind: 'ORGANIZATION', id: ownerId }, dealId, purpose }, amount, source };
}

/** The case that entries of a contract lead to; money of no contract leads to its receipt. */
function caseOf(dealId: string | null, receiptId: string): NewEntry['case'] {
  return dealId ? { caseType: 'Deal', caseId: dealId } : { caseType: 'Receipt', caseId: receiptId };
}

/** INVOICE and LATE_INTEREST: owed to the unit and its income, owed by the enterprise and its cost; line by line. */
export function invoiceEntry(
  invoice: Pick<
    Invoice,
    'id' | 'number' | 'dealId' | 'organizationId' | 'enterpriseId' | 'issuedOn' | 'amount' | 'dueOn'
  >,
  lines: readonly Pick<InvoiceLine, 'key' | 'term' | 'kind' | 'amount'>[],
): NewEntry {
  const { organizationId: unit, enterpriseId: enterprise, dealId, number } = invoice;
  return {
    code: lines.every(({ kind }) => kind === 'LATE_INTEREST') ? 'LATE_INTEREST' : 'INVOICE',
    case: { caseType: 'Deal', caseId: dealId },
    idempotencyKey: `invoice:${invoice.id}`,
    bookedOn: invoice.issuedOn,
    facts: { invoiceId: invoice.id, number, amount: formatYuan(invoice.amount), dueOn: invoice.dueOn },
    postings: lines.flatMap(({ key, term, amount }) => {
      const source = { term, key, note: number };
      return [
        posting(unit, 'RECEIVABLE', dealId, amount, source),
        posting(unit, 'INCOME', dealId, -amount, source),
        posting(enterprise, 'COST', dealId, amount, source),
        posting(enterprise, 'PAYABLE', dealId, -amount, source),
      ];
    }),
  };
}

/** RECEIPT: money at the bank; what is matched is owed no more, the rest stands as advance, or in suspense. */
export function receiptEntry(receipt: Receipt, parts: readonly Part[]): NewEntry {
  const { organizationId: unit, enterpriseId: enterprise, amount, dealId } = receipt;
  const matched = parts.reduce((sum, part) => sum + part.amount, 0n);
  const rest = amount - matched;
  const source = receipt.bankReference === null ? {} : { note: receipt.bankReference };
  return {
    code: 'RECEIPT',
    case: caseOf(dealId, receipt.id),
    idempotencyKey: `receipt:${receipt.id}`,
    bookedOn: receipt.receivedOn,
    facts: {
      receiptId: receipt.id,
      amount: formatYuan(amount),
      matched: parts.map((part) => ({ invoiceId: part.invoice.id, amount: formatYuan(part.amount) })),
    },
    postings: [
      posting(unit, 'BANK', null, amount, source),
      ...parts.map(({ invoice, amount: part }) =>
        posting(unit, 'RECEIVABLE', invoice.dealId, -part, { note: invoice.number }),
      ),
      restPosting({ unit, enterprise }, dealId, -rest, source),
      ...(enterprise === null
        ? []
        : [
            posting(enterprise, 'BANK', null, -amount, source),
            ...parts.map(({ invoice, amount: part }) =>
              posting(enterprise, 'PAYABLE', invoice.dealId, part, { note: invoice.number }),
            ),
            posting(enterprise, 'PREPAID', dealId, rest, source),
          ]),
    ],
  };
}

/** What is matched to nothing: an advance of who paid, or in suspense while nobody knows who that was. */
function restPosting(
  { unit, enterprise }: Sides,
  dealId: string | null,
  amount: bigint,
  source: PostingSource,
) {
  return enterprise === null
    ? posting(unit, 'SUSPENSE', null, amount, source)
    : posting(unit, 'ADVANCE', dealId, amount, source);
}

/** IDENTIFY: what stood in suspense becomes an advance of who paid it. */
export function identifyEntry(receipt: Receipt, on: string): NewEntry {
  const { organizationId: unit, enterpriseId: enterprise, dealId, free } = receipt;
  if (enterprise === null) throw new Error(`receipts: nobody is named for ${receipt.id}`);
  const source = receipt.bankReference === null ? {} : { note: receipt.bankReference };
  return {
    code: 'IDENTIFY',
    case: caseOf(dealId, receipt.id),
    idempotencyKey: `identify:${receipt.id}`,
    bookedOn: on,
    facts: { receiptId: receipt.id, amount: formatYuan(free), enterpriseId: enterprise },
    postings: [
      posting(unit, 'SUSPENSE', null, free, source),
      posting(unit, 'ADVANCE', dealId, -free, source),
      posting(enterprise, 'BANK', null, -free, source),
      posting(enterprise, 'PREPAID', dealId, free, source),
    ],
  };
}

/**
 * APPLY_CREDIT: an advance settles an invoice. With a sum below zero RELEASE_CREDIT: a credit turns what was paid into an
 * advance again.
 * @param key of the settlement, by which the entry is made once
 */
export function applyEntry(receipt: Receipt, { invoice, amount }: Part, key: string, on: string): NewEntry {
  const { organizationId: unit, enterpriseId: enterprise, dealId } = receipt;
  if (enterprise === null) throw new Error(`receipts: money of nobody cannot settle ${invoice.id}`);
  const source = { note: invoice.number };
  return {
    code: amount > 0n ? 'APPLY_CREDIT' : 'RELEASE_CREDIT',
    case: { caseType: 'Deal', caseId: invoice.dealId },
    idempotencyKey: `settle:${key}`,
    bookedOn: on,
    facts: { receiptId: receipt.id, invoiceId: invoice.id, amount: formatYuan(amount) },
    postings: [
      posting(unit, 'ADVANCE', dealId, amount, source),
      posting(unit, 'RECEIVABLE', invoice.dealId, -amount, source),
      posting(enterprise, 'PREPAID', dealId, -amount, source),
      posting(enterprise, 'PAYABLE', invoice.dealId, amount, source),
    ],
  };
}

/** REFUND: money goes back to who paid. */
export function refundEntry(receipt: Receipt, refund: Refund, on: string): NewEntry {
  const { organizationId: unit, enterpriseId: enterprise, dealId } = receipt;
  const { amount } = refund;
  const source = refund.bankReference === null ? {} : { note: refund.bankReference };
  return {
    code: 'REFUND',
    case: caseOf(dealId, receipt.id),
    idempotencyKey: `refund:${refund.id}`,
    bookedOn: on,
    facts: { refundId: refund.id, receiptId: receipt.id, amount: formatYuan(amount) },
    postings: [
      restPosting({ unit, enterprise }, dealId, amount, source),
      posting(unit, 'BANK', null, -amount, source),
      ...(enterprise === null
        ? []
        : [
            posting(enterprise, 'BANK', null, amount, source),
            posting(enterprise, 'PREPAID', dealId, -amount, source),
          ]),
    ],
  };
}
