import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, Select } from 'antd';
import { readPatentNumber } from '../../../../../../server/platform/standards/patent-number.ts';
import { type Translate, useMessages } from '../../../../../app/i18n.tsx';
import type { RightKind } from '../../../../../generated/results-desk/graphql.ts';
import { useLabels } from '../../../../../ui/labels.ts';
import type { ContentForm, RightRow } from '../content-form.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { DayField, LongText, RowCard, Rows } from '../fields.tsx';
import { KeptFileField } from '../kept-file.tsx';
import { problemMessages } from '../problems.messages.ts';
import { useWizard } from '../wizard-context.ts';

const PATENTS: readonly RightKind[] = [
  'INVENTION_PATENT',
  'UTILITY_MODEL_PATENT',
  'DESIGN_PATENT',
  'PATENT_APPLICATION',
];
/** Kinds without a number and a certificate: what counts is how they are kept. */
const SECRETS: readonly RightKind[] = ['KNOW_HOW', 'FORMULA', 'TECHNICAL_SECRET'];
const KINDS: readonly RightKind[] = [
  ...PATENTS,
  'SOFTWARE_COPYRIGHT',
  'LAYOUT_DESIGN',
  'PLANT_VARIETY',
  'ANIMAL_VARIETY',
  'NEW_DRUG',
  ...SECRETS,
];
const MOST = 50;

/** Patents, other registered rights and secrets in the result. */
export default function Rights() {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  const { form } = useWizard();
  const rights = Form.useWatch<ContentForm['rights'] | undefined>('rights', form) ?? [];
  return (
    <Form.List name="rights">
      {(fields, { add, remove }) => (
        <>
          <Rows>
            {fields.map(({ key, name }) => (
              <RowCard
                key={key}
                index={name}
                count={fields.length}
                title={titleOf(rights[name], name, t, labels)}
                onRemove={() => remove(name)}
              >
                <Right place={name} right={rights[name] ?? {}} />
              </RowCard>
            ))}
          </Rows>
          <Button
            icon={<PlusOutlined />}
            disabled={fields.length >= MOST}
            onClick={() => add({ kind: 'INVENTION_PATENT' })}
          >
            {t('addRight')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function titleOf(
  right: RightRow | undefined,
  place: number,
  t: Translate<typeof disclosureMessages.zh>,
  labels: ReturnType<typeof useLabels>,
): string {
  const kind = right?.kind ? ` · ${labels(`right${right.kind}`)}` : '';
  return `${t('rightRow', { place: place + 1 })}${kind}`;
}

function Right({ place, right }: { place: number; right: RightRow }) {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  const kind = right.kind;
  const isSecret = kind !== undefined && SECRETS.includes(kind);
  return (
    <>
      <div className={styles.pair}>
        <Form.Item name={[place, 'kind']} label={t('rightKind')}>
          <Select options={KINDS.map((each) => ({ value: each, label: labels(`right${each}`) }))} />
        </Form.Item>
        <NumberField place={place} kind={kind} />
        <Form.Item name={[place, 'holder']} label={t('rightHolder')}>
          <Input maxLength={200} />
        </Form.Item>
      </div>
      {isSecret ? (
        <LongText
          name={[place, 'howKept']}
          label={t('howKept')}
          extra={t('howKeptHint')}
          max={2000}
          rows={3}
        />
      ) : (
        <>
          <div className={styles.triple}>
            <DayField name={[place, 'appliedOn']} label={t('appliedOn')} />
            <DayField name={[place, 'obtainedOn']} label={t('obtainedOn')} />
            <DayField name={[place, 'expiresOn']} label={t('expiresOn')} />
          </div>
          <Form.Item name={[place, 'certificate']} label={t('certificate')} extra={t('certificateHint')}>
            <KeptFileField label={t('certificateUpload')} />
          </Form.Item>
        </>
      )}
    </>
  );
}

/** The number; of a patent the check character is computed on leaving the field, and the number written properly. */
function NumberField({ place, kind }: { place: number; kind: RightKind | undefined }) {
  const t = useMessages(disclosureMessages);
  const words = useMessages(problemMessages);
  const { form, saving } = useWizard();
  const isPatent = kind !== undefined && PATENTS.includes(kind);
  const check = (value: string | undefined): Promise<void> => {
    if (!isPatent || !value?.trim()) return Promise.resolve();
    const reading = readPatentNumber(value, new Date().getFullYear());
    if (reading.ok) return Promise.resolve();
    const digits = /\d{12}|\d{8}/.exec(value.normalize('NFKC').replace(/\s/g, ''))?.[0] ?? '';
    const expected = 'expected' in reading ? `${digits}.${reading.expected}` : '';
    return Promise.reject(new Error(words(`reasonPATENT_${reading.problem}`, { expected } as never)));
  };
  const tidy = () => {
    const value: unknown = form.getFieldValue(['rights', place, 'number']);
    if (!isPatent || typeof value !== 'string') return;
    const reading = readPatentNumber(value, new Date().getFullYear());
    if (!reading.ok || reading.value.normalized === value) return;
    form.setFieldValue(['rights', place, 'number'], reading.value.normalized);
    saving.edited();
  };
  return (
    <Form.Item
      label={isPatent ? t('patentNumber') : t('rightNumber')}
      name={[place, 'number']}
      extra={isPatent ? t('patentHint') : undefined}
      validateTrigger="onBlur"
      dependencies={[['rights', place, 'kind']]}
      rules={[{ validator: (_rule, value) => check(value) }]}
    >
      <Input maxLength={60} placeholder={isPatent ? '202319012301.2' : ''} onBlur={tidy} />
    </Form.Item>
  );
}
