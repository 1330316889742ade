import { useQuery } from '@apollo/client/react';
import { Alert, App, Button, Descriptions, Form, Input, InputNumber, Skeleton } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  EditOrganizationDocument,
  type EditOrganizationMutation,
  type OrganizationAccountPartsFragment,
  OwnOrganizationDocument,
} from '../../../generated/accounts/graphql.ts';
import { ErrorState, FaultAlert } from '../../../ui/fault-alert.tsx';
import { IndustrySelect, MoneyInput, RegionSelect } from '../../../ui/fields.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { organizationMessages } from './messages.ts';
import styles from './organizations.module.css';
import { LiveSizeVerdict } from './size-verdict.tsx';

type Account = OrganizationAccountPartsFragment;

interface Fields {
  name: string;
  nameEn?: string | null;
  shortName?: string | null;
  intro?: string | null;
  website?: string | null;
  region: string[];
  industryDivision?: string | null;
  employees?: number | null;
  revenue?: string | null;
  assets?: string | null;
  secrecyOffice?: string | null;
}

const pick = (data: EditOrganizationMutation) => data.editOrganization;
const fieldName = (path: string) => [/^(provinceCode|cityCode)$/.test(path) ? 'region' : path];

/** What the administrator of an organisation keeps about it, with the verdict of the size standard as one types. */
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
      <PageTitle title={t('ownTitle')} subtitle={t('ownText')} />
      {!allowed && <Alert type="info" showIcon title={t('needsAdministrator')} />}
      {error && !account && <ErrorState error={error} onRetry={() => void refetch()} />}
      {allowed && !account && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {account && <EditForm key={account.version} account={account} reload={() => void refetch()} />}
    </div>
  );
}

function initial({ organization, ...account }: Account): Fields {
  return {
    name: organization.name,
    nameEn: organization.nameEn ?? null,
    shortName: organization.shortName ?? null,
    intro: organization.intro ?? null,
    website: organization.website ?? null,
    region: [organization.provinceCode, organization.cityCode],
    industryDivision: organization.industryDivision ?? null,
    employees: account.employees ?? null,
    revenue: account.revenue ?? null,
    assets: account.assets ?? null,
    secrecyOffice: account.secrecyOffice ?? null,
  };
}

function EditForm({ account, reload }: { account: Account; reload: () => void }) {
  const t = useMessages(organizationMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const edit = useAction(EditOrganizationDocument, pick, { form, fieldName });
  const enterprise = account.organization.kind === 'ENTERPRISE';
  const submit = async ({ region, ...fields }: Fields) => {
    const [provinceCode = '', cityCode = ''] = region;
    const done = await edit.run({
      input: {
        ...fields,
        provinceCode,
        cityCode,
        organizationId: account.organization.id,
        expectedVersion: account.version,
      },
    });
    if (done) message.success(t('saved'));
  };
  const stale = edit.refusals.some((error) => error.code === 'CONFLICT');
  return (
    <div className="f-card">
      <Standing account={account} />
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={initial(account)}
        onFinish={(fields) => void submit(fields)}
        className={styles.form}
      >
        <Names />
        <Form.Item name="region" label={t('region')} rules={[{ required: true, message: t('region') }]}>
          <RegionSelect />
        </Form.Item>
        {enterprise && <EnterpriseItems />}
        {!enterprise && <UnitItems />}
        <div className={styles.wide}>
          <Refusals errors={edit.refusals} />
          <FaultAlert fault={edit.fault} />
          <Button type="primary" htmlType="submit" loading={edit.running}>
            {t('save')}
          </Button>{' '}
          {stale && <Button onClick={reload}>{t('conflict')}</Button>}
        </div>
      </Form>
    </div>
  );
}

function Standing({ account }: { account: Account }) {
  const t = useMessages(organizationMessages);
  const labels = useLabels();
  const items = [
    { key: 'kind', label: t('kind'), children: labels(`kind${account.organization.kind}`) },
    { key: 'code', label: t('creditCode'), children: account.organization.creditCode },
    ...(account.organization.kind === 'ENTERPRISE'
      ? []
      : [
          { key: 'state', label: t('stateFunded'), children: account.stateFunded ? t('yes') : t('no') },
          {
            key: 'under',
            label: t('subordination'),
            children: labels(`subordination${account.subordination}`),
          },
        ]),
  ];
  return <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} style={{ marginBottom: 16 }} />;
}

function Names() {
  const t = useMessages(organizationMessages);
  return (
    <>
      <Form.Item
        name="name"
        label={t('name')}
        className={styles.wide}
        validateTrigger={['onBlur', 'onChange']}
        rules={[{ required: true, whitespace: true, message: t('nameRequired') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="shortName" label={t('shortName')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="nameEn" label={t('nameEn')}>
        <Input maxLength={120} lang="en" />
      </Form.Item>
      <Form.Item name="intro" label={t('intro')} className={styles.wide}>
        <Input.TextArea rows={4} maxLength={4000} showCount />
      </Form.Item>
      <Form.Item
        name="website"
        label={t('website')}
        extra={t('websiteHint')}
        validateTrigger={['onBlur', 'onChange']}
        rules={[{ validateTrigger: 'onBlur', pattern: /^https?:\/\/\S+$/, message: t('websiteHint') }]}
      >
        <Input type="url" maxLength={300} />
      </Form.Item>
    </>
  );
}

function EnterpriseItems() {
  const t = useMessages(organizationMessages);
  const form = Form.useFormInstance<Fields>();
  const figures = {
    industry: Form.useWatch('industryDivision', form),
    employees: Form.useWatch('employees', form),
    revenue: Form.useWatch('revenue', form),
    assets: Form.useWatch('assets', form),
  };
  return (
    <>
      <Form.Item name="industryDivision" label={t('industry')} className={styles.wide}>
        <IndustrySelect />
      </Form.Item>
      <Form.Item name="employees" label={t('employees')}>
        <InputNumber<number>
          min={0}
          max={10_000_000}
          precision={0}
          controls={false}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="revenue" label={t('revenue')}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="assets" label={t('assets')}>
        <MoneyInput />
      </Form.Item>
      <LiveSizeVerdict {...figures} />
    </>
  );
}

function UnitItems() {
  const t = useMessages(organizationMessages);
  return (
    <Form.Item
      name="secrecyOffice"
      label={t('secrecyOffice')}
      extra={t('secrecyOfficeHint')}
      className={styles.wide}
    >
      <Input maxLength={120} />
    </Form.Item>
  );
}
