import { Button, Form, Input, Radio } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import {
  type OrganizationKind,
  SignUpBrokerDocument,
  type SignUpBrokerMutation,
} from '../../generated/accounts/graphql.ts';
import type { UserErrorParts } from '../../ui/explain.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { CreditCodeItem, RegionSelect } from '../../ui/fields.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { namePath, useAction } from '../../ui/use-action.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { type PersonFields, PersonItems, personInput } from './person-fields.tsx';
import { signUpMessages } from './sign-up.messages.ts';
import { UnitSearch } from './unit-search.tsx';

type Place = 'KNOWN' | 'NEW' | 'INDEPENDENT';

interface Fields extends PersonFields {
  place: Place;
  organizationId?: string | null;
  newAgency?: { creditCode: string; name: string; region: string[] };
}

const SECRET = ['password'] as const;
const PLACES: readonly Place[] = ['KNOWN', 'NEW', 'INDEPENDENT'];
const KINDS: OrganizationKind[] = ['AGENCY', 'UNIVERSITY', 'INSTITUTE'];
const pick = (data: SignUpBrokerMutation) => data.signUpBroker;

/** The form's name of an input field. */
function fieldName(path: string) {
  if (path.startsWith('consents')) return ['consent'];
  if (/^newAgency\.(provinceCode|cityCode)$/.test(path)) return ['newAgency', 'region'];
  return namePath(path);
}

function placeInput({ place, organizationId, newAgency }: Fields) {
  if (place === 'INDEPENDENT') return { independent: true };
  if (place === 'KNOWN' || !newAgency) return { organizationId: organizationId ?? null };
  const { region, ...rest } = newAgency;
  const [provinceCode = '', cityCode = ''] = region;
  return { newAgency: { ...rest, provinceCode, cityCode } };
}

/** Signs up a broker: of an agency or unit that is here, of a new agency, or an independent one. */
export function BrokerForm({ onDone }: { onDone: (organization: string) => void }) {
  const t = useMessages(signUpMessages);
  const [form] = Form.useForm<Fields>();
  const draft = useDraft<Fields>('sign-up-broker', SECRET);
  const place = Form.useWatch('place', form) ?? draft.initial.place ?? 'KNOWN';
  const explain = (error: UserErrorParts) =>
    error.code === 'ALREADY_EXISTS' && error.field === 'email' ? t('emailTaken') : undefined;
  const signUp = useAction(SignUpBrokerDocument, pick, { form, fieldName, explain });
  const submit = async (fields: Fields) => {
    const done = await signUp.run({ input: { ...personInput(fields), ...placeInput(fields) } });
    if (!done) return;
    draft.forget();
    onDone(done.membership?.organization.name ?? '');
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={{ place: 'KNOWN', ...draft.initial }}
      onValuesChange={(_changed, values) => draft.keep(values)}
      onFinish={(fields) => void submit(fields)}
    >
      <h2>{t('brokerPlace')}</h2>
      <Form.Item name="place">
        <Radio.Group
          aria-label={t('brokerPlace')}
          style={{ display: 'grid', gap: 8 }}
          options={PLACES.map((value) => ({ value, label: t(`brokerPlace${value}`) }))}
        />
      </Form.Item>
      {place === 'KNOWN' && (
        <Form.Item
          name="organizationId"
          label={t('findUnit')}
          rules={[{ required: true, message: t('unitRequired') }]}
        >
          <UnitSearch kinds={KINDS} />
        </Form.Item>
      )}
      {place === 'NEW' && <NewAgency />}
      {place === 'INDEPENDENT' && <p className="f-quiet">{t('independentHint')}</p>}
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

function NewAgency() {
  const t = useMessages(signUpMessages);
  return (
    <>
      <CreditCodeItem
        name={['newAgency', 'creditCode']}
        label={t('creditCode')}
        required={t('creditCodeRequired')}
        extra={t('creditCodeHint')}
      />
      <Form.Item
        name={['newAgency', 'name']}
        label={t('name')}
        validateTrigger={['onBlur', 'onChange']}
        rules={[{ required: true, whitespace: true, message: t('nameRequired') }]}
      >
        <Input autoComplete="organization" maxLength={120} />
      </Form.Item>
      <Form.Item
        name={['newAgency', 'region']}
        label={t('region')}
        rules={[{ required: true, message: t('regionRequired') }]}
      >
        <RegionSelect />
      </Form.Item>
    </>
  );
}
