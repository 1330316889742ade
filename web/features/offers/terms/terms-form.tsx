import { Checkbox, Form, type FormInstance, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { TermsMode } from '../../../generated/offers/graphql.ts';
import { useLabels } from '../../../ui/labels.ts';
import { LinesInput, WholeInput } from './inputs.tsx';
import { EquityFields, LicenseFields, TriggerFields, WorkFields } from './mode-fields.tsx';
import { PayAfterUseFields } from './pay-after-use-fields.tsx';
import { PaymentFields } from './payment-fields.tsx';
import { termsMessages } from './terms.messages.ts';
import styles from './terms.module.css';
import {
  emptyPart,
  fitMode,
  partsOf,
  TERMS_MODES,
  type TermsShape,
  type TermsValues,
} from './terms-values.ts';

const MAX_DAYS = 3650;
const MAX_YEARS = 100;

interface Props {
  /** The antd form around it; its values under `name` are `TermsValues`, begun by `newTerms` or `toTermsValues`. */
  form: FormInstance;
  /** Name of the terms in the form, such as `terms`: fields are named after the server's paths below it, so that `useAction({ form })` marks them. */
  name: string;
  /** Whether the mode can be changed; not within a deal. */
  canChangeMode?: boolean;
}

/**
 * The fields of terms, by sections of the mode, inside an antd `<Form layout="vertical">`. Send
 * `toTermsInput(form.getFieldValue(name))`; each field is checked when it is left, by the server's rules on saving.
 */
export function TermsForm({ form, name, canChangeMode = true }: Props) {
  const t = useMessages(termsMessages);
  const terms = Form.useWatch<TermsValues | undefined>(name, { form, preserve: true });
  if (!terms) return null;
  const { needed, optional } = partsOf(terms.mode);
  const has = (part: keyof TermsShape) =>
    needed.includes(part) || (optional.includes(part) && Boolean(terms[part]));
  const change = (next: TermsValues) => form.setFieldValue(name, next);
  return (
    <>
      <ModeField name={name} disabled={!canChangeMode} onMode={(mode) => change(fitMode(terms, mode))} />
      {optional.map((part) => (
        <Checkbox
          key={part}
          checked={Boolean(terms[part])}
          onChange={({ target }) => change({ ...terms, [part]: target.checked ? emptyPart(part) : null })}
          className={styles.option ?? ''}
        >
          {t(OPTIONS[part] ?? 'partCommon')}
        </Checkbox>
      ))}
      {has('license') && <LicenseFields name={name} />}
      {has('work') && <WorkFields name={name} isJoint={terms.mode === 'JOINT_IMPLEMENTATION'} />}
      {has('equity') && <EquityFields form={form} name={name} />}
      {has('trigger') && <TriggerFields form={form} name={name} />}
      {has('payment') && <PaymentFields form={form} name={name} />}
      {has('payAfterUse') && <PayAfterUseFields form={form} name={name} />}
      <CommonFields name={name} />
    </>
  );
}

const OPTIONS = {
  payment: 'hasPayment',
  payAfterUse: 'partPayAfterUse',
  license: 'hasLicense',
  work: 'hasWork',
  equity: 'partEquity',
  trigger: 'partTrigger',
} as const;

function ModeField({
  name,
  disabled,
  onMode,
}: {
  name: string;
  disabled: boolean;
  onMode: (mode: TermsMode) => void;
}) {
  const t = useMessages(termsMessages);
  const labels = useLabels();
  return (
    <Form.Item name={[name, 'mode']} label={t('fieldMode')}>
      <Select
        disabled={disabled}
        options={TERMS_MODES.map((mode) => ({ value: mode, label: labels(`mode${mode}`) }))}
        onChange={onMode}
      />
    </Form.Item>
  );
}

function CommonFields({ name }: { name: string }) {
  const t = useMessages(termsMessages);
  return (
    <>
      <h3>{t('partDelivery')}</h3>
      <Form.Item name={[name, 'delivery', 'items']} label={t('fieldItems')} extra={t('fieldListHint')}>
        <LinesInput />
      </Form.Item>
      <div className={styles.row}>
        <Form.Item name={[name, 'delivery', 'withinDays']} label={t('fieldWithinDays')}>
          <WholeInput max={MAX_DAYS} />
        </Form.Item>
        <Form.Item name={[name, 'delivery', 'trainingDays']} label={t('fieldTrainingDays')}>
          <WholeInput max={1000} />
        </Form.Item>
      </div>
      <h3>{t('partCommon')}</h3>
      <div className={styles.row}>
        <Form.Item name={[name, 'improvements']} label={t('fieldImprovements')}>
          <Select
            options={(['MAKER', 'SHARED', 'OWNER'] as const).map((value) => ({
              value,
              label: t(`choice${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name={[name, 'confidentialityYears']} label={t('fieldConfidentialityYears')}>
          <WholeInput max={MAX_YEARS} />
        </Form.Item>
        <Form.Item name={[name, 'dispute', 'way']} label={t('fieldWay')}>
          <Select
            options={(['ARBITRATION', 'COURT'] as const).map((value) => ({
              value,
              label: t(`choice${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={[name, 'dispute', 'place']}
          label={t('fieldPlace')}
          validateTrigger="onBlur"
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name={[name, 'other']} label={t('fieldOther')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}
