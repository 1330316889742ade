import { Receipts1764000000820 } from '../../../migrations/1764000000820-receipts.ts';
import type { Feature } from '../../../platform/feature.ts';
import { Fapiao, Invoice, InvoiceLine } from '../invoices/data/invoice.entity.ts';
import { invoiceFileAccess } from '../invoices/find-invoices.service.ts';
import { invoiceRoutes } from '../invoices/invoice.routes.ts';
import { FapiaoResolver, InvoiceResolver, SettlementResolver } from '../invoices/invoices.resolver.ts';
import { WATCH_INVOICES_JOB, watchInvoices } from '../invoices/watch-invoices.job.ts';
import { RECEIPT_CASE } from './change-money.ts';
import { BankStatement, BankStatementLine } from './data/bank-statement.entity.ts';
import { Receipt, Settlement } from './data/receipt.entity.ts';
import { AnnouncedTransfer, Refund } from './data/transfer.entity.ts';
import { receiptFileAccess } from './find-receipts.service.ts';
import { receiptChecks, receiptTitles } from './ledger-checks.ts';
import { ReceiptResolver } from './receipts.resolver.ts';
import { AnnouncedTransferResolver, RefundResolver } from './refunds.resolver.ts';
import { recordStatementJob } from './statements/record-statement.job.ts';
import { RECORD_STATEMENT_JOB } from './statements/statement.service.ts';
import {
  BankStatementLineResolver,
  BankStatementResolver,
  PlannedMatchResolver,
} from './statements/statements.resolver.ts';

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
  resolvers: [
    InvoiceResolver,
    SettlementResolver,
    FapiaoResolver,
    ReceiptResolver,
    RefundResolver,
    AnnouncedTransferResolver,
    BankStatementResolver,
    BankStatementLineResolver,
    PlannedMatchResolver,
  ],
  jobs: { [WATCH_INVOICES_JOB]: watchInvoices, [RECORD_STATEMENT_JOB]: recordStatementJob },
  // Soon after midnight in China, and once more in the morning.
  crons: [{ task: WATCH_INVOICES_JOB, match: '15 0,16 * * *' }],
  fileAccess: { ...invoiceFileAccess, ...receiptFileAccess },
  books: { checks: receiptChecks, caseTitles: { [RECEIPT_CASE]: receiptTitles } },
  routes: invoiceRoutes,
};
