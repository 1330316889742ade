import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type ReceiptPartsFragment,
  ReceiptsDocument,
  type ReceiptsQuery,
} from '../../../generated/payments-money/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListTable } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { ReceiptSteps } from './receipt-steps.tsx';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';
import { MoneyTag, Reference } from './tags.tsx';

const pick = (data: ReceiptsQuery) => data.receipts;

/** Receipts of the unit, all or those of which something is matched to nothing. */
export function ReceiptsList({ unmatched }: { unmatched: boolean }) {
  const t = useMessages(receiptMessages);
  const { get } = useListState();
  const text = get('text') ?? '';
  const filter = { ...(unmatched ? { unmatched: true } : {}), ...(text ? { text } : {}) };
  const list = useRows(ReceiptsDocument, pick, { filter });
  const columns = useReceiptColumns(list.refetch);
  return (
    <ListTable<ReceiptPartsFragment>
      name={unmatched ? 'receipts-unmatched' : 'receipts'}
      label={unmatched ? t('tabUnmatched') : t('tabReceipts')}
      list={list}
      columns={columns}
      search={t('searchReceipts')}
      exportTool={<ExportLinks paths={['/payments/receipts.csv']} filter={{ text }} />}
      empty={
        <EmptyState
          title={unmatched ? t('unmatchedEmpty') : t('receiptsEmpty')}
          text={unmatched ? t('unmatchedEmptyText') : t('receiptsEmptyText')}
        />
      }
    />
  );
}

/** What is shown of a receipt, in a list of the desk and in the money room. */
export function useReceiptColumns(onDone: () => Promise<unknown>): DataColumn<ReceiptPartsFragment>[] {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  return [
    {
      key: 'payer',
      title: t('payer'),
      always: true,
      text: ({ payerName }) => payerName,
      render: ({ payerName, enterprise }) => (
        <>
          {payerName}
          {enterprise?.name !== payerName && (
            <div className="f-quiet">{enterprise?.name ?? t('unknownPayer')}</div>
          )}
        </>
      ),
    },
    {
      key: 'receivedOn',
      title: t('receivedOn'),
      text: ({ receivedOn }) => receivedOn,
      render: ({ receivedOn }) => <Day value={receivedOn} />,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`receipt${state}`),
      render: ({ state, reverseReason }) => (
        <>
          <MoneyTag value={`receipt${state}`} />
          {reverseReason && <div className="f-quiet">{reverseReason}</div>}
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
      key: 'free',
      title: t('free'),
      align: 'right',
      text: ({ free }) => free,
      render: ({ free, setAside, refunded }) => (
        <>
          <Money value={free} exact />
          {Number(setAside) > 0 && (
            <div className="f-quiet f-number">{`${t('setAside')} ${exactMoney(setAside, locale)}`}</div>
          )}
          {Number(refunded) > 0 && (
            <div className="f-quiet f-number">{`${t('refunded')} ${exactMoney(refunded, locale)}`}</div>
          )}
        </>
      ),
    },
    {
      key: 'matchedTo',
      title: t('matchedTo'),
      text: ({ settlements }) =>
        settlements.map(({ invoice, amount }) => `${invoice.number} ${amount}`).join('; '),
      render: ({ settlements }) => (
        <ul className={styles.list}>
          {settlements.map(({ id, invoice, amount, reversesId }) => (
            <li key={id}>
              <Link to={`/deals/${invoice.dealId}/money?tab=invoices`}>{invoice.number}</Link>{' '}
              <span className="f-number">{exactMoney(amount, locale)}</span>
              {reversesId && <span className="f-quiet"> {t('undone')}</span>}
            </li>
          ))}
        </ul>
      ),
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
      optional: true,
      text: ({ files }) => files.map(({ name }) => name).join('; '),
      render: ({ files }) => <Files files={files} />,
    },
    {
      key: 'recordedBy',
      title: t('recordedBy'),
      optional: true,
      text: ({ recordedByName }) => recordedByName ?? '',
      render: ({ recordedByName }) => recordedByName,
    },
    {
      key: 'steps',
      title: t('steps'),
      always: true,
      render: (receipt) => <ReceiptSteps receipt={receipt} onDone={onDone} />,
    },
  ];
}

/** Files to open, one a line. */
export function Files({ files }: { files: readonly { id: string; name: string; url: string }[] }) {
  return (
    <ul className={styles.list}>
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
