import { Alert, App, Button, Descriptions, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { RecordContractRegistrationDocument } from '../../generated/contracts/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker, MoneyInput } from '../../ui/fields.tsx';
import { useLabels } from '../../ui/labels.ts';
import { Money } from '../../ui/money.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useSectorChoices, useSectorName } from '../../ui/taxonomy.ts';
import { useAction } from '../../ui/use-action.ts';
import { type ContractView, useContract, useContractExplain } from './contract-context.ts';
import { contractMessages } from './contracts.messages.ts';
import styles from './contracts.module.css';

type Registration = ContractView['registration'];

const FIELDS = [
  'registrationNumber',
  'registeredOn',
  'office',
  'totalAmount',
  'technologyAmount',
  'rightKind',
  'sector',
  'wayOfPayment',
] as const;
const RIGHTS = [
  'INVENTION_PATENT',
  'UTILITY_MODEL_PATENT',
  'DESIGN_PATENT',
  'SOFTWARE_COPYRIGHT',
  'LAYOUT_DESIGN',
  'PLANT_VARIETY',
  'NEW_DRUG',
  'ANIMAL_VARIETY',
  'KNOW_HOW',
  'FORMULA',
  'TECHNICAL_SECRET',
  'PATENT_APPLICATION',
] as const;
const WAYS = ['LUMP_SUM', 'INSTALMENTS', 'ROYALTY', 'ENTRY_FEE_AND_ROYALTY', 'OTHER'] as const;
const NUMBER = /^\s*(\d{16}|\d{14})\s*$/;

/** The registration of the technology contract: what is known, what is missing, and entering it. */
export function RegistrationSection({ contract }: { contract: ContractView }) {
  const t = useMessages(contractMessages);
  const { can } = useContract();
  const [editing, setEditing] = useState(false);
  const { registration } = contract;
  const missing = FIELDS.filter((field) => registration.missing.includes(field));
  return (
    <section aria-labelledby="contract-registration">
      <h3 id="contract-registration">{t('registration')}</h3>
      <p className="f-quiet">{t('registrationText')}</p>
      <Alert
        type={missing.length === 0 ? 'success' : 'warning'}
        showIcon
        title={missing.length === 0 ? t('registrationDone') : t('registrationMissing')}
        description={missing.length > 0 ? missing.map((field) => t(`field_${field}`)).join('、') : undefined}
        style={{ marginBottom: 12 }}
      />
      {!editing && <Known registration={registration} />}
      {!editing && can('RECORD_REGISTRATION') && (
        <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
      )}
      {editing && (
        <App component={false}>
          <RegistrationForm registration={registration} onClose={() => setEditing(false)} />
        </App>
      )}
    </section>
  );
}

function useWays() {
  const t = useMessages(contractMessages);
  return WAYS.map((value) => ({ value: value as string, label: t(`pay${value}`) }));
}

function useRights() {
  const t = useMessages(contractMessages);
  const labels = useLabels();
  return [
    ...RIGHTS.map((value) => ({ value: value as string, label: labels(`right${value}`) })),
    { value: 'NONE', label: t('rightNONE') },
  ];
}

function Known({ registration }: { registration: Registration }) {
  const t = useMessages(contractMessages);
  const ways = useWays();
  const rights = useRights();
  const sectorName = useSectorName();
  const labelOf = (choices: { value: string; label: string }[], code: string | null | undefined) =>
    choices.find(({ value }) => value === code)?.label;
  const values = {
    registrationNumber: registration.registrationNumber,
    registeredOn: registration.registeredOn,
    office: registration.office,
    totalAmount: registration.totalAmount && <Money value={registration.totalAmount} exact />,
    technologyAmount: registration.technologyAmount && <Money value={registration.technologyAmount} exact />,
    rightKind: labelOf(rights, registration.rightKind),
    sector: registration.sector && sectorName(registration.sector),
    wayOfPayment: labelOf(ways, registration.wayOfPayment),
  };
  const known = FIELDS.filter((field) => !registration.missing.includes(field));
  if (known.length === 0) return null;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={known.map((field) => ({ key: field, label: t(`field_${field}`), children: values[field] }))}
    />
  );
}

type Fields = { [Field in (typeof FIELDS)[number]]?: string | null };

function RegistrationForm({ registration, onClose }: { registration: Registration; onClose: () => void }) {
  const t = useMessages(contractMessages);
  const { message } = App.useApp();
  const { deal, changed } = useContract();
  const explain = useContractExplain();
  const [form] = Form.useForm<Fields>();
  const record = useAction(RecordContractRegistrationDocument, (data) => data.recordContractRegistration, {
    form,
    explain,
  });
  const save = async (fields: Fields) => {
    const text = (value: string | null | undefined) => value?.trim() || null;
    const input = {
      dealId: deal.id,
      registrationNumber: text(fields.registrationNumber),
      registeredOn: fields.registeredOn ?? null,
      office: text(fields.office),
      totalAmount: fields.totalAmount ?? null,
      technologyAmount: fields.technologyAmount ?? null,
      rightKind: fields.rightKind ?? null,
      sector: fields.sector ?? null,
      wayOfPayment: fields.wayOfPayment ?? null,
    };
    if (!(await record.run({ input }))) return;
    message.success(t('registrationSaved'));
    onClose();
    await changed();
  };
  const sectors = useSectorChoices();
  const { missing: _missing, ...known } = registration;
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      initialValues={known}
      onFinish={(fields) => void save(fields)}
      className={styles.form}
    >
      <Form.Item
        name="registrationNumber"
        label={t('field_registrationNumber')}
        validateTrigger="onBlur"
        rules={[{ pattern: NUMBER, message: t('badNumber') }]}
      >
        <Input maxLength={20} className="f-number" inputMode="numeric" />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="registeredOn" label={t('field_registeredOn')}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="office" label={t('field_office')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="totalAmount" label={t('field_totalAmount')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="technologyAmount" label={t('field_technologyAmount')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="rightKind" label={t('field_rightKind')}>
          <Select options={useRights()} allowClear />
        </Form.Item>
        <Form.Item name="wayOfPayment" label={t('field_wayOfPayment')}>
          <Select options={useWays()} allowClear />
        </Form.Item>
      </div>
      <Form.Item name="sector" label={t('field_sector')}>
        <Select options={sectors} allowClear />
      </Form.Item>
      <Refusals errors={record.refusals} explain={explain} />
      <FaultAlert fault={record.fault} />
      <Button type="primary" htmlType="submit" loading={record.running}>
        {t('registrationSave')}
      </Button>{' '}
      <Button onClick={onClose}>{t('cancel')}</Button>
    </Form>
  );
}
