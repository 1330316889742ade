import { Button, Form, Input, Result } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import {
  RequestPasswordResetDocument,
  type RequestPasswordResetMutation,
  ResetPasswordDocument,
  type ResetPasswordMutation,
} from '../../generated/accounts/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { NewPasswordItem } from './person-fields.tsx';
import { resetMessages } from './reset.messages.ts';

const pickRequest = (data: RequestPasswordResetMutation) => data.requestPasswordReset;
const pickReset = (data: ResetPasswordMutation) => data.resetPassword;

/** Asks for a mail with a link; with the link's token in the address, sets the new password. */
export function Component() {
  // After the hash, so that the token stays out of every server's log.
  const token = new URLSearchParams(useLocation().hash.slice(1)).get('token');
  return <div className="f-page f-page-form">{token ? <NewPassword token={token} /> : <RequestMail />}</div>;
}

function RequestMail() {
  const t = useMessages(resetMessages);
  const [form] = Form.useForm<{ email: string }>();
  const [sent, setSent] = useState(false);
  const request = useAction(RequestPasswordResetDocument, pickRequest, { form });
  if (sent) return <Done title={t('sentTitle')} text={t('sentText')} />;
  return (
    <>
      <PageTitle title={t('title')} subtitle={t('intro')} back={{ to: '/sign-in', label: t('signIn') }} />
      <div className="f-card">
        <Form
          form={form}
          layout="vertical"
          onFinish={({ email }) =>
            void request.run({ input: { email: email.trim() } }).then((done) => done && setSent(true))
          }
        >
          <Form.Item
            name="email"
            label={t('email')}
            validateTrigger={['onBlur', 'onChange']}
            validateFirst
            rules={[
              { required: true, message: t('emailRequired') },
              { type: 'email', validateTrigger: 'onBlur', message: t('emailInvalid') },
            ]}
          >
            <Input type="email" autoComplete="username" size="large" />
          </Form.Item>
          <Refusals errors={request.refusals} />
          <FaultAlert fault={request.fault} />
          <Button type="primary" htmlType="submit" block size="large" loading={request.running}>
            {t('send')}
          </Button>
        </Form>
      </div>
    </>
  );
}

function NewPassword({ token }: { token: string }) {
  const t = useMessages(resetMessages);
  const [form] = Form.useForm<{ password: string }>();
  const [done, setDone] = useState(false);
  const reset = useAction(ResetPasswordDocument, pickReset, { form });
  const explain = (error: UserErrorParts) => (error.code === 'EXPIRED' ? t('expired') : undefined);
  if (done) {
    return (
      <Done
        title={t('doneTitle')}
        text={t('doneText')}
        extra={
          <Link to="/sign-in" className="f-button">
            {t('signIn')}
          </Link>
        }
      />
    );
  }
  const expired = reset.refusals.some((error) => error.code === 'EXPIRED');
  return (
    <>
      <PageTitle title={t('newTitle')} subtitle={t('newIntro')} />
      <div className="f-card">
        <Form
          form={form}
          layout="vertical"
          onFinish={({ password }) =>
            void reset.run({ input: { token, password } }).then((payload) => payload && setDone(true))
          }
        >
          <NewPasswordItem name="password" label={t('newPassword')} />
          <Refusals errors={reset.refusals} explain={explain} />
          <FaultAlert fault={reset.fault} />
          {expired && (
            <p>
              <Link to="/reset">{t('again')}</Link>
            </p>
          )}
          <Button type="primary" htmlType="submit" block size="large" loading={reset.running}>
            {t('set')}
          </Button>
        </Form>
      </div>
    </>
  );
}

function Done({ title, text, extra }: { title: string; text: string; extra?: React.ReactNode }) {
  return (
    <>
      <title>{title}</title>
      <Result
        status="success"
        title={<h1 style={{ fontSize: 24, margin: 0 }}>{title}</h1>}
        subTitle={text}
        extra={extra}
      />
    </>
  );
}
