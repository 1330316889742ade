import { App, Button, Form } from 'antd';
import { useState } from 'react';
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

const pickConfirm = (data: ConfirmCommissionPaymentMutation) => data.confirmCommissionPayment;
const pickDispute = (data: DisputeCommissionPaymentMutation) => data.disputeCommissionPayment;
const pickWithdraw = (data: WithdrawCommissionPaymentMutation) => data.withdrawCommissionPayment;

interface Props {
  payment: CommissionPaymentPartsFragment;
  onApprove: () => void;
  onDone: () => Promise<unknown>;
}

/** What the reader can do with a payment; each is asked once. */
export function PaymentSteps({ payment, onApprove, onDone }: Props) {
  const t = useMessages(settlementMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useSettlementExplain();
  const { key: idempotencyKey, renew } = useIdempotencyKey();
  const [form] = Form.useForm<object>();
  const [step, setStep] = useState<'confirm' | 'dispute' | 'withdraw' | null>(null);
  const confirm = useAction(ConfirmCommissionPaymentDocument, pickConfirm, { explain });
  const dispute = useAction(DisputeCommissionPaymentDocument, pickDispute, { explain });
  const withdraw = useAction(WithdrawCommissionPaymentDocument, pickWithdraw, { explain });
  const { id, version, amount, actions } = payment;
  const input = { paymentId: id, expectedVersion: version, idempotencyKey };
  const close = () => setStep(null);
  const done = async (answer: unknown, text: string) => {
    if (!answer) return;
    close();
    renew();
    message.success(text);
    await onDone();
  };
  return (
    <span className={styles.buttons}>
      {actions.includes('APPROVE') && (
        <Button size="small" type="primary" onClick={onApprove}>
          {t('approve')}
        </Button>
      )}
      {actions.includes('CONFIRM') && (
        <Button size="small" type="primary" onClick={() => setStep('confirm')}>
          {t('confirm')}
        </Button>
      )}
      {actions.includes('DISPUTE') && (
        <Button size="small" onClick={() => setStep('dispute')}>
          {t('dispute')}
        </Button>
      )}
      {actions.includes('WITHDRAW') && (
        <Button size="small" onClick={() => setStep('withdraw')}>
          {t('withdraw')}
        </Button>
      )}
      {step === 'confirm' && (
        <FormDialog<object>
          title={t('confirmTitle', { sum: exactMoney(amount, locale) })}
          okText={t('confirm')}
          action={confirm}
          explain={explain}
          form={form}
          summary={<p>{t('confirmText')}</p>}
          onSubmit={async () => done(await confirm.run({ input }), t('confirmDone'))}
          onClose={close}
        />
      )}
      {step === 'dispute' && (
        <ReasonDialog
          title={t('dispute')}
          text={t('disputeText')}
          label={t('disputeReason')}
          ok={t('dispute')}
          action={dispute}
          onReason={async (reason) =>
            done(await dispute.run({ input: { ...input, reason } }), t('disputeDone'))
          }
          onCancel={close}
        />
      )}
      {step === 'withdraw' && (
        <ReasonDialog
          title={t('withdraw')}
          text={t('withdrawText')}
          label={t('withdrawReason')}
          ok={t('withdraw')}
          danger
          action={withdraw}
          onReason={async (reason) =>
            done(await withdraw.run({ input: { ...input, reason } }), t('withdrawDone'))
          }
          onCancel={close}
        />
      )}
    </span>
  );
}
