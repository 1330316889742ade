import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  ApproveRefundDocument,
  type RefundsQuery,
  RejectRefundDocument,
} from '../../../generated/payments-money/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';
import { useReceiptExplain } from './use-receipt-explain.ts';

export type RefundRow = RefundsQuery['refunds']['edges'][number]['node'];

interface Props {
  refund: RefundRow;
  onDone: () => Promise<unknown>;
}

/** The second finance officer approves or turns down; the first can take it back. */
export function RefundSteps({ refund, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const [step, setStep] = useState<'approve' | 'reject' | null>(null);
  const done = async () => {
    setStep(null);
    await onDone();
  };
  const dialog = { refund, onClose: () => setStep(null), onDone: done };
  return (
    <span className={styles.buttons}>
      {refund.actions.includes('APPROVE') && (
        <Button size="small" type="primary" onClick={() => setStep('approve')}>
          {t('approve')}
        </Button>
      )}
      {refund.actions.includes('REJECT') && (
        <Button size="small" onClick={() => setStep('reject')}>
          {t('reject')}
        </Button>
      )}
      {step === 'approve' && <ApproveDialog {...dialog} />}
      {step === 'reject' && <RejectDialog {...dialog} />}
    </span>
  );
}

interface DialogProps extends Props {
  onClose: () => void;
}

interface Fields {
  paidOn: string;
  bankReference?: string;
}

function ApproveDialog({ refund, onClose, onDone }: DialogProps) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const action = useAction(ApproveRefundDocument, (data) => data.approveRefund, { form, explain });
  const send = async (fields: Fields) => {
    const input = { refundId: refund.id, expectedVersion: refund.version, ...fields, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    message.success(t('approveDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('approveTitle', { sum: exactMoney(refund.amount, locale) })}
      okText={t('approveOk')}
      action={action}
      explain={explain}
      form={form}
      summary={<p>{t('approveText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="paidOn" label={t('paidOn')} rules={[{ required: true, message: t('required') }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="bankReference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

function RejectDialog({ refund, onClose, onDone }: DialogProps) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const action = useAction(RejectRefundDocument, (data) => data.rejectRefund, { explain });
  const send = async (reason: string) => {
    const input = { refundId: refund.id, expectedVersion: refund.version, reason, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    message.success(t('rejectDone'));
    await onDone();
  };
  return (
    <ReasonDialog
      title={t('reject')}
      text={t('rejectText')}
      label={t('rejectReason')}
      ok={t('reject')}
      action={action}
      onReason={(reason) => void send(reason)}
      onCancel={onClose}
    />
  );
}
