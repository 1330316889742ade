import { Form, type FormInstance, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { LinesInput, ShareInput, WholeInput } from './inputs.tsx';
import { termsMessages } from './terms.messages.ts';
import styles from './terms.module.css';

const MAX_MONTHS = 600;

/** What every field that must be filled in the end asks for, when it is left. */
export function useNeeded() {
  const t = useMessages(termsMessages);
  return { validateTrigger: 'onBlur' as const, rules: [{ required: true, message: t('required') }] };
}

export function LicenseFields({ name }: { name: string }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  const regions = useRegions();
  return (
    <>
      <h3>{t('partLicense')}</h3>
      <div className={styles.row}>
        <Form.Item name={[name, 'license', 'kind']} label={t('fieldKind')}>
          <Select
            options={(['NON_EXCLUSIVE', 'SOLE', 'EXCLUSIVE'] as const).map((value) => ({
              value,
              label: t(`kind${value}`),
              title: t(`kindHint${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name={[name, 'license', 'months']} label={t('fieldMonths')} extra={t('fieldMonthsHint')}>
          <WholeInput max={MAX_MONTHS} />
        </Form.Item>
        <Form.Item name={[name, 'license', 'sublicensing']} label={t('fieldSublicensing')}>
          <Select
            options={(['FORBIDDEN', 'WITH_CONSENT', 'FREE'] as const).map((value) => ({
              value,
              label: t(`choice${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <Form.Item name={[name, 'license', 'fieldOfUse']} label={t('fieldFieldOfUse')} {...needed}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name={[name, 'license', 'territory']}
        label={t('fieldTerritory')}
        extra={t('fieldTerritoryHint')}
      >
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={regions.tree.map(({ value, label }) => ({ value, label }))}
        />
      </Form.Item>
    </>
  );
}

export function WorkFields({ name, isJoint }: { name: string; isJoint: boolean }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  return (
    <>
      <h3>{t('partWork')}</h3>
      <Form.Item name={[name, 'work', 'subject']} label={t('fieldSubject')} {...needed}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <Form.Item
        name={[name, 'work', 'deliverables']}
        label={t('fieldDeliverables')}
        extra={t('fieldListHint')}
      >
        <LinesInput />
      </Form.Item>
      <Form.Item name={[name, 'work', 'acceptance']} label={t('fieldAcceptance')} {...needed}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item name={[name, 'work', 'months']} label={t('fieldWorkMonths')} {...needed}>
          <WholeInput max={MAX_MONTHS} />
        </Form.Item>
        {isJoint && (
          <Form.Item name={[name, 'work', 'profitBasisPoints']} label={t('fieldProfit')} {...needed}>
            <ShareInput />
          </Form.Item>
        )}
      </div>
    </>
  );
}

export function EquityFields({ form, name }: { form: FormInstance; name: string }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  const funds = Form.useWatch([name, 'equity', 'residualFunds'], form);
  return (
    <>
      <h3>{t('partEquity')}</h3>
      <div className={styles.row}>
        <Form.Item name={[name, 'equity', 'valueOfResult']} label={t('fieldValueOfResult')} {...needed}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name={[name, 'equity', 'basisPoints']} label={t('fieldShare')} {...needed}>
          <ShareInput />
        </Form.Item>
        <Form.Item name={[name, 'equity', 'teamBasisPoints']} label={t('fieldTeamBasisPoints')} {...needed}>
          <ShareInput />
        </Form.Item>
        <Form.Item
          name={[name, 'equity', 'newCompany']}
          label={t('fieldNewCompany')}
          extra={t('fieldNewCompanyHint')}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name={[name, 'equity', 'residualFunds']} label={t('fieldResidualFunds')}>
          <MoneyInput />
        </Form.Item>
        {funds && (
          <Form.Item
            name={[name, 'equity', 'residualTeamBasisPoints']}
            label={t('fieldResidualTeamBasisPoints')}
            {...needed}
          >
            <ShareInput />
          </Form.Item>
        )}
      </div>
    </>
  );
}

export function TriggerFields({ form, name }: { form: FormInstance; name: string }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  const kind = Form.useWatch([name, 'trigger', 'kind'], form);
  return (
    <>
      <h3>{t('partTrigger')}</h3>
      <div className={styles.row}>
        <Form.Item name={[name, 'trigger', 'kind']} label={t('fieldTriggerKind')}>
          <Select
            options={(['MARKET_FINANCING', 'STABLE_GROWTH'] as const).map((value) => ({
              value,
              label: t(`choice${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name={[name, 'trigger', 'amount']} label={t('fieldTriggerAmount')} {...needed}>
          <MoneyInput />
        </Form.Item>
        {kind === 'STABLE_GROWTH' && (
          <Form.Item name={[name, 'trigger', 'years']} label={t('fieldYears')} {...needed}>
            <WholeInput max={20} />
          </Form.Item>
        )}
        <Form.Item name={[name, 'trigger', 'until']} label={t('fieldUntil')} {...needed}>
          <DayPicker />
        </Form.Item>
      </div>
    </>
  );
}
