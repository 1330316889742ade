import { useQuery } from '@apollo/client/react';
import { Alert, Button, Form, Input, InputNumber } from 'antd';
import { isCreditCode, normalizeCreditCode } from '../../../server/platform/standards/credit-code.ts';
import { useMessages } from '../../app/i18n.tsx';
import {
  FindOrganizationsDocument,
  SignUpEnterpriseDocument,
  type SignUpEnterpriseMutation,
} from '../../generated/accounts/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { CreditCodeItem, IndustrySelect, MoneyInput, RegionSelect } from '../../ui/fields.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { type PersonFields, PersonItems, personInput } from './person-fields.tsx';
import { signUpMessages } from './sign-up.messages.ts';

interface Fields extends PersonFields {
  creditCode: string;
  organizationName: string;
  region: string[];
  industryDivision: string;
  employees?: number | null;
  revenue?: string | null;
  assets?: string | null;
}

const SECRET = ['password'] as const;
const MAX_ORGANIZATION_NAME = 120;
const pick = (data: SignUpEnterpriseMutation) => data.signUpEnterprise;

/** The form's name of an input field. */
function fieldName(path: string) {
  return [/^(provinceCode|cityCode)$/.test(path) ? 'region' : path.startsWith('consents') ? 'consent' : path];
}

/** Signs up somebody for an enterprise; one that is here already only needs its credit code to be found. */
export function EnterpriseForm({ onDone }: { onDone: (organization: string) => void }) {
  const t = useMessages(signUpMessages);
  const [form] = Form.useForm<Fields>();
  const draft = useDraft<Fields>('sign-up-enterprise', SECRET);
  const explain = (error: UserErrorParts) =>
    error.code === 'ALREADY_EXISTS' && error.field === 'email' ? t('emailTaken') : undefined;
  const signUp = useAction(SignUpEnterpriseDocument, pick, { form, fieldName, explain });
  const submit = async (fields: Fields) => {
    const [provinceCode = '', cityCode = ''] = fields.region;
    const done = await signUp.run({
      input: {
        ...personInput(fields),
        creditCode: normalizeCreditCode(fields.creditCode) ?? fields.creditCode,
        organizationName: fields.organizationName,
        provinceCode,
        cityCode,
        industryDivision: fields.industryDivision,
        employees: fields.employees ?? null,
        revenue: fields.revenue ?? null,
        assets: fields.assets ?? null,
      },
    });
    if (!done) return;
    draft.forget();
    onDone(done.membership?.organization.name ?? fields.organizationName);
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={draft.initial}
      onValuesChange={(_changed, values) => draft.keep(values)}
      onFinish={(fields) => void submit(fields)}
    >
      <h2>{t('organization')}</h2>
      <CreditCodeItem
        name="creditCode"
        label={t('creditCode')}
        required={t('creditCodeRequired')}
        extra={t('creditCodeHint')}
      />
      <KnownOrganization />
      <Form.Item
        name="organizationName"
        label={t('name')}
        validateTrigger={['onBlur', 'onChange']}
        rules={[{ required: true, whitespace: true, message: t('nameRequired') }]}
      >
        <Input autoComplete="organization" maxLength={MAX_ORGANIZATION_NAME} />
      </Form.Item>
      <Form.Item name="region" label={t('region')} rules={[{ required: true, message: t('regionRequired') }]}>
        <RegionSelect />
      </Form.Item>
      <Form.Item
        name="industryDivision"
        label={t('industry')}
        rules={[{ required: true, message: t('industryRequired') }]}
      >
        <IndustrySelect />
      </Form.Item>
      <Form.Item name="employees" label={t('employees')} extra={t('figuresHint')}>
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
      <h2>{t('person')}</h2>
      <PersonItems withDepartment={false} />
      <Refusals errors={signUp.refusals} explain={explain} />
      <FaultAlert fault={signUp.fault} />
      <Button type="primary" htmlType="submit" size="large" loading={signUp.running}>
        {t('submit')}
      </Button>
    </Form>
  );
}

/** Says that the enterprise with the typed code is here already. */
function KnownOrganization() {
  const t = useMessages(signUpMessages);
  const form = Form.useFormInstance<Fields>();
  const typed = Form.useWatch('creditCode', form) ?? '';
  const code = isCreditCode(typed) ? normalizeCreditCode(typed) : null;
  const { data } = useQuery(FindOrganizationsDocument, {
    variables: { text: code ?? '', kinds: ['ENTERPRISE'] },
    skip: code === null,
  });
  const known = code === null ? undefined : data?.organizations.edges[0]?.node;
  return (
    <div aria-live="polite">
      {known && (
        <Form.Item>
          <Alert type="info" showIcon title={t('known', { name: known.name })} />
        </Form.Item>
      )}
    </div>
  );
}
