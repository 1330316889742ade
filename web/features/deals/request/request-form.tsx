import { Button, Form, type FormInstance, Input } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { FaultKind } from '../../../app/apollo.ts';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useDraft } from '../../../ui/use-draft.ts';
import type { TermsValues } from '../../offers/terms/terms-values.ts';
import { type DeclarationFields, DeclarationQuestions } from '../declaration-fields.tsx';
import { useDealExplain } from '../room/use-deal-explain.ts';
import { requestMessages } from './request.messages.ts';
import styles from './request.module.css';

const MAX_MESSAGE = 5000;

/** Accept a standing offer at once, ask on the offered terms, with terms of one's own, or without any yet. */
export type Way = 'ACCEPT' | 'OFFERED' | 'OWN' | 'OPEN';

export interface RequestFields extends DeclarationFields {
  way?: Way;
  asOrdinary?: boolean;
  terms?: TermsValues;
  message?: string;
}

interface Props {
  form: FormInstance<RequestFields>;
  /** Names the draft: what was typed stays through a sign-in. */
  draftKey: string;
  initialWay: Way;
  /** What is asked for, above the questions. */
  children: ReactNode;
  okText: string;
  disabled: boolean;
  withMessage: boolean;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  /** `forget` drops the draft. */
  onSubmit: (fields: RequestFields, forget: () => void) => void;
}

/** The questions of every request; a visitor is sent to sign in when sending it, and finds all of it again. */
export function RequestForm(props: Props) {
  const { form, draftKey, initialWay, okText, disabled, withMessage, action, onSubmit } = props;
  const t = useMessages(requestMessages);
  const explain = useDealExplain();
  const { viewer } = useViewer();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const draft = useDraft<RequestFields>(draftKey);
  useEffect(() => form.setFieldsValue(draft.initial as object), [form, draft.initial]);
  const all = (): RequestFields => form.getFieldsValue(true);
  const submit = () => {
    draft.keep(all());
    if (!viewer) void navigate(`/sign-in?return=${encodeURIComponent(pathname + search)}`);
    else onSubmit(all(), draft.forget);
  };
  return (
    <Form<RequestFields>
      form={form}
      layout="vertical"
      initialValues={{ way: initialWay }}
      className={styles.form ?? ''}
      onValuesChange={() => draft.keep(all())}
      onFinish={submit}
    >
      {props.children}
      <section className="f-card">
        <h2>{t('declaration')}</h2>
        <DeclarationQuestions />
      </section>
      {withMessage && (
        <section className="f-card">
          <h2>{t('messageTitle')}</h2>
          <Form.Item
            name="message"
            label={t('message')}
            extra={t('messageHint')}
            validateTrigger="onBlur"
            rules={[{ required: true, whitespace: true, message: t('messageRequired') }]}
          >
            <Input.TextArea rows={5} maxLength={MAX_MESSAGE} showCount />
          </Form.Item>
        </section>
      )}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
      <div className={styles.send}>
        <Button type="primary" size="large" htmlType="submit" disabled={disabled} loading={action.running}>
          {viewer ? okText : t('signInAndSend')}
        </Button>
        <span className="f-quiet">{t(viewer ? 'whatThen' : 'keptWhileSigningIn')}</span>
      </div>
    </Form>
  );
}
