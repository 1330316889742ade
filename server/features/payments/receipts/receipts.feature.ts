import { Receipts1764000000820 } from '../../../migrations/1764000000820-receipts.ts';
import type { Feature } from '../../../platform/feature.ts';
import { Fapiao, Invoice, InvoiceLine } from '../invoices/data/invoice.entity.ts';
import { BankStatement, BankStatementLine } from './data/bank-statement.entity.ts';
import { Receipt, Settlement } from './data/receipt.entity.ts';
import { AnnouncedTransfer, Refund } from './data/transfer.entity.ts';
import { receiptChecks } from './ledger-checks.ts';

/** Invoices of running contracts and the money that comes in for them. */
export const receiptsFeature: Feature = {
  name: 'receipts',
  entities: [
    Invoice,
    InvoiceLine,
    Fapiao,
    Receipt,
    Settlement,
    AnnouncedTransfer,
    Refund,
    BankStatement,
    BankStatementLine,
  ],
  migrations: [Receipts1764000000820],
  resolvers: [],
  books: { checks: receiptChecks },
};
