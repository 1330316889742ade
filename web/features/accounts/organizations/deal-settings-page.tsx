import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Skeleton } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type OrganizationAccountPartsFragment,
  OwnOrganizationDocument,
  SetDealSettingsDocument,
  type SetDealSettingsMutation,
} from '../../../generated/accounts/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { organizationMessages } from './messages.ts';

type Account = OrganizationAccountPartsFragment;

interface Fields {
  collectiveDecisionFrom?: string | null;
  noticeDays?: number | null;
  officeContact?: string | null;
  noticeToEveryone: boolean;
}

const MAX_NOTICE_DAYS = 365;
const MAX_CONTACT = 500;
const pick = (data: SetDealSettingsMutation) => data.setDealSettings;

/** How a unit runs its deals: its threshold of collective decisions, its notice, the way to object. */
export function Component() {
  const t = useMessages(organizationMessages);
  const { acting, hasRole } = useViewer();
  const allowed = hasRole('ADMINISTRATOR') && acting !== null;
  const { data, error, refetch } = useQuery(OwnOrganizationDocument, {
    variables: { id: acting?.organization.id ?? '' },
    skip: !allowed,
  });
  const account = data?.organizationAccount;
  return (
    <div className="f-page f-page-narrow">
      <PageTitle title={t('dealTitle')} subtitle={t('dealText')} />
      {!allowed && <Alert type="info" showIcon title={t('needsAdministrator')} />}
      {error && !account && <ErrorState error={error} onRetry={() => void refetch()} />}
      {allowed && !account && !error && <Skeleton active paragraph={{ rows: 6 }} />}
      {account && <SettingsForm key={account.version} account={account} reload={() => void refetch()} />}
    </div>
  );
}

function SettingsForm({ account, reload }: { account: Account; reload: () => void }) {
  const t = useMessages(organizationMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useAction(SetDealSettingsDocument, pick, { form });
  const { collectiveDecisionFrom, noticeDays, officeContact, noticeToEveryone } = account.dealSettings;
  const submit = async (fields: Fields) => {
    const input = {
      organizationId: account.organization.id,
      expectedVersion: account.version,
      collectiveDecisionFrom: fields.collectiveDecisionFrom ?? null,
      noticeDays: fields.noticeDays ?? null,
      officeContact: fields.officeContact ?? null,
      noticeToEveryone: fields.noticeToEveryone,
    };
    if (await save.run({ input })) message.success(t('saved'));
  };
  const stale = save.refusals.some((error) => error.code === 'CONFLICT');
  return (
    <div className="f-card">
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{
          collectiveDecisionFrom: collectiveDecisionFrom ?? null,
          noticeDays: noticeDays ?? null,
          officeContact: officeContact ?? null,
          noticeToEveryone,
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="collectiveDecisionFrom" label={t('dealThreshold')} extra={t('dealThresholdHint')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="noticeDays" label={t('dealNoticeDays')} extra={t('dealNoticeDaysHint')}>
          <InputNumber<number> min={1} max={MAX_NOTICE_DAYS} precision={0} />
        </Form.Item>
        <Form.Item name="officeContact" label={t('dealContact')} extra={t('dealContactHint')}>
          <Input.TextArea rows={3} maxLength={MAX_CONTACT} />
        </Form.Item>
        <Form.Item name="noticeToEveryone" valuePropName="checked">
          <Checkbox>{t('noticeToEveryone')}</Checkbox>
        </Form.Item>
        <Refusals errors={save.refusals} />
        <FaultAlert fault={save.fault} />
        <Button type="primary" htmlType="submit" loading={save.running}>
          {t('save')}
        </Button>{' '}
        {stale && <Button onClick={reload}>{t('conflict')}</Button>}
      </Form>
    </div>
  );
}
