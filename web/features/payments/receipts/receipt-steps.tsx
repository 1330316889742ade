import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  MatchReceiptDocument,
  PrepareRefundDocument,
  type ReceiptPartsFragment,
  ReverseReceiptDocument,
} from '../../../generated/payments-money/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { type Matches, MatchRows, matchInputs } from './match-rows.tsx';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';
import { useReceiptExplain } from './use-receipt-explain.ts';

interface Props {
  receipt: ReceiptPartsFragment;
  onDone: () => Promise<unknown>;
}

type Step = 'match' | 'reverse' | 'refund';

/** What can be done with a receipt, each step in a dialog. */
export function ReceiptSteps({ receipt, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const [step, setStep] = useState<Step | null>(null);
  const { actions } = receipt;
  const done = async () => {
    setStep(null);
    await onDone();
  };
  const dialog = { receipt, onClose: () => setStep(null), onDone: done };
  const matches = actions.includes('MATCH') || actions.includes('IDENTIFY');
  return (
    <span className={styles.buttons}>
      {matches && (
        <Button size="small" type="primary" ghost onClick={() => setStep('match')}>
          {actions.includes('IDENTIFY') ? t('identifyTitle') : t('match')}
        </Button>
      )}
      {actions.includes('REFUND') && (
        <Button size="small" onClick={() => setStep('refund')}>
          {t('refund')}
        </Button>
      )}
      {actions.includes('REVERSE') && (
        <Button size="small" danger onClick={() => setStep('reverse')}>
          {t('reverse')}
        </Button>
      )}
      {step === 'match' && <MatchDialog {...dialog} />}
      {step === 'refund' && <RefundDialog {...dialog} />}
      {step === 'reverse' && <ReverseDialog {...dialog} />}
    </span>
  );
}

interface DialogProps extends Props {
  onClose: () => void;
}

function MatchDialog({ receipt, onClose, onDone }: DialogProps) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<{ matches: Matches }>();
  const action = useAction(MatchReceiptDocument, (data) => data.matchReceipt, { explain });
  const unknown = receipt.enterprise === null || receipt.enterprise === undefined;
  const sum = exactMoney(receipt.free, locale);
  const send = async ({ matches }: { matches: Matches }) => {
    const input = {
      receiptId: receipt.id,
      expectedVersion: receipt.version,
      matches: matchInputs(matches),
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('matchDone'));
    await onDone();
  };
  return (
    <FormDialog<{ matches: Matches }>
      title={unknown ? t('identifyTitle') : t('matchTitle')}
      okText={t('matchOk')}
      action={action}
      explain={explain}
      form={form}
      summary={<p>{unknown ? t('identifyText', { sum }) : t('matchText', { sum })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="matches" label={t('invoicesFor')}>
        <MatchRows available={receipt.free} enterpriseId={receipt.enterprise?.id ?? null} />
      </Form.Item>
    </FormDialog>
  );
}

function RefundDialog({ receipt, onClose, onDone }: DialogProps) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<{ amount: string; reason: string }>();
  const action = useAction(PrepareRefundDocument, (data) => data.prepareRefund, { form, explain });
  const needed = [{ required: true, whitespace: true, message: t('required') }];
  const send = async (fields: { amount: string; reason: string }) => {
    if (!(await action.run({ input: { receiptId: receipt.id, ...fields, idempotencyKey: key } }))) return;
    message.success(t('refundDone'));
    await onDone();
  };
  return (
    <FormDialog<{ amount: string; reason: string }>
      title={t('refundTitle')}
      okText={t('refundOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ amount: receipt.free }}
      summary={<p>{t('refundText', { sum: exactMoney(receipt.free, locale) })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('amount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="reason" label={t('refundReason')} rules={needed}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}

function ReverseDialog({ receipt, onClose, onDone }: DialogProps) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const action = useAction(ReverseReceiptDocument, (data) => data.reverseReceipt, { explain });
  const send = async (reason: string) => {
    const input = { receiptId: receipt.id, expectedVersion: receipt.version, reason, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    message.success(t('reverseDone'));
    await onDone();
  };
  return (
    <ReasonDialog
      title={t('reverse')}
      text={t('reverseText')}
      label={t('reverseReason')}
      ok={t('reverse')}
      danger
      action={action}
      onReason={(reason) => void send(reason)}
      onCancel={onClose}
    />
  );
}
