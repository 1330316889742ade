import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { FaultKind } from '../../../../app/apollo.ts';
import { useMessages } from '../../../../app/i18n.tsx';
import type { UserErrorParts } from '../../../../ui/explain.ts';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { usePartName, useProblemText } from '../disclosure/use-problem-text.ts';
import { dossierMessages } from './dossier.messages.ts';

interface Action {
  running: boolean;
  refusals: readonly UserErrorParts[];
  fault: FaultKind | null;
}

interface Props<Fields extends object> {
  title: string;
  okText: string;
  danger?: boolean;
  action: Action;
  form: FormInstance<Fields>;
  initialValues?: Partial<Fields>;
  /** What is decided, in words, before the fields. */
  summary: ReactNode;
  children?: ReactNode;
  onSubmit: (fields: Fields) => void;
  onClose: () => void;
}

/** A step that decides something: what it does, what it needs, asked once, and why it was refused if it was. */
export function Dialog<Fields extends object>(props: Props<Fields>) {
  const { title, okText, danger = false, action, form, initialValues, summary, children } = props;
  const t = useMessages(dossierMessages);
  const problem = useProblemText();
  const partName = usePartName();
  return (
    <Modal
      open
      width={600}
      title={title}
      okText={okText}
      okButtonProps={{ danger }}
      cancelText={t('cancel')}
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
        <Refusals
          errors={action.refusals}
          explain={(error) =>
            error.code === 'REQUIRED' && error.params.some(({ name }) => name === 'step')
              ? t('stillMissing', { part: partName(error.field ?? '') })
              : problem(error)
          }
        />
        <FaultAlert fault={action.fault} />
      </Form>
    </Modal>
  );
}
