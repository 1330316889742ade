import { Alert, Button, Checkbox, Form, type FormInstance, Input, InputNumber, Radio, Select } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import type {
  ApplyForGrantInput,
  GrantAgreementInput,
  GrantKind,
  GrantTiming,
  OwnershipGrantPartsFragment,
} from '../../generated/grants/graphql.ts';
import { DayPicker, MoneyInput } from '../../ui/fields.tsx';
import { FileUpload } from '../../ui/file-upload.tsx';
import { usePercent } from './grant-words.tsx';
import { grantMessages } from './grants.messages.ts';

/** One member of the team in the form; percent with two decimals. */
interface SharePart {
  completerId?: string | null;
  name: string;
  percent: number | null;
}

/** What the form holds: shares in percent, as people enter them. */
export interface GrantFields extends Omit<ApplyForGrantInput, 'shares' | 'shareBasisPoints' | 'agreement'> {
  shares: SharePart[];
  sharePercent?: number | null;
  unitIncomePercent?: number | null;
  splitFileName?: string | null;
  agreement: Omit<GrantAgreementInput, 'unitIncomeBasisPoints'>;
}

const KINDS: readonly GrantKind[] = ['FULL_WITH_AGREED_INCOME', 'CO_OWNERSHIP', 'LONG_TERM_USE'];
const TIMINGS: readonly GrantTiming[] = ['IMMEDIATE', 'BY_AGREEMENT', 'RESERVED'];
const TERMS = [
  ['incomeWay', 'fieldIncomeWay'],
  ['costSharing', 'fieldCostSharing'],
  ['keepingCosts', 'fieldKeepingCosts'],
  ['reporting', 'fieldReporting'],
  ['decisionOnConversion', 'fieldDecisionOnConversion'],
  ['rightsAndDuties', 'fieldRightsAndDuties'],
] as const;
const MAX_TEXT = 2000;

const basisPoints = (percent: number | null | undefined) => Math.round((percent ?? 0) * 100);

/** The form's fields as the API takes them. */
export function toInput(fields: GrantFields): Omit<ApplyForGrantInput, 'resultId'> {
  const {
    shares,
    sharePercent,
    unitIncomePercent,
    splitFileName: _,
    agreement,
    resultId: __,
    ...rest
  } = fields;
  const unitIncomeBasisPoints = typeof unitIncomePercent === 'number' ? basisPoints(unitIncomePercent) : null;
  return {
    ...rest,
    titleClear: rest.titleClear ?? false,
    prospects: rest.prospects ?? '',
    shareBasisPoints: rest.kind === 'CO_OWNERSHIP' ? basisPoints(sharePercent) : null,
    useYears: rest.kind === 'LONG_TERM_USE' ? (rest.useYears ?? null) : null,
    relinquishment: rest.kind === 'CO_OWNERSHIP' ? (rest.relinquishment ?? null) : null,
    resourceFee: rest.relinquishment === 'RESOURCE_FEE' ? (rest.resourceFee ?? null) : null,
    shares: shares.map(({ completerId, name, percent }) => ({
      completerId: completerId ?? null,
      name,
      basisPoints: basisPoints(percent),
    })),
    agreement: { ...agreement, unitIncomeBasisPoints },
  };
}

/** A grant as the form holds it. */
export function toFields(grant: OwnershipGrantPartsFragment): Partial<GrantFields> {
  const { unitIncomeBasisPoints, ...agreement } = grant.agreement;
  return {
    title: grant.title,
    kind: grant.kind,
    timing: grant.timing,
    sharePercent: grant.shareBasisPoints === null ? null : (grant.shareBasisPoints ?? 0) / 100,
    useYears: grant.useYears ?? null,
    titleClear: grant.titleClear,
    prospects: grant.prospects,
    recipient: grant.recipient ?? null,
    shares: grant.shares.map(({ completerId, name, basisPoints: part }) => ({
      completerId: completerId ?? null,
      name,
      percent: part / 100,
    })),
    splitFileId: grant.splitFile?.id ?? null,
    splitFileName: grant.splitFile?.name ?? null,
    unitIncomePercent: typeof unitIncomeBasisPoints === 'number' ? unitIncomeBasisPoints / 100 : null,
    agreement,
    relinquishment: grant.relinquishment ?? null,
    resourceFee: grant.resourceFee ?? null,
  };
}

/** What is granted, to whom, and what the agreement states. */
export function GrantFormItems({ form, hasResult }: { form: FormInstance<GrantFields>; hasResult: boolean }) {
  const t = useMessages(grantMessages);
  const kind = Form.useWatch('kind', form);
  const timings = hasResult ? TIMINGS.filter((each) => each !== 'RESERVED') : (['RESERVED'] as const);
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Form.Item name="kind" label={t('fieldKind')} rules={required}>
        <Radio.Group vertical>
          {KINDS.map((value) => (
            <Radio key={value} value={value}>
              {t(`kind${value}`)} <span className="f-quiet">{t(`kindHint${value}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      {kind === 'CO_OWNERSHIP' && (
        <Form.Item name="sharePercent" label={t('fieldShare')} rules={required}>
          <InputNumber min={0.01} max={99.99} precision={2} suffix="%" style={{ width: 160 }} />
        </Form.Item>
      )}
      {kind === 'LONG_TERM_USE' && (
        <Form.Item name="useYears" label={t('fieldYears')} rules={required}>
          <InputNumber min={1} max={100} precision={0} suffix={t('yearsUnit')} style={{ width: 160 }} />
        </Form.Item>
      )}
      <Form.Item name="timing" label={t('fieldTiming')} rules={required}>
        <Radio.Group vertical>
          {timings.map((value) => (
            <Radio key={value} value={value}>
              {t(`timing${value}`)} <span className="f-quiet">{t(`timingHint${value}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="recipient" label={t('fieldRecipient')} extra={t('recipientHint')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="prospects" label={t('fieldProspects')} rules={[{ ...required[0], whitespace: true }]}>
        <Input.TextArea rows={3} maxLength={MAX_TEXT} showCount />
      </Form.Item>
      <Form.Item name="titleClear" valuePropName="checked">
        <Checkbox>{t('fieldTitleClear')}</Checkbox>
      </Form.Item>
      <Shares form={form} named={!hasResult} />
      <SplitFile form={form} />
      <AgreementItems />
      {kind === 'CO_OWNERSHIP' && <RelinquishmentItems form={form} />}
    </>
  );
}

function Shares({ form, named }: { form: FormInstance<GrantFields>; named: boolean }) {
  const t = useMessages(grantMessages);
  const percent = usePercent();
  const shares = Form.useWatch('shares', form) ?? [];
  const sum = shares.reduce((all, share) => all + basisPoints(share?.percent), 0);
  return (
    <Form.List
      name="shares"
      rules={[
        {
          validator: async (_rule, parts: SharePart[] | undefined) => {
            const whole = (parts ?? []).reduce((all, part) => all + basisPoints(part?.percent), 0);
            if (whole !== 10_000) throw new Error(t('notWhole'));
          },
        },
      ]}
    >
      {(fields, { add, remove }, { errors }) => (
        <Form.Item
          label={t('fieldShares')}
          extra={`${t('sharesHint')} ${t('sharesSum', { percent: percent(sum) })}`}
        >
          {fields.map(({ key, name }) => {
            const who = shares[name]?.name ?? '';
            return (
              <div key={key} style={{ display: 'flex', gap: 8, marginBottom: 8 }}>
                <Form.Item name={[name, 'name']} noStyle rules={[{ required: true, message: t('required') }]}>
                  <Input
                    aria-label={t('memberName')}
                    maxLength={100}
                    disabled={!named}
                    style={{ maxWidth: 200 }}
                  />
                </Form.Item>
                <Form.Item name={[name, 'percent']} noStyle>
                  <InputNumber
                    aria-label={who || t('memberName')}
                    min={0}
                    max={100}
                    precision={2}
                    suffix="%"
                  />
                </Form.Item>
                {named && (
                  <Button onClick={() => remove(name)} aria-label={t('removeMember', { name: who })}>
                    ×
                  </Button>
                )}
              </div>
            );
          })}
          {named && <Button onClick={() => add({ name: '', percent: null })}>{t('addMember')}</Button>}
          <Form.ErrorList errors={errors} />
        </Form.Item>
      )}
    </Form.List>
  );
}

function SplitFile({ form }: { form: FormInstance<GrantFields> }) {
  const t = useMessages(grantMessages);
  const name = Form.useWatch('splitFileName', form);
  return (
    <Form.Item label={t('fieldSplitFile')} extra={t('splitFileHint')}>
      <Form.Item name="splitFileId" noStyle hidden>
        <Input />
      </Form.Item>
      <Form.Item name="splitFileName" noStyle hidden>
        <Input />
      </Form.Item>
      {name && (
        <Alert type="success" showIcon title={t('chosenFile', { name })} style={{ marginBottom: 8 }} />
      )}
      <FileUpload
        onUploaded={(file) => form.setFieldsValue({ splitFileId: file.id, splitFileName: file.name })}
      />
    </Form.Item>
  );
}

function AgreementItems() {
  const t = useMessages(grantMessages);
  return (
    <section aria-labelledby="grant-agreement">
      <h2 id="grant-agreement">{t('agreementTitle')}</h2>
      <p className="f-quiet">{t('agreementIntro')}</p>
      <Form.Item name="unitIncomePercent" label={t('fieldUnitIncome')}>
        <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name={['agreement', 'conversionDeadline']} label={t('fieldConversionDeadline')}>
        <DayPicker />
      </Form.Item>
      {TERMS.map(([name, label]) => (
        <Form.Item key={name} name={['agreement', name]} label={t(label)}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={MAX_TEXT} />
        </Form.Item>
      ))}
    </section>
  );
}

function RelinquishmentItems({ form }: { form: FormInstance<GrantFields> }) {
  const t = useMessages(grantMessages);
  const way = Form.useWatch('relinquishment', form);
  const ways = ['RESOURCE_FEE', 'AGREED_INCOME', 'OTHER'] as const;
  return (
    <>
      <Form.Item name="relinquishment" label={t('fieldRelinquishment')}>
        <Select
          allowClear
          placeholder={t('relinquishmentNone')}
          options={ways.map((value) => ({ value, label: t(`relinquishment${value}`) }))}
        />
      </Form.Item>
      {way === 'RESOURCE_FEE' && (
        <Form.Item
          name="resourceFee"
          label={t('fieldResourceFee')}
          rules={[{ required: true, message: t('required') }]}
        >
          <MoneyInput />
        </Form.Item>
      )}
    </>
  );
}
