import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useIdentityChanged } from '../../app/viewer.tsx';
import { SignInDocument, type SignInMutation } from '../../generated/accounts/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { signInMessages } from './sign-in.messages.ts';

interface Fields {
  email: string;
  password: string;
  code?: string;
}

const pick = (data: SignInMutation) => data.signIn;
const EMAIL_KEY = 'fruition.email';

/**
 * E-mail and password, then the code of the second factor where the account has one. `keepPage` leaves the page
 * behind as it is (signing in again after the session ended) instead of loading everything anew.
 */
export function SignInForm({ onDone, keepPage = false }: { onDone: () => void; keepPage?: boolean }) {
  const t = useMessages(signInMessages);
  const [form] = Form.useForm<Fields>();
  const [codeNeeded, setCodeNeeded] = useState(false);
  const identityChanged = useIdentityChanged();
  const signIn = useAction(SignInDocument, pick);

  const submit = async ({ email, password, code }: Fields) => {
    sessionStorage.setItem(EMAIL_KEY, email);
    const done = await signIn.run({
      input: { email: email.trim(), password, ...(code ? { code: code.trim() } : {}) },
    });
    if (!done) return;
    if (done.secondFactorNeeded) return setCodeNeeded(true);
    if (!keepPage) await identityChanged();
    onDone();
  };

  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{ email: sessionStorage.getItem(EMAIL_KEY) ?? '' }}
      onFinish={(fields) => void submit(fields)}
    >
      <Refusals
        errors={signIn.refusals}
        explain={(error) =>
          error.code === 'WRONG_CREDENTIALS' ? t(codeNeeded ? 'wrongCode' : 'wrongPassword') : undefined
        }
      />
      <FaultAlert fault={signIn.fault} />
      <div hidden={codeNeeded}>
        <Form.Item
          name="email"
          label={t('email')}
          validateTrigger={['onBlur', 'onChange']}
          rules={[
            { required: true, message: t('emailRequired') },
            { type: 'email', validateTrigger: 'onBlur', message: t('emailInvalid') },
          ]}
        >
          <Input type="email" autoComplete="username" size="large" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          validateTrigger={['onBlur', 'onChange']}
          rules={[{ required: true, message: t('passwordRequired') }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
      </div>
      {codeNeeded && (
        <Form.Item
          name="code"
          label={t('code')}
          extra={t('codeHint')}
          rules={[{ required: true, message: t('codeRequired') }]}
        >
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={12} size="large" />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" block size="large" loading={signIn.running}>
        {codeNeeded ? t('verify') : t('signIn')}
      </Button>
      <p>
        {codeNeeded ? (
          <Button type="link" onClick={() => setCodeNeeded(false)} style={{ padding: 0 }}>
            {t('otherAccount')}
          </Button>
        ) : (
          <Link to="/reset">{t('forgotten')}</Link>
        )}
      </p>
    </Form>
  );
}
