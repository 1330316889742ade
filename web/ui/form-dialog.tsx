import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { FaultKind } from '../app/apollo.ts';
import type { UserErrorParts } from './explain.ts';
import { FaultAlert } from './fault-alert.tsx';
import { Refusals } from './refusals.tsx';

interface Props<Fields extends object> {
  title: string;
  okText: string;
  danger?: boolean;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  form: FormInstance<Fields>;
  initialValues?: Partial<Fields>;
  /** What is decided and what follows, in words, before the fields. */
  summary?: ReactNode;
  children?: ReactNode;
  /** Better words of the feature for a refusal it knows. */
  explain?: (error: UserErrorParts) => string | undefined;
  onSubmit: (fields: Fields) => void;
  onClose: () => void;
}

/** A step that decides something: what it does, what it needs, asked once, and why it was refused if it was. */
export function FormDialog<Fields extends object>(props: Props<Fields>) {
  const { title, okText, danger = false, action, form, initialValues, summary, children, explain } = props;
  return (
    <Modal
      open
      width={600}
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      confirmLoading={action.running}
      onOk={form.submit}
      onCancel={props.onClose}
    >
      {summary}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(initialValues ? { initialValues: initialValues as never } : {})}
        onFinish={props.onSubmit}
        scrollToFirstError={{ focus: true }}
      >
        {children}
      </Form>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
