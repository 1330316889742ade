import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  AnnouncedTransferState,
  BankStatementLineState,
  BankStatementState,
  InvoiceState,
  ReceiptState,
  RefundState,
  SuggestionStrength,
} from '../../../generated/payments-money/graphql.ts';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';

const COLOURS: Readonly<Record<string, string>> = {
  stateISSUED: 'processing',
  statePARTLY_PAID: 'processing',
  statePAID: 'success',
  stateOVERDUE: 'warning',
  receiptREVERSED: 'error',
  transferANNOUNCED: 'processing',
  transferRECEIVED: 'success',
  transferNOT_FOUND: 'error',
  refundPREPARED: 'processing',
  refundAPPROVED: 'success',
  statementRECORDING: 'processing',
  statementDONE: 'success',
  lineREADY: 'processing',
  lineINVALID: 'error',
  lineRECORDED: 'success',
  strengthCERTAIN: 'success',
  strengthLIKELY: 'processing',
};

type Key =
  | `state${InvoiceState}`
  | `receipt${ReceiptState}`
  | `transfer${AnnouncedTransferState}`
  | `refund${RefundState}`
  | `statement${BankStatementState}`
  | `line${BankStatementLineState}`
  | `strength${SuggestionStrength}`;

/** What stands for a reference where the bank gave none. */
const MADE = 'row-';

/** The bank's reference; what was made of a line's content tells people nothing. */
export function Reference({ value }: { value: string | null | undefined }) {
  const t = useMessages(receiptMessages);
  if (!value) return null;
  if (value.startsWith(MADE)) return <span className="f-quiet">{t('noReference')}</span>;
  return <span className={`f-number ${styles.reference}`}>{value}</span>;
}

/** Where a record of money stands, by the key of its word. */
export function MoneyTag({ value }: { value: Key }) {
  const t = useMessages(receiptMessages);
  return <Tag color={COLOURS[value] ?? 'default'}>{t(value)}</Tag>;
}
