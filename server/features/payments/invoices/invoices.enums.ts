import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const InvoiceStateEnum = describedEnum('InvoiceState', 'Where an invoice stands.', {
  ISSUED: 'Issued; nothing of it is settled.',
  PARTLY_PAID: 'A part of it is settled.',
  PAID: 'Settled to the fen; of a credit, used up.',
  OVERDUE: 'Its last day has passed and something of it is still owed.',
  CANCELLED: 'Taken back by a reversal.',
});
export type InvoiceState = keyof typeof InvoiceStateEnum;
/** What is stored: being overdue is told by the clock. */
export type StoredInvoiceState = Exclude<InvoiceState, 'OVERDUE'>;

export const InvoiceSortEnum = describedEnum('InvoiceSort', 'Order of a list of invoices.', {
  DUE: 'By the last day of payment, the earliest first.',
  NEWEST: 'The last issued first.',
});
export type InvoiceSort = keyof typeof InvoiceSortEnum;

export const InvoiceActionEnum = describedEnum('InvoiceAction', 'What can be done with an invoice.', {
  RECORD_RECEIPT: 'Record that money for it came in.',
  ANNOUNCE_TRANSFER: 'Tell the unit of a transfer for it.',
  RECORD_FAPIAO: 'Keep the data of its tax invoice (发票).',
  DEMAND_INTEREST: 'Demand the late interest that has come up.',
  CANCEL: 'Take it back.',
});
export type InvoiceAction = keyof typeof InvoiceActionEnum;

export const FapiaoKindEnum = describedEnum('FapiaoKind', 'Kinds of tax invoice (发票).', {
  DIGITAL_SPECIAL: 'Fully digital special VAT invoice (数电专票): a number of 20 digits.',
  DIGITAL_ORDINARY: 'Fully digital ordinary invoice (数电普票): a number of 20 digits.',
  SPECIAL: 'Special VAT invoice (增值税专用发票): a code and a number of 8 digits.',
  ORDINARY: 'Ordinary VAT invoice (增值税普通发票): a code and a number of 8 digits.',
  OTHER: 'A receipt of another kind, such as a fiscal bill (财政票据).',
});
export type FapiaoKind = keyof typeof FapiaoKindEnum;
