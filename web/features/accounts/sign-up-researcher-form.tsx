import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import {
  type OrganizationKind,
  SignUpResearcherDocument,
  type SignUpResearcherMutation,
  type Subordination,
} from '../../generated/accounts/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { CreditCodeItem, RegionSelect } from '../../ui/fields.tsx';
import { useLabels } from '../../ui/labels.ts';
import { Refusals } from '../../ui/refusals.tsx';
import { namePath, useAction } from '../../ui/use-action.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { type PersonFields, PersonItems, personInput } from './person-fields.tsx';
import { signUpMessages } from './sign-up.messages.ts';
import { UnitSearch } from './unit-search.tsx';

interface Fields extends PersonFields {
  isNew: boolean;
  organizationId?: string | null;
  newUnit?: {
    creditCode: string;
    name: string;
    kind: OrganizationKind;
    region: string[];
    subordination: Subordination;
    stateFunded?: boolean;
  };
}

const SECRET = ['password'] as const;
const UNIT_KINDS: OrganizationKind[] = ['UNIVERSITY', 'INSTITUTE'];
const SUBORDINATIONS: Subordination[] = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'NONE'];
const pick = (data: SignUpResearcherMutation) => data.signUpResearcher;

/** The form's name of an input field. */
function fieldName(path: string) {
  if (path.startsWith('consents')) return ['consent'];
  if (/^newUnit\.(provinceCode|cityCode)$/.test(path)) return ['newUnit', 'region'];
  return namePath(path);
}

function unitInput({ isNew, organizationId, newUnit }: Fields) {
  if (!isNew || !newUnit) return { organizationId: organizationId ?? null };
  const { region, stateFunded, ...rest } = newUnit;
  const [provinceCode = '', cityCode = ''] = region;
  return { newUnit: { ...rest, provinceCode, cityCode, stateFunded: stateFunded ?? false } };
}

/** Signs up somebody for a university or institute that is here, or for one that is new. */
export function ResearcherForm({ onDone }: { onDone: (organization: string) => void }) {
  const t = useMessages(signUpMessages);
  const [form] = Form.useForm<Fields>();
  const draft = useDraft<Fields>('sign-up-researcher', SECRET);
  const isNew = Form.useWatch('isNew', form) ?? draft.initial.isNew ?? false;
  const explain = (error: UserErrorParts) =>
    error.code === 'ALREADY_EXISTS' && error.field === 'email' ? t('emailTaken') : undefined;
  const signUp = useAction(SignUpResearcherDocument, pick, { form, fieldName, explain });
  const submit = async (fields: Fields) => {
    const done = await signUp.run({
      input: { ...personInput(fields), department: fields.department || null, ...unitInput(fields) },
    });
    if (!done) return;
    draft.forget();
    onDone(done.membership?.organization.name ?? '');
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{ isNew: false, ...draft.initial }}
      onValuesChange={(_changed, values) => draft.keep(values)}
      onFinish={(fields) => void submit(fields)}
    >
      <h2>{t('unit')}</h2>
      {isNew ? (
        <NewUnit />
      ) : (
        <Form.Item
          name="organizationId"
          label={t('findUnit')}
          rules={[{ required: true, message: t('unitRequired') }]}
        >
          <UnitSearch kinds={UNIT_KINDS} />
        </Form.Item>
      )}
      <Form.Item name="isNew" valuePropName="checked">
        <Checkbox>{t('newUnit')}</Checkbox>
      </Form.Item>
      <h2>{t('person')}</h2>
      <PersonItems withDepartment />
      <Refusals errors={signUp.refusals} explain={explain} />
      <FaultAlert fault={signUp.fault} />
      <Button type="primary" htmlType="submit" size="large" loading={signUp.running}>
        {t('submit')}
      </Button>
    </Form>
  );
}

function NewUnit() {
  const t = useMessages(signUpMessages);
  const labels = useLabels();
  return (
    <>
      <CreditCodeItem
        name={['newUnit', 'creditCode']}
        label={t('creditCode')}
        required={t('creditCodeRequired')}
        extra={t('creditCodeHint')}
      />
      <Form.Item
        name={['newUnit', 'name']}
        label={t('name')}
        validateTrigger={['onBlur', 'onChange']}
        rules={[{ required: true, whitespace: true, message: t('nameRequired') }]}
      >
        <Input autoComplete="organization" maxLength={120} />
      </Form.Item>
      <Form.Item name={['newUnit', 'kind']} label={t('kind')} initialValue="UNIVERSITY">
        <Radio.Group options={UNIT_KINDS.map((kind) => ({ value: kind, label: labels(`kind${kind}`) }))} />
      </Form.Item>
      <Form.Item
        name={['newUnit', 'region']}
        label={t('region')}
        rules={[{ required: true, message: t('regionRequired') }]}
      >
        <RegionSelect />
      </Form.Item>
      <Form.Item name={['newUnit', 'subordination']} label={t('subordination')} initialValue="PROVINCIAL">
        <Select
          options={SUBORDINATIONS.map((value) => ({ value, label: labels(`subordination${value}`) }))}
        />
      </Form.Item>
      <Form.Item name={['newUnit', 'stateFunded']} valuePropName="checked" initialValue={true}>
        <Checkbox>{t('stateFunded')}</Checkbox>
      </Form.Item>
    </>
  );
}
