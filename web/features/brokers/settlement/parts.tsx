import { Tag } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type {
  CommissionClaimRowFragment,
  CommissionInvoiceState,
  CommissionPaymentState,
} from '../../../generated/brokers-settlement/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';

type Row = CommissionClaimRowFragment;

/** Whether a sum is above zero. */
export function isSome(yuan: string): boolean {
  return fenOf(yuan) > 0n;
}

/** Yuan without their sign. */
export function positive(yuan: string): string {
  return yuan.replace('-', '');
}

/** "1000.00" less "0.50": exact, in fen. */
export function minus(yuan: string, other: string): string {
  const fen = fenOf(yuan) - fenOf(other);
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function fenOf(yuan: string): bigint {
  return BigInt(yuan.replace('.', ''));
}

/** A share in words, such as 33.33 %. */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  return (basisPoints) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
      basisPoints / 10_000,
    );
}

type Figure =
  | 'accrued'
  | 'paid'
  | 'pending'
  | 'owed'
  | 'overpaid'
  | 'waiting'
  | 'invoiced'
  | 'contractAmount'
  | 'received'
  | 'commission';

/** Sums under their names. */
export function Figures({ of }: { of: readonly (readonly [Figure, string])[] }) {
  const t = useMessages(settlementMessages);
  return (
    <dl className={styles.figures}>
      {of.map(([name, value]) => (
        <div key={name}>
          <dt>{t(name)}</dt>
          <dd>
            <Money value={value} exact />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const COLOURS: Readonly<
  Partial<Record<`payment${CommissionPaymentState}` | `invoice${CommissionInvoiceState}`, string>>
> = {
  paymentPREPARED: 'warning',
  paymentRECORDED: 'processing',
  paymentCONFIRMED: 'success',
  paymentDISPUTED: 'error',
  invoiceISSUED: 'processing',
};

/** Where a payment or an invoice stands. */
export function SettlementTag({
  value,
}: {
  value: `payment${CommissionPaymentState}` | `invoice${CommissionInvoiceState}`;
}) {
  const t = useMessages(settlementMessages);
  return <Tag color={COLOURS[value] ?? 'default'}>{t(value)}</Tag>;
}

/** Documents of a record. */
export function Files({ files }: { files: readonly { id: string; name: string; url: string }[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map(({ id, name, url }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The way to the ledger's entry. */
export function EntryLink({ id }: { id: string | null | undefined }) {
  const t = useMessages(settlementMessages);
  return id ? <Link to={`/desk/entries/${id}`}>{t('openEntry')}</Link> : null;
}

/** The columns of a list of commissions, as who is owed them or who owes them sees it. */
export function useClaimColumns(side: 'TO_RECEIVE' | 'TO_PAY' | 'BOTH'): DataColumn<Row>[] {
  const t = useMessages(settlementMessages);
  const sum = (
    key: 'accrued' | 'paid' | 'pending' | 'open' | 'waiting',
    optional = false,
  ): DataColumn<Row> => ({
    key,
    title: t(key),
    align: 'right',
    ...(optional ? { optional } : {}),
    text: (row) => row[key],
    render: (row) => <Money value={row[key]} exact />,
  });
  const name: DataColumn<Row> = {
    key: 'name',
    title: t('columnName'),
    text: (row) => row.name,
    render: (row) => row.name,
  };
  const payer: DataColumn<Row> = {
    key: 'payer',
    title: t('columnPayer'),
    text: (row) => row.payingOrganization.name,
    render: (row) => (
      <>
        {row.payingOrganization.name}
        <div className="f-quiet">{t(`payer${row.payer}`)}</div>
      </>
    ),
  };
  return [
    {
      key: 'title',
      title: t('columnDeal'),
      always: true,
      text: (row) => `${row.reference} ${row.title}`,
      render: (row) => (
        <>
          <Link to={`/desk/commissions/${row.id}`}>{row.title}</Link>
          <div className="f-quiet f-number">{row.reference}</div>
        </>
      ),
    },
    ...(side === 'TO_RECEIVE'
      ? [payer, { ...name, optional: true }]
      : [name, ...(side === 'BOTH' ? [payer] : [])]),
    {
      key: 'role',
      title: t('columnRole'),
      text: (row) => t(`role${row.role}`),
      render: (row) => t(`role${row.role}`),
    },
    sum('accrued'),
    sum('paid'),
    sum('pending'),
    sum('open'),
    sum('waiting', true),
    {
      key: 'changedAt',
      title: t('columnChanged'),
      optional: true,
      text: (row) => row.changedAt,
      render: (row) => <DateTime value={row.changedAt} />,
    },
  ];
}
