import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ReceiptStateEnum = describedEnum('ReceiptState', 'Where a receipt stands.', {
  RECORDED: 'Recorded and in the ledger.',
  REVERSED: 'Taken back: its entries are reversed and what it had settled is owed again.',
});
export type ReceiptState = keyof typeof ReceiptStateEnum;

export const ReceiptActionEnum = describedEnum('ReceiptAction', 'What can be done with a receipt.', {
  MATCH: 'Match what is left of it to invoices.',
  IDENTIFY: 'Say who paid it.',
  REVERSE: 'Take it back, by another finance officer than who recorded it.',
  REFUND: 'Prepare a refund of what is left of it.',
});
export type ReceiptAction = keyof typeof ReceiptActionEnum;

export const TransferStateEnum = describedEnum(
  'AnnouncedTransferState',
  'Where an announced transfer stands.',
  {
    ANNOUNCED: 'The enterprise says that it paid; the unit has not seen the money yet.',
    RECEIVED: 'The money came in.',
    WITHDRAWN: 'The enterprise took the announcement back.',
    NOT_FOUND: 'The unit found no such money.',
  },
);
export type TransferState = keyof typeof TransferStateEnum;

export const RefundStateEnum = describedEnum('RefundState', 'Where a refund stands.', {
  PREPARED: 'Prepared by one finance officer; the sum is set aside.',
  APPROVED: 'Approved by another and paid.',
  REJECTED: 'Not approved, or taken back; the sum is free again.',
});
export type RefundState = keyof typeof RefundStateEnum;

export const RefundActionEnum = describedEnum('RefundAction', 'What can be done with a refund.', {
  APPROVE: 'Approve it, by another finance officer than who prepared it.',
  REJECT: 'Turn it down, or take it back.',
});
export type RefundAction = keyof typeof RefundActionEnum;

export const StatementStateEnum = describedEnum('BankStatementState', 'Where a bank statement file stands.', {
  READ: 'Its lines were read and suggestions made; nothing is recorded.',
  RECORDING: 'Its lines are being recorded one by one; each is recorded whole or not at all.',
  DONE: 'All lines were handled.',
  CANCELLED: 'Given up before anything was recorded.',
});
export type StatementState = keyof typeof StatementStateEnum;

export const StatementLineStateEnum = describedEnum('BankStatementLineState', 'What becomes of a line.', {
  READY: 'Money that came in; it will be recorded as is planned.',
  SKIPPED: 'A finance officer leaves it out.',
  OUTGOING: 'Money that went out: nothing to record.',
  KNOWN: 'It was recorded before, by this reference.',
  INVALID: 'It cannot be read.',
  RECORDED: 'Recorded as a receipt.',
});
export type StatementLineState = keyof typeof StatementLineStateEnum;

export const SuggestionStrengthEnum = describedEnum('SuggestionStrength', 'How sure a suggested match is.', {
  CERTAIN: 'The payer or a number is known and the sum fits to the fen.',
  LIKELY: 'The payer or a number is known; the sum does not fit.',
  GUESS: 'Only the sum fits, and of one invoice alone.',
  NONE: 'Nothing fits.',
});
export type SuggestionStrength = keyof typeof SuggestionStrengthEnum;

export const StatementFieldEnum = describedEnum(
  'BankStatementField',
  'What a column of a bank statement can be.',
  {
    DATE: 'Day of the movement.',
    AMOUNT: 'The sum; money that went out is below zero, or told by the direction.',
    CREDIT: 'The sum that came in.',
    DEBIT: 'The sum that went out.',
    DIRECTION: 'Whether it came in or went out.',
    PAYER: 'Name of the other side.',
    REMARK: 'Remark or purpose.',
    REFERENCE: 'Reference of the bank (流水号).',
  },
);
export type StatementFieldName = keyof typeof StatementFieldEnum;
