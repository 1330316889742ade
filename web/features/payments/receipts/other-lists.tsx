import { Button } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AnnouncedTransfersDocument,
  type AnnouncedTransfersQuery,
  BankStatementsDocument,
  type BankStatementsQuery,
  RefundsDocument,
  type RefundsQuery,
  type TransferPartsFragment,
} from '../../../generated/payments-money/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { receiptMessages } from './receipts.messages.ts';
import { Files } from './receipts-list.tsx';
import { type RefundRow, RefundSteps } from './refund-steps.tsx';
import { MoneyTag, Reference } from './tags.tsx';
import { TransferSteps } from './transfer-steps.tsx';

const pickTransfers = (data: AnnouncedTransfersQuery) => data.announcedTransfers;
const pickRefunds = (data: RefundsQuery) => data.refunds;
const pickStatements = (data: BankStatementsQuery) => data.bankStatements;

type StatementRow = BankStatementsQuery['bankStatements']['edges'][number]['node'];

/** Transfers that enterprises announced to the unit. */
export function TransfersList({ isFinance }: { isFinance: boolean }) {
  const t = useMessages(receiptMessages);
  const list = useRows(AnnouncedTransfersDocument, pickTransfers, { filter: {} });
  const columns = useTransferColumns(isFinance ? 'FINANCE' : null, list.refetch);
  return (
    <ListTable<TransferPartsFragment>
      name="announced-transfers"
      label={t('tabTransfers')}
      list={list}
      columns={columns}
      empty={<EmptyState title={t('transfersEmpty')} text={t('transfersEmptyText')} />}
    />
  );
}

/** What is shown of an announced transfer, in a list of the desk and in the money room. */
export function useTransferColumns(
  side: 'FINANCE' | 'ENTERPRISE' | null,
  onDone: () => Promise<unknown>,
): DataColumn<TransferPartsFragment>[] {
  const t = useMessages(receiptMessages);
  return [
    {
      key: 'enterprise',
      title: t('enterprise'),
      always: true,
      text: ({ enterprise }) => enterprise.name,
      render: ({ enterprise }) => enterprise.name,
    },
    {
      key: 'contract',
      title: t('contract'),
      text: ({ contract }) => contract.number,
      render: ({ contract }) => (
        <Link to={`/deals/${contract.dealId}/money?tab=invoices`}>{contract.number}</Link>
      ),
    },
    {
      key: 'transferredOn',
      title: t('transferredOn'),
      text: ({ transferredOn }) => transferredOn,
      render: ({ transferredOn }) => <Day value={transferredOn} />,
    },
    {
      key: 'amount',
      title: t('amount'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`transfer${state}`),
      render: ({ state, reason }) => (
        <>
          <MoneyTag value={`transfer${state}`} />
          {reason && <div className="f-quiet">{reason}</div>}
        </>
      ),
    },
    {
      key: 'meantFor',
      title: t('meantFor'),
      text: ({ invoices }) => invoices.map(({ number }) => number).join('; '),
      render: ({ invoices }) => invoices.map(({ id, number }) => <div key={id}>{number}</div>),
    },
    {
      key: 'reference',
      title: t('reference'),
      text: ({ bankReference }) => bankReference ?? '',
      render: ({ bankReference, remark }) => (
        <>
          <Reference value={bankReference} />
          {remark && <div className="f-quiet">{remark}</div>}
        </>
      ),
    },
    {
      key: 'files',
      title: t('files'),
      text: ({ files }) => files.map(({ name }) => name).join('; '),
      render: ({ files }) => <Files files={files} />,
    },
    {
      key: 'steps',
      title: t('steps'),
      always: true,
      render: (transfer) => <TransferSteps transfer={transfer} side={side} onDone={onDone} />,
    },
  ];
}

/** Refunds of the unit. */
export function RefundsList() {
  const t = useMessages(receiptMessages);
  const list = useRows(RefundsDocument, pickRefunds, {});
  const columns: DataColumn<RefundRow>[] = [
    {
      key: 'payer',
      title: t('payer'),
      always: true,
      text: ({ receipt }) => receipt.payerName,
      render: ({ receipt, reason }) => (
        <>
          {receipt.payerName}
          <div className="f-quiet">{reason}</div>
        </>
      ),
    },
    {
      key: 'amount',
      title: t('amount'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`refund${state}`),
      render: ({ state, decisionReason }) => (
        <>
          <MoneyTag value={`refund${state}`} />
          {decisionReason && <div className="f-quiet">{decisionReason}</div>}
        </>
      ),
    },
    {
      key: 'preparedBy',
      title: t('preparedBy'),
      text: ({ preparedByName }) => preparedByName ?? '',
      render: ({ preparedByName, preparedAt }) => (
        <>
          {preparedByName} <DateTime value={preparedAt} />
        </>
      ),
    },
    {
      key: 'decidedBy',
      title: t('decidedBy'),
      text: ({ decidedByName }) => decidedByName ?? '',
      render: ({ decidedByName }) => decidedByName,
    },
    {
      key: 'paidOn',
      title: t('paidOn'),
      text: ({ paidOn }) => paidOn ?? '',
      render: ({ paidOn }) => <Day value={paidOn} />,
    },
    {
      key: 'steps',
      title: t('steps'),
      always: true,
      render: (refund) => <RefundSteps refund={refund} onDone={list.refetch} />,
    },
  ];
  return (
    <ListTable<RefundRow>
      name="refunds"
      label={t('tabRefunds')}
      list={list}
      columns={columns}
      empty={<EmptyState title={t('refundsEmpty')} text={t('refundsEmptyText')} />}
    />
  );
}

/** Bank statements that were imported. */
export function StatementsList() {
  const t = useMessages(receiptMessages);
  const list = useRows(BankStatementsDocument, pickStatements, {});
  const columns: DataColumn<StatementRow>[] = [
    {
      key: 'file',
      title: t('file'),
      always: true,
      text: ({ fileName }) => fileName,
      render: ({ id, fileName }) => <Link to={`/desk/receipts/statements/${id}`}>{fileName}</Link>,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`statement${state}`),
      render: ({ state }) => <MoneyTag value={`statement${state}`} />,
    },
    {
      key: 'lines',
      title: t('lines'),
      align: 'right',
      text: ({ total }) => String(total),
      render: ({ total }) => <span className="f-number">{total}</span>,
    },
    {
      key: 'recorded',
      title: t('receiptRECORDED'),
      align: 'right',
      text: ({ recorded }) => String(recorded),
      render: ({ recorded, ready }) => <span className="f-number">{`${recorded} / ${ready}`}</span>,
    },
    {
      key: 'uploadedAt',
      title: t('uploadedAt'),
      text: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <DateTime value={createdAt} />,
    },
  ];
  return (
    <ListTable<StatementRow>
      name="bank-statements"
      label={t('tabStatements')}
      list={list}
      columns={columns}
      empty={
        <EmptyState
          title={t('statementsEmpty')}
          text={t('statementsEmptyText')}
          action={
            <Link to="/desk/receipts/import">
              <Button type="primary">{t('importStatement')}</Button>
            </Link>
          }
        />
      }
    />
  );
}
