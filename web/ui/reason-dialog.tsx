import { Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { FaultKind } from '../app/apollo.ts';
import { useMessages } from '../app/i18n.tsx';
import type { UserErrorParts } from './explain.ts';
import { FaultAlert } from './fault-alert.tsx';
import { uiMessages } from './messages.ts';
import { Refusals } from './refusals.tsx';

const MAX_REASON = 500;

interface Props {
  title: string;
  /** What follows from it, in a sentence. */
  text: ReactNode;
  label: string;
  ok: string;
  danger?: boolean;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  onReason: (reason: string) => void;
  onCancel: () => void;
}

/** Asks once, with the consequence and a reason, before something is turned down or ended. */
export function ReasonDialog({ title, text, label, ok, danger = false, action, onReason, onCancel }: Props) {
  const t = useMessages(uiMessages);
  const [form] = Form.useForm<{ reason: string }>();
  return (
    <Modal
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger }}
      confirmLoading={action.running}
      onOk={form.submit}
      onCancel={onCancel}
    >
      <p>{text}</p>
      <Form form={form} layout="vertical" onFinish={({ reason }) => onReason(reason.trim())}>
        <Form.Item
          name="reason"
          label={label}
          rules={[{ required: true, whitespace: true, message: t('reasonRequired') }]}
        >
          <Input.TextArea rows={3} maxLength={MAX_REASON} showCount autoFocus />
        </Form.Item>
      </Form>
      <Refusals errors={action.refusals} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
