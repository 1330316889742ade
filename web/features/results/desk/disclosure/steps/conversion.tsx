import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useLanguage, useMessages } from '../../../../../app/i18n.tsx';
import { useLabels } from '../../../../../ui/labels.ts';
import { shortMoney } from '../../../../../ui/money.tsx';
import { usePurposes } from '../../../../../ui/taxonomy.ts';
import type { ContentForm } from '../content-form.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { DayField, LongText } from '../fields.tsx';
import { useWizard } from '../wizard-context.ts';

const MODES = [
  'TRANSFER',
  'LICENSE',
  'EQUITY',
  'DEVELOPMENT',
  'CONSULTING',
  'SERVICE',
  'OWN_IMPLEMENTATION',
  'JOINT_IMPLEMENTATION',
  'INVEST_THEN_EQUITY',
  'OTHER',
] as const;
const PRICES = ['NEGOTIABLE', 'FIXED', 'RANGE'] as const;

/** How the result may be brought to use, and for what. */
export default function Conversion() {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  const purposes = usePurposes();
  return (
    <>
      <Form.Item name="modes" label={t('modes')} extra={t('modesHint')}>
        <Checkbox.Group options={MODES.map((mode) => ({ value: mode, label: labels(`mode${mode}`) }))} />
      </Form.Item>
      <Form.Item name="payAfterUse" valuePropName="checked" extra={t('payAfterUseHint')}>
        <Checkbox>{labels('payAfterUse')}</Checkbox>
      </Form.Item>
      <Price />
      <LongText
        name="advantagesTechnical"
        label={t('advantagesTechnical')}
        extra={t('advantagesHint')}
        max={5000}
        rows={3}
      />
      <LongText name="advantagesEconomic" label={t('advantagesEconomic')} max={5000} rows={3} />
      <LongText name="seeking" label={t('seeking')} extra={t('seekingHint')} max={5000} rows={3} />
      <Form.Item name="purposes" label={t('purposes')} extra={t('purposesHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={purposes.choices}
          placeholder={t('choose')}
        />
      </Form.Item>
      <h3>{t('project')}</h3>
      <p className="f-quiet">{t('projectHint')}</p>
      <div className={styles.pair}>
        <Form.Item name={['project', 'name']} label={t('projectName')}>
          <Input maxLength={200} />
        </Form.Item>
        <DayField
          name={['project', 'conversionDeadline']}
          label={t('conversionDeadline')}
          extra={t('conversionDeadlineHint')}
        />
      </div>
      <Form.Item name={['project', 'funded']} valuePropName="checked">
        <Checkbox>{t('projectFunded')}</Checkbox>
      </Form.Item>
    </>
  );
}

function Price() {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  const { form } = useWizard();
  const price = Form.useWatch<ContentForm['price'] | undefined>('price', form);
  const kind = price?.kind ?? 'NEGOTIABLE';
  return (
    <>
      <Form.Item name={['price', 'kind']} label={t('price')} extra={t('priceHint')}>
        <Radio.Group options={PRICES.map((each) => ({ value: each, label: labels(`priceKind${each}`) }))} />
      </Form.Item>
      {kind !== 'NEGOTIABLE' && (
        <div className={styles.pair}>
          <Sum
            name={['price', 'min']}
            label={kind === 'FIXED' ? t('priceFixed') : t('priceMin')}
            value={price?.min}
          />
          {kind === 'RANGE' && <Sum name={['price', 'max']} label={t('priceMax')} value={price?.max} />}
        </div>
      )}
    </>
  );
}

/** A sum in yuan, typed exactly, with the short form people speak in below it. */
function Sum({ name, label, value }: { name: string[]; label: string; value: string | null | undefined }) {
  const t = useMessages(disclosureMessages);
  const { locale } = useLanguage();
  return (
    <Form.Item
      name={name}
      label={label}
      extra={value ? t('sumShort', { sum: shortMoney(value, locale) }) : t('sumHint')}
    >
      <InputNumber<string>
        stringMode
        min="0"
        max="999999999999"
        precision={2}
        suffix={t('yuan')}
        style={{ width: '100%' }}
        formatter={(text) => `${text ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')}
        parser={(text) => (text ?? '').replace(/,/g, '')}
      />
    </Form.Item>
  );
}
