import { Checkbox, Form, Input, Modal } from 'antd';
import dayjs from 'dayjs';
import type { FaultKind } from '../../app/apollo.ts';
import { useMessages } from '../../app/i18n.tsx';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { rulebookMessages } from './messages.ts';
import type { Rule } from './rulebook-page.tsx';
import { type FieldValues, givenValues, ownValues, ValueFields } from './value-fields.tsx';

interface Fields {
  values?: FieldValues;
  effectiveFrom: string;
  reason: string;
  sure: boolean;
}

interface Props {
  rule: Rule;
  title: string;
  /** What follows from it, in a sentence. */
  text: string;
  ok: string;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  onSubmit: (fields: {
    parameters: { name: string; value: string }[];
    effectiveFrom: string;
    reason: string;
  }) => Promise<void>;
  onClose: () => void;
}

/** Stricter values of a rule with their first day, the reason and a confirmation. */
export function ValuesDialog({ rule, title, text, ok, action, onSubmit, onClose }: Props) {
  const t = useMessages(rulebookMessages);
  const [form] = Form.useForm<Fields>();
  const today = dayjs().format('YYYY-MM-DD');
  return (
    <Modal
      open
      title={title}
      okText={ok}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={action.running}
    >
      <p>{text}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ values: ownValues(rule), effectiveFrom: today }}
        onFinish={({ values, effectiveFrom, reason }) =>
          void onSubmit({
            parameters: givenValues(rule, values ?? {}),
            effectiveFrom,
            reason: reason.trim(),
          })
        }
      >
        <ValueFields rule={rule} />
        <Form.Item
          name="effectiveFrom"
          label={t('adoptFrom')}
          rules={[{ required: true, message: t('adoptFromRequired') }]}
        >
          <DayPicker min={today} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t('reason')}
          rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
        >
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item
          name="sure"
          valuePropName="checked"
          rules={[
            {
              validator: (_rule, sure) =>
                sure ? Promise.resolve() : Promise.reject(new Error(t('sureRequired'))),
            },
          ]}
        >
          <Checkbox>{t('sure')}</Checkbox>
        </Form.Item>
      </Form>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
