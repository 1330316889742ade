import { App, Button, Form, Select, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { appMessages } from '../../../app/messages.ts';
import { useIdentityChanged } from '../../../app/viewer.tsx';
import {
  EndMyMembershipDocument,
  type EndMyMembershipMutation,
  RequestMembershipDocument,
  type RequestMembershipMutation,
  type Role,
} from '../../../generated/accounts/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { ROLE_CHOICES } from '../role-choices.ts';
import { UnitSearch } from '../unit-search.tsx';
import styles from './account.module.css';
import type { Account } from './account-page.tsx';
import { accountMessages } from './messages.ts';

type Membership = Account['memberships'][number];
const pickEnd = (data: EndMyMembershipMutation) => data.endMembership;
const pickRequest = (data: RequestMembershipMutation) => data.requestMembership;
const ALL_ROLES = [...new Set(Object.values(ROLE_CHOICES).flat())];
const LIVE = new Set(['ACTIVE', 'PENDING']);

/** As whom I can act, leaving one, and asking to join another organisation. */
export function Memberships({ viewer, onChanged }: { viewer: Account; onChanged: () => void }) {
  const t = useMessages(accountMessages);
  const labels = useLabels();
  const app = useMessages(appMessages);
  const { message } = App.useApp();
  const identityChanged = useIdentityChanged();
  const [leaving, setLeaving] = useState<Membership | null>(null);
  const end = useAction(EndMyMembershipDocument, pickEnd);
  const leave = async (membership: Membership, reason: string) => {
    const input = { membershipId: membership.id, expectedVersion: membership.version, reason };
    if (!(await end.run({ input }))) return;
    setLeaving(null);
    message.success(t('membershipEnded'));
    await identityChanged();
  };
  return (
    <div className={styles.stack}>
      <section className="f-card">
        <h2>{t('memberships')}</h2>
        <p className="f-quiet">{t('membershipsText')}</p>
        <ul className={styles.rows}>
          {viewer.memberships.map((membership) => (
            <li key={membership.id}>
              <div>
                <Link to={`/organizations/${membership.organization.id}`}>
                  {membership.organization.name}
                </Link>{' '}
                <Tag>{labels(`member${membership.status}`)}</Tag>
                {membership.id === viewer.acting?.id && <Tag>{t('membershipCurrent')}</Tag>}
                <div className="f-quiet">
                  {membership.roles.map((role) => app(`role${role}`)).join(' · ')}
                </div>
              </div>
              {LIVE.has(membership.status) && (
                <Button onClick={() => setLeaving(membership)}>{t('membershipEnd')}</Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      <JoinForm onChanged={onChanged} />
      {leaving && (
        <ReasonDialog
          title={t('membershipEndTitle', { name: leaving.organization.name })}
          text={t('membershipEndText')}
          label={t('reason')}
          ok={t('membershipEnd')}
          danger
          action={end}
          onReason={(reason) => void leave(leaving, reason)}
          onCancel={() => setLeaving(null)}
        />
      )}
    </div>
  );
}

interface JoinFields {
  organizationId: string;
  roles: Role[];
}

function JoinForm({ onChanged }: { onChanged: () => void }) {
  const t = useMessages(accountMessages);
  const app = useMessages(appMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<JoinFields>();
  const request = useAction(RequestMembershipDocument, pickRequest, { form });
  const submit = async (fields: JoinFields) => {
    if (!(await request.run({ input: fields }))) return;
    form.resetFields();
    message.success(t('membershipSent'));
    onChanged();
  };
  return (
    <section className="f-card">
      <h2>{t('membershipAdd')}</h2>
      <Form form={form} layout="vertical" onFinish={(fields) => void submit(fields)}>
        <Form.Item
          name="organizationId"
          label={t('membershipOrganization')}
          rules={[{ required: true, message: t('membershipOrganizationRequired') }]}
        >
          <UnitSearch kinds={['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE', 'AGENCY', 'GOVERNMENT']} />
        </Form.Item>
        <Form.Item
          name="roles"
          label={t('membershipRole')}
          rules={[{ required: true, message: t('membershipRoleRequired') }]}
        >
          <Select
            mode="multiple"
            options={ALL_ROLES.map((role) => ({ value: role, label: app(`role${role}`) }))}
          />
        </Form.Item>
        <Refusals errors={request.refusals} />
        <FaultAlert fault={request.fault} />
        <Button htmlType="submit" loading={request.running}>
          {t('membershipSend')}
        </Button>
      </Form>
    </section>
  );
}
