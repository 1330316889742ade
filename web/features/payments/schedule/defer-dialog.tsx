import { Form, InputNumber } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { DeferPaymentDocument } from '../../../generated/payments/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { useRunning } from '../room/panel.ts';
import { scheduleMessages } from './schedule.messages.ts';
import { type PaymentLineParts, useLineName } from './schedule-table.tsx';

interface Props {
  line: PaymentLineParts;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The licensee puts a payment off, as far as the contract lets it. */
export function DeferDialog({ line, onClose, onDone }: Props) {
  const t = useMessages(scheduleMessages);
  const explain = usePaymentExplain();
  const name = useLineName();
  const { dealId, version, choices } = useRunning();
  const [form] = Form.useForm<{ months: number }>();
  const action = useAction(DeferPaymentDocument, (data) => data.deferPayment, { form, explain });
  const send = async ({ months }: { months: number }) => {
    if (await action.run({ input: { dealId, expectedVersion: version, key: line.key, months } }))
      await onDone();
  };
  return (
    <FormDialog
      title={`${t('defer')}：${name(line)}`}
      okText={t('deferOk')}
      action={action}
      explain={explain}
      form={form}
      summary={<p>{t('deferText', { months: String(choices.deferralMonths) })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="months" label={t('deferMonths')} rules={[{ required: true, message: t('required') }]}>
        <InputNumber min={1} max={choices.deferralMonths} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}
