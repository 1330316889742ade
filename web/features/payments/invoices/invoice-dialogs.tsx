import { App, Modal } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CancelInvoiceDocument,
  DemandInterestDocument,
  type InvoicePartsFragment,
} from '../../../generated/payments-money/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { receiptMessages } from '../receipts/receipts.messages.ts';
import { useReceiptExplain } from '../receipts/use-receipt-explain.ts';

interface Props {
  invoice: InvoicePartsFragment;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Takes an invoice back, with the reason. */
export function CancelDialog({ invoice, onClose, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const action = useAction(CancelInvoiceDocument, (data) => data.cancelInvoice, { explain });
  const send = async (reason: string) => {
    if (!(await action.run({ input: { invoiceId: invoice.id, reason, idempotencyKey: key } }))) return;
    message.success(t('cancelDone'));
    await onDone();
  };
  return (
    <ReasonDialog
      title={t('cancelInvoice')}
      text={t('cancelInvoiceText', { number: invoice.number })}
      label={t('cancelReason')}
      ok={t('cancelInvoice')}
      danger
      action={action}
      onReason={(reason) => void send(reason)}
      onCancel={onClose}
    />
  );
}

/** Demands the late interest of an invoice up to today. */
export function InterestDialog({ invoice, onClose, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const action = useAction(DemandInterestDocument, (data) => data.demandInterest, { explain });
  const send = async () => {
    const done = await action.run({ input: { invoiceId: invoice.id, idempotencyKey: key } });
    if (!done?.invoice) return;
    message.success(t('demandInterestDone', { number: done.invoice.number, sum: done.invoice.amount }));
    await onDone();
  };
  return (
    <Modal
      open
      title={t('demandInterestTitle')}
      okText={t('demandInterest')}
      confirmLoading={action.running}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <p>{t('demandInterestText', { number: invoice.number })}</p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
