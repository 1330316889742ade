import { App, Form, Input, Select } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  ApproveCommissionPaymentDocument,
  type ApproveCommissionPaymentMutation,
  type CommissionPaymentPartsFragment,
  PrepareCommissionPaymentDocument,
  type PrepareCommissionPaymentMutation,
  RecordCommissionPaymentDocument,
  type RecordCommissionPaymentMutation,
  RecordCommissionRepaymentDocument,
  type RecordCommissionRepaymentMutation,
} from '../../../generated/brokers-settlement/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Claim } from './claim-page.tsx';
import { minus, positive } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import { useSettlementExplain } from './use-settlement-explain.ts';

interface Fields {
  amount: string;
  invoiceId?: string;
  paidOn: string;
  reference?: string;
  fileIds: string[];
}

/** Recording a payment, preparing one of a unit, giving back, or approving what somebody else prepared. */
export type PaymentStep =
  | { kind: 'pay' | 'prepare' | 'repay' }
  | { kind: 'approve'; payment: CommissionPaymentPartsFragment };

interface Props {
  claim: Claim;
  step: PaymentStep;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const pickPay = (data: RecordCommissionPaymentMutation) => data.recordCommissionPayment;
const pickPrepare = (data: PrepareCommissionPaymentMutation) => data.prepareCommissionPayment;
const pickRepay = (data: RecordCommissionRepaymentMutation) => data.recordCommissionRepayment;
const pickApprove = (data: ApproveCommissionPaymentMutation) => data.approveCommissionPayment;

/** One step with money of a commission, with what it needs and what follows. */
export function PaymentDialog({ claim, step, onClose, onDone }: Props) {
  const t = useMessages(settlementMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useSettlementExplain();
  const { key: idempotencyKey } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const options = { form, explain };
  const pay = useAction(RecordCommissionPaymentDocument, pickPay, options);
  const prepare = useAction(PrepareCommissionPaymentDocument, pickPrepare, options);
  const repay = useAction(RecordCommissionRepaymentDocument, pickRepay, options);
  const approve = useAction(ApproveCommissionPaymentDocument, pickApprove, options);
  const { kind } = step;
  const action = { pay, prepare, repay, approve }[kind];
  const invoices = claim.invoices.filter(({ state }) => state === 'ISSUED');
  const owed = kind === 'repay' ? positive(claim.open) : minus(claim.open, claim.pending);
  const send = async ({ amount, invoiceId, paidOn, reference, fileIds }: Fields) => {
    const transfer = { paidOn, reference: reference ?? null, fileIds: fileIds ?? [], idempotencyKey };
    const of = { claimId: claim.id, amount };
    const done =
      step.kind === 'approve'
        ? await approve.run({
            input: { paymentId: step.payment.id, expectedVersion: step.payment.version, ...transfer },
          })
        : step.kind === 'prepare'
          ? await prepare.run({ input: { ...of, invoiceId: invoiceId ?? null, idempotencyKey } })
          : step.kind === 'repay'
            ? await repay.run({ input: { ...of, ...transfer } })
            : await pay.run({ input: { ...of, invoiceId: invoiceId ?? null, ...transfer } });
    if (!done) return;
    message.success(t(`${kind}Done`));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  const sum = step.kind === 'approve' ? exactMoney(step.payment.amount, locale) : '';
  return (
    <FormDialog<Fields>
      title={t(`${kind}Title`, { sum })}
      okText={t(kind === 'approve' ? 'approve' : 'send')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ fileIds: [], ...(kind === 'approve' ? {} : { amount: owed }) }}
      summary={<p>{t(`${kind}Text`)}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      {kind !== 'approve' && (
        <Form.Item name="amount" label={t('amount')} rules={required}>
          <MoneyInput />
        </Form.Item>
      )}
      {(kind === 'pay' || kind === 'prepare') && invoices.length > 0 && (
        <Form.Item name="invoiceId" label={t('forInvoice')}>
          <Select
            allowClear
            options={invoices.map(({ id, number, amount }) => ({
              value: id,
              label: `${number} · ${exactMoney(amount, locale)}`,
            }))}
          />
        </Form.Item>
      )}
      {kind !== 'prepare' && (
        <>
          <Form.Item name="paidOn" label={t('paidOn')} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="reference" label={t('reference')}>
            <Input maxLength={100} />
          </Form.Item>
          <Form.Item name="fileIds" label={t('files')}>
            <UploadedFiles />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}
