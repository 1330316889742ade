import { App, Button, Flex, Form, Input, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ChangePasswordDocument,
  type ChangePasswordMutation,
  EndOtherSessionsDocument,
  type EndOtherSessionsMutation,
  EndSessionDocument,
  type EndSessionMutation,
} from '../../../generated/accounts/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { NewPasswordItem } from '../person-fields.tsx';
import styles from './account.module.css';
import type { Account } from './account-page.tsx';
import { deviceName } from './device-name.ts';
import { accountMessages } from './messages.ts';
import { SecondFactor } from './second-factor.tsx';

interface Props {
  viewer: Account;
  onChanged: () => void;
}

const pickPassword = (data: ChangePasswordMutation) => data.changePassword;
const pickEnd = (data: EndSessionMutation) => data.endSession;
const pickEndOthers = (data: EndOtherSessionsMutation) => data.endOtherSessions;

/** Password, second factor, and where I am signed in. */
export function Security({ viewer, onChanged }: Props) {
  return (
    <div className={styles.stack}>
      <SecondFactor viewer={viewer} onChanged={onChanged} />
      <Password onChanged={onChanged} />
      <Sessions viewer={viewer} onChanged={onChanged} />
    </div>
  );
}

function Password({ onChanged }: { onChanged: () => void }) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ current: string; next: string }>();
  const change = useAction(ChangePasswordDocument, pickPassword, { form });
  const submit = async ({ current, next }: { current: string; next: string }) => {
    const done = await change.run({ input: { current, next } });
    if (!done) return;
    form.resetFields();
    message.success(t('passwordChanged'));
    onChanged();
  };
  return (
    <section className="f-card">
      <h2>{t('password')}</h2>
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="current"
          label={t('passwordCurrent')}
          rules={[{ required: true, message: t('passwordCurrentRequired') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <NewPasswordItem name="next" label={t('passwordNext')} />
        <Refusals errors={change.refusals} />
        <FaultAlert fault={change.fault} />
        <Button htmlType="submit" loading={change.running}>
          {t('passwordChange')}
        </Button>
      </Form>
    </section>
  );
}

function Sessions({ viewer, onChanged }: Props) {
  const t = useMessages(accountMessages);
  const { message } = App.useApp();
  const end = useAction(EndSessionDocument, pickEnd);
  const endOthers = useAction(EndOtherSessionsDocument, pickEndOthers);
  const finished = (done: unknown) => {
    if (!done) return;
    message.success(t('sessionEnded'));
    onChanged();
  };
  const sessions = [...viewer.sessions].sort((a, b) => Number(b.current) - Number(a.current));
  return (
    <section className="f-card">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <h2>{t('sessions')}</h2>
        {sessions.length > 1 && (
          <Button loading={endOthers.running} onClick={() => void endOthers.run({}).then(finished)}>
            {t('sessionEndAll')}
          </Button>
        )}
      </Flex>
      <p className="f-quiet">{t('sessionsText')}</p>
      <Refusals errors={[...end.refusals, ...endOthers.refusals]} />
      <FaultAlert fault={end.fault ?? endOthers.fault} />
      <ul className={styles.rows}>
        {sessions.map((session) => (
          <li key={session.id}>
            <div>
              {deviceName(session.userAgent) ?? t('sessionUnknown')}{' '}
              {session.current && <Tag>{t('sessionCurrent')}</Tag>}
              <div className="f-quiet">
                {session.address} · {t('sessionSeen')} <DateTime value={session.lastSeenAt} />
              </div>
            </div>
            {!session.current && (
              <Button
                disabled={end.running}
                onClick={() => void end.run({ input: { sessionId: session.id } }).then(finished)}
              >
                {t('sessionEnd')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
