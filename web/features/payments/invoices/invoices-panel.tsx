import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { formatYuan } from '../../../../server/platform/money.ts';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  DealInvoicesDocument,
  type DealInvoicesQuery,
  DealMoneyDocument,
  type InvoicePartsFragment,
  type ReceiptPartsFragment,
  type TransferPartsFragment,
} from '../../../generated/payments-money/graphql.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ExportLinks, ListCards } from '../../../ui/list-page.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { fen } from '../receipts/match-rows.tsx';
import { useTransferColumns } from '../receipts/other-lists.tsx';
import { receiptMessages } from '../receipts/receipts.messages.ts';
import styles from '../receipts/receipts.module.css';
import { useReceiptColumns } from '../receipts/receipts-list.tsx';
import { type PanelProps, useRunning } from '../room/panel.ts';
import { AnnounceDialog } from './announce-dialog.tsx';
import { InvoiceCard } from './invoice-card.tsx';

const pick = (data: DealInvoicesQuery) => data.invoices;

/** Invoices of a contract with their reasons, what settled them, and the money that came in. */
export function InvoicesPanel({ dealId, version, onChanged }: PanelProps) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const list = useRows(DealInvoicesDocument, pick, { dealId });
  const money = useQuery(DealMoneyDocument, { variables: { dealId }, fetchPolicy: 'cache-and-network' });
  const [announcing, setAnnouncing] = useState(false);
  const seen = useRef(version);
  const { refetch } = list;
  const { refetch: refetchMoney } = money;
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    void Promise.all([refetch(), refetchMoney()]);
  }, [version, refetch, refetchMoney]);
  const changed = async () => {
    setAnnouncing(false);
    await Promise.all([refetch(), refetchMoney(), onChanged()]);
  };
  const side = useSide();
  const receipts = money.data?.receipts.edges.map(({ node }) => node);
  const advance = (receipts ?? []).reduce((sum, { free }) => sum + fen(free), 0n);
  const open = (list.rows ?? []).filter(({ outstanding }) => fen(outstanding) > 0n);
  const announce = side === 'ENTERPRISE' && (
    <Button type="primary" onClick={() => setAnnouncing(true)}>
      {t('announce')}
    </Button>
  );
  return (
    <>
      <p className="f-quiet">{t('invoicesIntro')}</p>
      {advance > 0n && <p>{t('advance', { sum: exactMoney(formatYuan(advance), locale) })}</p>}
      <ListCards<InvoicePartsFragment>
        list={list}
        tools={
          <div className={styles.buttons} style={{ marginBottom: 16 }}>
            {announce}
            <ExportLinks paths={['/payments/invoices.csv']} filter={{ dealId }} />
          </div>
        }
        card={(invoice) => <InvoiceCard invoice={invoice} onDone={changed} />}
        empty={<EmptyState title={t('invoicesEmpty')} text={t('invoicesEmptyText')} />}
      />
      <h2>{t('moneyTitle')}</h2>
      {money.error && !money.data && <ErrorState error={money.error} onRetry={() => void refetchMoney()} />}
      <Receipts rows={receipts} onDone={changed} />
      <Transfers
        rows={money.data?.announcedTransfers.edges.map(({ node }) => node)}
        side={side}
        onDone={changed}
      />
      {announcing && (
        <AnnounceDialog dealId={dealId} open={open} onClose={() => setAnnouncing(false)} onDone={changed} />
      )}
    </>
  );
}

/** What the reader can do with money here, by what the contract lets them. */
function useSide(): 'FINANCE' | 'ENTERPRISE' | null {
  const { actions, mySide } = useRunning();
  if (actions.includes('RECORD_MONEY')) return 'FINANCE';
  return mySide === 'ENTERPRISE' ? 'ENTERPRISE' : null;
}

function Receipts({
  rows,
  onDone,
}: {
  rows: ReceiptPartsFragment[] | undefined;
  onDone: () => Promise<unknown>;
}) {
  const t = useMessages(receiptMessages);
  const columns = useReceiptColumns(onDone);
  return (
    <DataTable<ReceiptPartsFragment>
      name="deal-receipts"
      label={t('tabReceipts')}
      rows={rows}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={t('moneyEmpty')} text={t('moneyEmptyText')} />}
    />
  );
}

function Transfers({
  rows,
  side,
  onDone,
}: {
  rows: TransferPartsFragment[] | undefined;
  side: 'FINANCE' | 'ENTERPRISE' | null;
  onDone: () => Promise<unknown>;
}) {
  const t = useMessages(receiptMessages);
  // The contract is the one of this room.
  const columns = useTransferColumns(side, onDone).filter(({ key }) => key !== 'contract');
  if (!rows || rows.length === 0) return null;
  return (
    <>
      <h3>{t('tabTransfers')}</h3>
      <DataTable<TransferPartsFragment>
        name="deal-transfers"
        label={t('tabTransfers')}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
      />
    </>
  );
}
