import { Checkbox, Form, Input } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { LEGAL_VERSIONS } from '../legal/versions.ts';
import { signUpMessages } from './sign-up.messages.ts';

export interface PersonFields {
  name: string;
  title?: string;
  department?: string;
  email: string;
  password: string;
  consent: boolean;
}

const MAX_NAME = 60;
const MIN_PASSWORD = 10;

/** The person's part of the sign-up input. */
export function personInput(fields: PersonFields) {
  return {
    name: fields.name,
    title: fields.title || null,
    email: fields.email.trim(),
    password: fields.password,
    consents: [
      { document: 'TERMS' as const, documentVersion: LEGAL_VERSIONS.TERMS },
      { document: 'PRIVACY' as const, documentVersion: LEGAL_VERSIONS.PRIVACY },
    ],
  };
}

/** A new password with what is asked of it. */
export function NewPasswordItem({ name, label }: { name: string; label: string }) {
  const t = useMessages(signUpMessages);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={t('passwordHint')}
      validateTrigger={['onBlur', 'onChange']}
      validateFirst
      rules={[
        { required: true, message: t('passwordRequired') },
        { min: MIN_PASSWORD, validateTrigger: 'onBlur', message: t('passwordShort') },
      ]}
    >
      <Input.Password autoComplete="new-password" maxLength={200} />
    </Form.Item>
  );
}

/** Name, address, password and consent: the same for everybody who signs up. */
export function PersonItems({ withDepartment }: { withDepartment: boolean }) {
  const t = useMessages(signUpMessages);
  return (
    <>
      <Form.Item
        name="name"
        label={t('personName')}
        validateTrigger={['onBlur', 'onChange']}
        rules={[{ required: true, whitespace: true, message: t('personNameRequired') }]}
      >
        <Input autoComplete="name" maxLength={MAX_NAME} />
      </Form.Item>
      {withDepartment && (
        <Form.Item name="department" label={t('department')}>
          <Input autoComplete="organization-title" maxLength={MAX_NAME} />
        </Form.Item>
      )}
      <Form.Item name="title" label={t('position')}>
        <Input autoComplete="organization-title" maxLength={MAX_NAME} />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('email')}
        extra={t('emailHint')}
        validateTrigger={['onBlur', 'onChange']}
        validateFirst
        rules={[
          { required: true, message: t('emailRequired') },
          { type: 'email', validateTrigger: 'onBlur', message: t('emailInvalid') },
        ]}
      >
        <Input type="email" autoComplete="username" maxLength={254} />
      </Form.Item>
      <NewPasswordItem name="password" label={t('password')} />
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[
          {
            validator: (_rule, given: boolean) =>
              given ? Promise.resolve() : Promise.reject(new Error(t('consentRequired'))),
          },
        ]}
      >
        <Checkbox>
          {t('consent')}{' '}
          <Link to="/terms" target="_blank">
            {t('terms')}
          </Link>{' '}
          {t('and')}{' '}
          <Link to="/privacy" target="_blank">
            {t('privacy')}
          </Link>
        </Checkbox>
      </Form.Item>
    </>
  );
}
