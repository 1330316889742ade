import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Flex, Form, Input, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  DisableSecondFactorDocument,
  type DisableSecondFactorMutation,
  EnableSecondFactorDocument,
  type EnableSecondFactorMutation,
  SecondFactorSetupDocument,
  VerifySecondFactorDocument,
  type VerifySecondFactorMutation,
} from '../../../generated/accounts/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import styles from './account.module.css';
import type { Account } from './account-page.tsx';
import { accountMessages } from './messages.ts';

const pickEnable = (data: EnableSecondFactorMutation) => data.enableSecondFactor;
const pickDisable = (data: DisableSecondFactorMutation) => data.disableSecondFactor;
const pickVerify = (data: VerifySecondFactorMutation) => data.verifySecondFactor;

/** Sets up, verifies or takes away the code of an authenticator. */
export function SecondFactor({ viewer, onChanged }: { viewer: Account; onChanged: () => void }) {
  const t = useMessages(accountMessages);
  const me = useViewer().viewer;
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    onChanged();
  };
  const on = viewer.secondFactorEnabled;
  return (
    <section className="f-card" id="second-factor">
      <h2>
        {t('factor')} <Tag color={on ? 'success' : 'default'}>{on ? t('factorOn') : t('factorOff')}</Tag>
      </h2>
      <p>
        {t('factorText')} {viewer.secondFactorRequired && t('factorRequired')}
      </p>
      {on && me && !me.secondFactorPassed && <Verify onDone={onChanged} />}
      {!open && (
        <Button {...(on ? {} : { type: 'primary' as const })} onClick={() => setOpen(true)}>
          {on ? t('factorDisable') : t('factorStart')}
        </Button>
      )}
      {open && (on ? <Disable onDone={close} /> : <Enable onDone={close} />)}
    </section>
  );
}

function CodeItem() {
  const t = useMessages(accountMessages);
  return (
    <Form.Item
      name="code"
      label={t('factorCode')}
      rules={[{ required: true, pattern: /^\s*\d{6}\s*$/, message: t('factorCodeRequired') }]}
    >
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} style={{ maxWidth: 200 }} />
    </Form.Item>
  );
}

function Enable({ onDone }: { onDone: () => void }) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ code: string }>();
  const { data, error, refetch } = useQuery(SecondFactorSetupDocument, { fetchPolicy: 'no-cache' });
  const enable = useAction(EnableSecondFactorDocument, pickEnable, { form });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const setup = data?.secondFactorSetup;
  if (!setup) return <Skeleton active />;
  const submit = async ({ code }: { code: string }) => {
    const done = await enable.run({ input: { secret: setup.secret, code: code.trim() } });
    if (!done) return;
    message.success(t('factorEnabled'));
    onDone();
  };
  return (
    <Flex gap={24} wrap align="start">
      <img
        className={styles.qr}
        alt={t('factorQr')}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.qrSvg)}`}
      />
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <p>{t('factorScan')}</p>
        <p>
          {t('factorSecret')} <span className={styles.secret}>{setup.secret}</span>
        </p>
        <CodeItem />
        <Refusals errors={enable.refusals} />
        <FaultAlert fault={enable.fault} />
        <Flex gap={8}>
          <Button type="primary" htmlType="submit" loading={enable.running}>
            {t('factorEnable')}
          </Button>
          <Button onClick={onDone}>{t('cancel')}</Button>
        </Flex>
      </Form>
    </Flex>
  );
}

function Disable({ onDone }: { onDone: () => void }) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string; code: string }>();
  const disable = useAction(DisableSecondFactorDocument, pickDisable, { form });
  const submit = async ({ password, code }: { password: string; code: string }) => {
    const done = await disable.run({ input: { password, code: code.trim() } });
    if (!done) return;
    message.success(t('factorDisabled'));
    onDone();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      <Form.Item
        name="password"
        label={t('passwordCurrent')}
        rules={[{ required: true, message: t('passwordCurrentRequired') }]}
      >
        <Input.Password autoComplete="current-password" style={{ maxWidth: 320 }} />
      </Form.Item>
      <CodeItem />
      <Refusals errors={disable.refusals} />
      <FaultAlert fault={disable.fault} />
      <Flex gap={8}>
        <Button danger htmlType="submit" loading={disable.running}>
          {t('factorDisable')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </Flex>
    </Form>
  );
}

function Verify({ onDone }: { onDone: () => void }) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ code: string }>();
  const verify = useAction(VerifySecondFactorDocument, pickVerify, { form });
  const submit = async ({ code }: { code: string }) => {
    const done = await verify.run({ input: { code: code.trim() } });
    if (!done) return;
    message.success(t('factorVerified'));
    onDone();
  };
  return (
    <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
      <Form.Item>
        <Alert type="warning" showIcon title={t('factorVerify')} />
      </Form.Item>
      <CodeItem />
      <Refusals errors={verify.refusals} />
      <FaultAlert fault={verify.fault} />
      <Form.Item>
        <Button type="primary" htmlType="submit" loading={verify.running}>
          {t('factorVerifyAction')}
        </Button>
      </Form.Item>
    </Form>
  );
}
