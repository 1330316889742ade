import { App, Form, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { AnnounceInspectionDocument, type Inspector } from '../../../generated/payments/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { paymentLabels } from '../payment-labels.ts';
import { useRunning } from '../room/panel.ts';
import { inspectionMessages } from './inspections.messages.ts';

interface Fields {
  plannedOn: string;
  inspector: Inspector;
  inspectorName: string;
  subject: string;
}

/** The unit announces an inspection. */
export function AnnounceDialog({ onClose, onDone }: { onClose: () => void; onDone: () => Promise<unknown> }) {
  const t = useMessages(inspectionMessages);
  const labels = useMessages(paymentLabels);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const { dealId } = useRunning();
  const [form] = Form.useForm<Fields>();
  const action = useAction(AnnounceInspectionDocument, (data) => data.announceInspection, { form, explain });
  const needed = [{ required: true, whitespace: true, message: t('required') }];
  const send = async (fields: Fields) => {
    if (!(await action.run({ input: { dealId, ...fields } }))) return;
    message.success(t('announced'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('announce')}
      okText={t('announceOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ inspector: 'UNIT' }}
      summary={<p>{t('announceText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="plannedOn" label={t('plannedOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="inspector" label={t('inspector')} rules={needed}>
        <Select
          options={(['UNIT', 'ACCOUNTANTS'] as const).map((value) => ({
            value,
            label: labels(`inspector${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="inspectorName" label={t('inspectorName')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="subject" label={t('subject')} rules={needed}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
