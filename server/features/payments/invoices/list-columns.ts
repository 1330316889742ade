import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { Receipt } from '../receipts/data/receipt.entity.ts';
import type { ReceiptState } from '../receipts/receipts.enums.ts';
import type { Invoice } from './data/invoice.entity.ts';
import { outstandingOf, stateOn } from './invoice.states.ts';
import type { InvoiceState } from './invoices.enums.ts';

const INVOICE_HEADS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    '付款通知编号',
    '合同',
    '付款单位',
    '状态',
    '金额（元）',
    '未付（元）',
    '开具日',
    '付款期限',
    '结清日',
  ],
  en: [
    'Invoice',
    'Contract',
    'Enterprise',
    'State',
    'Amount (yuan)',
    'Owed (yuan)',
    'Issued',
    'Due',
    'Settled',
  ],
};
const INVOICE_STATES: Readonly<Record<FileLanguage, Readonly<Record<InvoiceState, string>>>> = {
  zh: { ISSUED: '待付', PARTLY_PAID: '部分已付', PAID: '已结清', OVERDUE: '逾期', CANCELLED: '已撤销' },
  en: {
    ISSUED: 'issued',
    PARTLY_PAID: 'partly paid',
    PAID: 'paid',
    OVERDUE: 'overdue',
    CANCELLED: 'cancelled',
  },
};
const RECEIPT_HEADS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    '到账日',
    '付款户名',
    '付款单位',
    '状态',
    '金额（元）',
    '未核销（元）',
    '已退（元）',
    '流水号',
    '摘要',
  ],
  en: [
    'Received',
    'Payer',
    'Enterprise',
    'State',
    'Amount (yuan)',
    'Unmatched (yuan)',
    'Refunded (yuan)',
    'Reference',
    'Remark',
  ],
};
const RECEIPT_STATES: Readonly<Record<FileLanguage, Readonly<Record<ReceiptState, string>>>> = {
  zh: { RECORDED: '已登记', REVERSED: '已冲销' },
  en: { RECORDED: 'recorded', REVERSED: 'reversed' },
};

/** Lines of the file of invoices, its heads first; names are read once for each batch. */
export async function* invoiceLines(
  scope: Scope,
  batches: AsyncGenerator<Invoice[]>,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  yield [...INVOICE_HEADS[language]];
  for await (const rows of batches) {
    const names = await namesOf(
      scope,
      rows.map(({ enterpriseId }) => enterpriseId),
    );
    for (const row of rows) {
      yield [
        row.number,
        row.title,
        names.get(row.enterpriseId) ?? '',
        INVOICE_STATES[language][stateOn(row, clock.today())],
        formatYuan(row.amount),
        formatYuan(outstandingOf(row)),
        row.issuedOn,
        row.dueOn,
        row.settledOn ?? '',
      ];
    }
  }
}

/** Lines of the file of receipts, its heads first. */
export async function* receiptLines(
  scope: Scope,
  batches: AsyncGenerator<Receipt[]>,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  yield [...RECEIPT_HEADS[language]];
  for await (const rows of batches) {
    const names = await namesOf(
      scope,
      rows.flatMap(({ enterpriseId }) => enterpriseId ?? []),
    );
    for (const row of rows) {
      yield [
        row.receivedOn,
        row.payerName,
        row.enterpriseId === null ? '' : (names.get(row.enterpriseId) ?? ''),
        RECEIPT_STATES[language][row.state],
        formatYuan(row.amount),
        formatYuan(row.free),
        formatYuan(row.refunded),
        row.bankReference ?? '',
        row.remark ?? '',
      ];
    }
  }
}

async function namesOf({ app }: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await organizationById.batch(app, [...new Set(ids)]);
  return new Map([...found.values()].flatMap((each) => (each ? [[each.id, each.name] as const] : [])));
}
