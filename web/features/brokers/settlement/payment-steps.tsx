import { App, Button, Form } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type CommissionPaymentPartsFragment,
  ConfirmCommissionPaymentDocument,
  type ConfirmCommissionPaymentMutation,
  DisputeCommissionPaymentDocument,
  type DisputeCommissionPaymentMutation,
  WithdrawCommissionPaymentDocument,
  type WithdrawCommissionPaymentMutation,
} from '../../../generated/brokers-settlement/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';
import { useSettlementExplain } from './use-settlement-explain.ts';

type Payment = CommissionPaymentPartsFragment;

/** What somebody says to a payment. */
export type AnswerKind = 'confirm' | 'dispute' | 'withdraw';

const ANSWERS = [
  ['CONFIRM', 'confirm'],
  ['DISPUTE', 'dispute'],
  ['WITHDRAW', 'withdraw'],
] as const;

/** What the reader can do with a payment. */
export function PaymentSteps({
  payment,
  onStep,
}: {
  payment: Payment;
  onStep: (kind: 'approve' | AnswerKind) => void;
}) {
  const t = useMessages(settlementMessages);
  const { actions } = payment;
  return (
    <span className={styles.buttons}>
      {actions.includes('APPROVE') && (
        <Button size="small" type="primary" onClick={() => onStep('approve')}>
          {t('approve')}
        </Button>
      )}
      {ANSWERS.map(
        ([action, kind]) =>
          actions.includes(action) && (
            <Button
              key={kind}
              size="small"
              type={kind === 'confirm' ? 'primary' : 'default'}
              onClick={() => onStep(kind)}
            >
              {t(kind)}
            </Button>
          ),
      )}
    </span>
  );
}

const pickConfirm = (data: ConfirmCommissionPaymentMutation) => data.confirmCommissionPayment;
const pickDispute = (data: DisputeCommissionPaymentMutation) => data.disputeCommissionPayment;
const pickWithdraw = (data: WithdrawCommissionPaymentMutation) => data.withdrawCommissionPayment;

interface Props {
  payment: Payment;
  kind: AnswerKind;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Asks once before a payment is confirmed, disputed or taken back. */
export function AnswerDialog({ payment, kind, onClose, onDone }: Props) {
  const t = useMessages(settlementMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useSettlementExplain();
  const { key: idempotencyKey } = useIdempotencyKey();
  const [form] = Form.useForm<object>();
  const confirm = useAction(ConfirmCommissionPaymentDocument, pickConfirm, { explain });
  const dispute = useAction(DisputeCommissionPaymentDocument, pickDispute, { explain });
  const withdraw = useAction(WithdrawCommissionPaymentDocument, pickWithdraw, { explain });
  const { id: paymentId, version: expectedVersion, amount } = payment;
  const input = { paymentId, expectedVersion, idempotencyKey };
  const done = async (answer: unknown) => {
    if (!answer) return;
    message.success(t(`${kind}Done`));
    await onDone();
  };
  if (kind === 'confirm') {
    return (
      <FormDialog<object>
        title={t('confirmTitle', { sum: exactMoney(amount, locale) })}
        okText={t('confirm')}
        action={confirm}
        explain={explain}
        form={form}
        summary={<p>{t('confirmText')}</p>}
        onSubmit={async () => done(await confirm.run({ input }))}
        onClose={onClose}
      />
    );
  }
  const action = kind === 'dispute' ? dispute : withdraw;
  return (
    <ReasonDialog
      title={t(kind)}
      text={t(`${kind}Text`)}
      label={t(`${kind}Reason`)}
      ok={t(kind)}
      danger={kind === 'withdraw'}
      action={action}
      onReason={async (reason) => done(await action.run({ input: { ...input, reason } }))}
      onCancel={onClose}
    />
  );
}
