import { App, Form, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { type PaymentRecordKind, RecordEventDocument } from '../../../generated/payments/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { paymentLabels } from '../payment-labels.ts';
import { useRunning } from '../room/panel.ts';
import { eventMessages } from './events.messages.ts';

interface Fields {
  kind: PaymentRecordKind;
  on: string;
  milestone?: string;
  amount?: string;
  year?: number;
  cumulative?: string;
  cumulativeUnits?: number;
  paid?: string;
  note?: string;
  fileIds?: string[];
}

/** Kinds that the other side takes with evidence alone. */
const WITH_PROOF: readonly PaymentRecordKind[] = ['FINANCING', 'YEAR_REVENUE', 'OPENING'];

/** A side records something; the fields follow its kind. */
export function RecordDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useMessages(eventMessages);
  const labels = useMessages(paymentLabels);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId, choices } = useRunning();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? choices.events[0];
  const action = useAction(RecordEventDocument, (data) => data.recordEvent, { form, explain });
  const needed = [{ required: true, message: t('required') }];
  const send = async ({ fileIds = [], ...fields }: Fields) => {
    if (!(await action.run({ input: { dealId, ...fields, fileIds } }))) return;
    message.success(t('recordDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('record')}
      okText={t('recordOK')}
      action={action}
      explain={explain}
      form={form}
      initialValues={choices.events[0] ? { kind: choices.events[0] } : {}}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')} rules={needed}>
        <Select options={choices.events.map((value) => ({ value, label: labels(`record${value}`) }))} />
      </Form.Item>
      <Form.Item name="on" label={t(kind === 'OPENING' ? 'openingOn' : 'on')} rules={needed}>
        <DayPicker />
      </Form.Item>
      {kind === 'MILESTONE' && (
        <Form.Item name="milestone" label={t('milestone')} rules={needed}>
          <Select options={choices.milestones.map((value) => ({ value, label: value }))} />
        </Form.Item>
      )}
      {(kind === 'FINANCING' || kind === 'YEAR_REVENUE') && (
        <Form.Item name="amount" label={t(`amount${kind}`)} rules={needed}>
          <MoneyInput />
        </Form.Item>
      )}
      {kind === 'YEAR_REVENUE' && (
        <Form.Item name="year" label={t('year')} rules={needed}>
          <InputNumber min={2000} max={2100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      )}
      {kind === 'OPENING' && <OpeningFields />}
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('files')} rules={kind && WITH_PROOF.includes(kind) ? needed : []}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}

function OpeningFields() {
  const t = useMessages(eventMessages);
  const { choices } = useRunning();
  const needed = [{ required: true, message: t('required') }];
  return (
    <>
      {choices.reportsUnits ? (
        <Form.Item name="cumulativeUnits" label={t('cumulativeUnits')} rules={needed}>
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ) : (
        <Form.Item name="cumulative" label={t('cumulative')} rules={needed}>
          <MoneyInput />
        </Form.Item>
      )}
      <Form.Item name="paid" label={t('paid')} rules={needed}>
        <MoneyInput />
      </Form.Item>
    </>
  );
}
