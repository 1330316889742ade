import { App, Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CancelCommissionInvoiceDocument,
  type CancelCommissionInvoiceMutation,
  type CommissionInvoicePartsFragment,
} from '../../../generated/brokers-settlement/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { SectionProps } from './claim-page.tsx';
import { InvoiceDialog } from './invoice-dialog.tsx';
import { Files, SettlementTag } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';
import { useSettlementExplain } from './use-settlement-explain.ts';

type Row = CommissionInvoicePartsFragment;

const pickCancel = (data: CancelCommissionInvoiceMutation) => data.cancelCommissionInvoice;

/** Invoices of the beneficiary to who pays, with their tax invoices. */
export function InvoicesSection({ claim, onDone }: SectionProps) {
  const t = useMessages(settlementMessages);
  // Here and not in the rows, which are made anew when the width changes.
  const [open, setOpen] = useState<'issue' | Row | null>(null);
  const [cancelled, setCancelled] = useState<Row | null>(null);
  const done = async () => {
    setOpen(null);
    setCancelled(null);
    await onDone();
  };
  const columns: DataColumn<Row>[] = [
    {
      key: 'number',
      title: t('invoiceNumber'),
      always: true,
      text: ({ number }) => number,
      render: ({ number, note }) => (
        <>
          <span className="f-number">{number}</span>
          {note && <div className="f-quiet">{note}</div>}
        </>
      ),
    },
    {
      key: 'issuedOn',
      title: t('day'),
      text: ({ issuedOn }) => issuedOn,
      render: ({ issuedOn }) => <Day value={issuedOn} />,
    },
    {
      key: 'amount',
      title: t('sum'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`invoice${state}`),
      render: ({ state, cancelReason }) => (
        <>
          <SettlementTag value={`invoice${state}`} />
          {cancelReason && <div className="f-quiet">{cancelReason}</div>}
        </>
      ),
    },
    {
      key: 'fapiao',
      title: t('fapiao'),
      text: ({ fapiaoNumber }) => fapiaoNumber ?? '',
      render: ({ fapiaoNumber, fapiaoOn, files }) => (
        <>
          {fapiaoNumber && <span className="f-number">{fapiaoNumber}</span>}
          {fapiaoOn && (
            <div className="f-quiet">
              <Day value={fapiaoOn} />
            </div>
          )}
          <Files files={files} />
        </>
      ),
    },
    {
      key: 'steps',
      title: '',
      always: true,
      render: (invoice) =>
        invoice.canEdit && (
          <span className={styles.buttons}>
            {!invoice.fapiaoNumber && (
              <Button size="small" onClick={() => setOpen(invoice)}>
                {t('addFapiao')}
              </Button>
            )}
            <Button size="small" onClick={() => setCancelled(invoice)}>
              {t('cancel')}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <section className="f-card">
      <div className={styles.sectionHead}>
        <h2>{t('invoicesTitle')}</h2>
        {claim.actions.includes('ISSUE_INVOICE') && (
          <Button onClick={() => setOpen('issue')}>{t('issue')}</Button>
        )}
      </div>
      <DataTable<Row>
        name="commission-invoices"
        label={t('invoicesTitle')}
        rows={claim.invoices}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState title={t('invoicesEmpty')} text={t('invoicesEmptyText')} />}
      />
      {cancelled && <Cancel invoice={cancelled} onClose={() => setCancelled(null)} onDone={done} />}
      {open && (
        <InvoiceDialog
          claim={claim}
          invoice={open === 'issue' ? null : open}
          onClose={() => setOpen(null)}
          onDone={done}
        />
      )}
    </section>
  );
}

function Cancel({
  invoice,
  onClose,
  onDone,
}: {
  invoice: Row;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}) {
  const t = useMessages(settlementMessages);
  const { message } = App.useApp();
  const explain = useSettlementExplain();
  const { key: idempotencyKey } = useIdempotencyKey();
  const cancel = useAction(CancelCommissionInvoiceDocument, pickCancel, { explain });
  const { id: invoiceId, version: expectedVersion } = invoice;
  return (
    <ReasonDialog
      title={t('cancel')}
      text={t('cancelText')}
      label={t('cancelReason')}
      ok={t('cancel')}
      danger
      action={cancel}
      onReason={async (reason) => {
        if (!(await cancel.run({ input: { invoiceId, expectedVersion, reason, idempotencyKey } }))) return;
        message.success(t('cancelDone'));
        await onDone();
      }}
      onCancel={onClose}
    />
  );
}
