import { useQuery } from '@apollo/client/react';
import { App, Button, Flex, Form, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../../app/i18n.tsx';
import { appMessages } from '../../../app/messages.ts';
import {
  ColleaguesDocument,
  DelegateDocument,
  type DelegateMutation,
  type DelegationPartsFragment,
  RevokeDelegationDocument,
  type RevokeDelegationMutation,
  type Role,
} from '../../../generated/accounts/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import styles from './account.module.css';
import type { Account } from './account-page.tsx';
import { accountMessages } from './messages.ts';

interface Props {
  viewer: Account;
  onChanged: () => void;
}

const pickDelegate = (data: DelegateMutation) => data.delegate;
const pickRevoke = (data: RevokeDelegationMutation) => data.revokeDelegation;
/** Oversight and the power to grant stay with the person. */
const NOT_LENT: readonly Role[] = ['SUPERVISOR', 'ADMINISTRATOR', 'OPERATOR'];

/** Lending my roles to a colleague, and what was lent. */
export function Delegations({ viewer, onChanged }: Props) {
  const t = useMessages(accountMessages);
  return (
    <div className={styles.stack}>
      <section className="f-card">
        <h2>{t('delegations')}</h2>
        <p className="f-quiet">{t('delegationsText')}</p>
        {viewer.acting ? (
          <DelegateForm viewer={viewer} onChanged={onChanged} />
        ) : (
          t('delegationsNeedMembership')
        )}
      </section>
      <List title={t('delegationGiven')} rows={viewer.delegationsGiven} given onChanged={onChanged} />
      <List title={t('delegationReceived')} rows={viewer.delegatedFrom} given={false} onChanged={onChanged} />
    </div>
  );
}

interface Fields {
  toMembershipId: string;
  roles: Role[];
  startsOn: string;
  endsOn: string;
  reason?: string;
}

function DelegateForm({ viewer, onChanged }: Props) {
  const t = useMessages(accountMessages);
  const app = useMessages(appMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const delegate = useAction(DelegateDocument, pickDelegate, { form });
  const acting = viewer.memberships.find((membership) => membership.id === viewer.acting?.id);
  const { data } = useQuery(ColleaguesDocument, {
    variables: { organizationId: acting?.organization.id ?? '' },
    skip: !acting,
  });
  const colleagues = (data?.organizationAccount?.memberships.edges ?? [])
    .filter(({ node }) => node.user.id !== viewer.user.id)
    .map(({ node }) => ({
      value: node.id,
      label: [node.user.name, node.department].filter(Boolean).join(' · '),
    }));
  const roles = (acting?.roles ?? []).filter((role) => !NOT_LENT.includes(role));
  const today = dayjs().format('YYYY-MM-DD');
  const submit = async (fields: Fields) => {
    if (!(await delegate.run({ input: { ...fields, reason: fields.reason || null } }))) return;
    form.resetFields();
    message.success(t('delegated'));
    onChanged();
  };
  const day = [{ required: true, message: t('delegationDayRequired') }];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ roles, startsOn: today }}
      onFinish={(fields) => void submit(fields)}
    >
      <Form.Item
        name="toMembershipId"
        label={t('delegationTo')}
        rules={[{ required: true, message: t('delegationToRequired') }]}
      >
        <Select options={colleagues} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t('delegationRoles')}
        rules={[{ required: true, message: t('delegationRolesRequired') }]}
      >
        <Select mode="multiple" options={roles.map((role) => ({ value: role, label: app(`role${role}`) }))} />
      </Form.Item>
      <Flex gap={16} wrap>
        <Form.Item name="startsOn" label={t('delegationStarts')} rules={day}>
          <DayPicker min={today} />
        </Form.Item>
        <Form.Item name="endsOn" label={t('delegationEnds')} rules={day}>
          <DayPicker min={today} />
        </Form.Item>
      </Flex>
      <Form.Item name="reason" label={t('delegationReason')}>
        <Input maxLength={500} />
      </Form.Item>
      <Refusals errors={delegate.refusals} />
      <FaultAlert fault={delegate.fault} />
      <Button htmlType="submit" type="primary" loading={delegate.running}>
        {t('delegate')}
      </Button>
    </Form>
  );
}

interface ListProps {
  title: string;
  rows: readonly DelegationPartsFragment[];
  given: boolean;
  onChanged: () => void;
}

function List({ title, rows, given, onChanged }: ListProps) {
  const t = useMessages(accountMessages);
  const app = useMessages(appMessages);
  const { message } = App.useApp();
  const revoke = useAction(RevokeDelegationDocument, pickRevoke);
  const today = dayjs().format('YYYY-MM-DD');
  const take = async (delegationId: string) => {
    if (!(await revoke.run({ input: { delegationId } }))) return;
    message.success(t('delegationRevoked'));
    onChanged();
  };
  return (
    <section className="f-card">
      <h2>{title}</h2>
      {rows.length === 0 && <p className="f-quiet">{t('delegationNone')}</p>}
      <Refusals errors={revoke.refusals} />
      <FaultAlert fault={revoke.fault} />
      <ul className={styles.rows}>
        {rows.map((row) => (
          <li key={row.id}>
            <div>
              {(given ? row.to : row.from).user.name} ·{' '}
              {t('delegationDays', { from: row.startsOn, to: row.endsOn })}
              <div className="f-quiet">
                {row.roles.map((role) => app(`role${role}`)).join(' · ')} {row.reason}
              </div>
            </div>
            {row.revokedAt && <span className="f-quiet">{t('delegationRevoked')}</span>}
            {given && !row.revokedAt && row.endsOn >= today && (
              <Button onClick={() => void take(row.id)}>{t('delegationRevoke')}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
