import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { FaultKind } from '../../../../app/apollo.ts';
import { useMessages } from '../../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../../ui/explain.ts';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { useDealExplain } from '../use-deal-explain.ts';
import { stepMessages } from './steps.messages.ts';

export interface RunningAction {
  running: boolean;
  refusals: readonly UserErrorParts[];
  fault: FaultKind | null;
}

/** What every step's dialog gets. */
export interface StepProps {
  onClose: () => void;
}

interface Props<Fields extends object> extends StepProps {
  title: string;
  okText: string;
  danger?: boolean;
  /** Not to be pressed before something on the dialog is there. */
  okDisabled?: boolean;
  wide?: boolean;
  action: RunningAction;
  form: FormInstance<Fields>;
  initialValues?: Partial<Fields>;
  /** What is decided and what follows from it, before the fields. */
  summary: ReactNode;
  children?: ReactNode;
  onSubmit: (fields: Fields) => void;
  onValuesChange?: (values: Fields) => void;
}

const WIDTH = 600;
const WIDE_WIDTH = 880;

/** A step that decides something: what it does, what it needs, asked once, and why it was refused if it was. */
export function StepDialog<Fields extends object>(props: Props<Fields>) {
  const { title, okText, danger = false, okDisabled = false, wide = false, action, form } = props;
  const t = useMessages(stepMessages);
  const explain = useDealExplain();
  return (
    <Modal
      open
      width={wide ? WIDE_WIDTH : WIDTH}
      title={title}
      okText={okText}
      okButtonProps={{ danger, disabled: okDisabled }}
      cancelText={t('cancel')}
      confirmLoading={action.running}
      onOk={form.submit}
      onCancel={props.onClose}
      mask={{ closable: false }}
    >
      {props.summary}
      <Form<Fields>
        form={form}
        layout="vertical"
        {...(props.initialValues ? { initialValues: props.initialValues as never } : {})}
        onFinish={props.onSubmit}
        onValuesChange={(_changed, values) => props.onValuesChange?.(values)}
      >
        {props.children}
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
      </Form>
    </Modal>
  );
}
