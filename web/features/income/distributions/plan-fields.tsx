import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { UnitSearch } from '../../accounts/unit-search.tsx';
import { FileField } from './file-field.tsx';
import { incomeMessages } from './income.messages.ts';
import styles from './income.module.css';
import { usePercent } from './income-words.tsx';
import { type PlanFields, toBasisPoints } from './plan-form.ts';

const POSITIONS = ['NONE', 'HEAD', 'OTHER'] as const;

export function PercentInput(props: {
  value?: number | null;
  onChange?: (value: number | null) => void;
  id?: string;
  disabled?: boolean;
}) {
  return (
    <InputNumber<number> {...props} min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
  );
}

function useLeaderOptions() {
  const t = useMessages(incomeMessages);
  return POSITIONS.map((value) => ({ value, label: t(value === 'NONE' ? 'leaderNone' : `leader${value}`) }));
}

/** Parts of a pool together; all of them make the whole. */
function Sum({ name }: { name: 'completers' | 'contributors' }) {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  const form = Form.useFormInstance<PlanFields>();
  const rows = (Form.useWatch(name, form) ?? []) as readonly { percent: number | null }[];
  if (rows.length === 0) return null;
  const sum = rows.reduce((all, row) => all + toBasisPoints(row?.percent), 0);
  return (
    <p style={{ color: sum === 10_000 ? 'var(--f-good)' : 'var(--f-bad)' }}>
      {t('sumIs', { sum: percent(sum) })}
    </p>
  );
}

/** The inner split of the completers; fixed where a grant says it. */
export function CompletersFields({ isFixed }: { isFixed: boolean }) {
  const t = useMessages(incomeMessages);
  const leaders = useLeaderOptions();
  const form = Form.useFormInstance<PlanFields>();
  return (
    <>
      <p className="f-quiet">{t('teamHelp')}</p>
      <Form.List name="completers">
        {(rows) => (
          <div className={styles.rows}>
            {rows.map(({ key, name }) => (
              <div key={key} className={styles.row}>
                <span>{form.getFieldValue(['completers', name, 'name'])}</span>
                <Form.Item name={[name, 'percent']} label={t('share')} rules={[{ required: true }]}>
                  <PercentInput disabled={isFixed} />
                </Form.Item>
                <Form.Item name={[name, 'leaderPosition']} label={t('leader')}>
                  <Select options={leaders} />
                </Form.Item>
              </div>
            ))}
          </div>
        )}
      </Form.List>
      <Sum name="completers" />
    </>
  );
}

export function ContributorsFields() {
  const t = useMessages(incomeMessages);
  const leaders = useLeaderOptions();
  return (
    <>
      <p className="f-quiet">{t('contributorsHelp')}</p>
      <Form.List name="contributors">
        {(rows, { add, remove }) => (
          <div className={styles.rows}>
            {rows.map(({ key, name }) => (
              <div key={key} className={`${styles.row} ${styles.wide}`}>
                <Form.Item
                  name={[name, 'name']}
                  label={t('contributorName')}
                  rules={[{ required: true, whitespace: true }]}
                >
                  <Input maxLength={50} />
                </Form.Item>
                <Form.Item name={[name, 'percent']} label={t('share')} rules={[{ required: true }]}>
                  <PercentInput />
                </Form.Item>
                <Form.Item name={[name, 'contribution']} label={t('contributorWhat')}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'email']} label={t('contributorEmail')}>
                  <Input type="email" maxLength={200} />
                </Form.Item>
                <Form.Item name={[name, 'leaderPosition']} label={t('leader')}>
                  <Select options={leaders} />
                </Form.Item>
                <Button type="link" danger onClick={() => remove(name)}>
                  {t('remove')}
                </Button>
              </div>
            ))}
            <div>
              <Button
                icon={<PlusOutlined />}
                onClick={() =>
                  add({ name: '', percent: rows.length === 0 ? 100 : null, leaderPosition: 'NONE' })
                }
              >
                {t('contributorAdd')}
              </Button>
            </div>
          </div>
        )}
      </Form.List>
      <Sum name="contributors" />
    </>
  );
}

/** Who gets a commission: an organisation of the platform, or a person by name. */
function Beneficiary({ name }: { name: number }) {
  const t = useMessages(incomeMessages);
  const form = Form.useFormInstance<PlanFields>();
  const kind = Form.useWatch(['commissions', name, 'beneficiaryKind'], form);
  const known = form.getFieldValue(['commissions', name, 'organizationName']) as string | null | undefined;
  const chosen = form.getFieldValue(['commissions', name, 'organizationId']) as string | null | undefined;
  return (
    <>
      <Form.Item name={[name, 'beneficiaryKind']} label={t('commissionKind')}>
        <Select
          options={(['PERSON', 'ORGANIZATION'] as const).map((value) => ({
            value,
            label: t(`kind${value}`),
          }))}
        />
      </Form.Item>
      {kind === 'ORGANIZATION' ? (
        <Form.Item name={[name, 'organizationId']} label={t('commissionUnit')} rules={[{ required: true }]}>
          <UnitSearch
            kinds={['AGENCY', 'ENTERPRISE', 'INSTITUTE', 'UNIVERSITY']}
            chosen={known && chosen ? { id: chosen, name: known } : null}
          />
        </Form.Item>
      ) : (
        <Form.Item
          name={[name, 'name']}
          label={t('commissionName')}
          rules={[{ required: true, whitespace: true }]}
        >
          <Input maxLength={100} />
        </Form.Item>
      )}
    </>
  );
}

export function CommissionsFields() {
  const t = useMessages(incomeMessages);
  const form = Form.useFormInstance<PlanFields>();
  return (
    <>
      <p className="f-quiet">{t('commissionsHelp')}</p>
      <Form.List name="commissions">
        {(rows, { add, remove }) => (
          <div className={styles.rows}>
            {rows.map(({ key, name }) => (
              <div key={key} className={`${styles.row} ${styles.wide}`}>
                <Beneficiary name={name} />
                <Form.Item name={[name, 'payer']} label={t('commissionPayer')}>
                  <Select
                    options={(['UNIT', 'CONTRIBUTORS'] as const).map((value) => ({
                      value,
                      label: t(`payer${value}`),
                    }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'form']} label={t('commissionForm')}>
                  <Select
                    options={[
                      { value: 'SHARE', label: t('formShare') },
                      { value: 'FIXED', label: t('formFixed') },
                    ]}
                  />
                </Form.Item>
                <Form.Item noStyle dependencies={[['commissions', name, 'form']]}>
                  {({ getFieldValue }) =>
                    getFieldValue(['commissions', name, 'form']) === 'FIXED' ? (
                      <Form.Item
                        name={[name, 'fixed']}
                        label={t('commissionSum')}
                        rules={[{ required: true }]}
                      >
                        <MoneyInput />
                      </Form.Item>
                    ) : (
                      <>
                        <Form.Item name={[name, 'percent']} label={t('share')} rules={[{ required: true }]}>
                          <PercentInput />
                        </Form.Item>
                        <Form.Item name={[name, 'base']} label={t('commissionBase')}>
                          <Select
                            options={(['NET_INCOME', 'RECEIVED'] as const).map((value) => ({
                              value,
                              label: t(`base${value}`),
                            }))}
                          />
                        </Form.Item>
                      </>
                    )
                  }
                </Form.Item>
                <Form.Item
                  name={[name, 'agreedOn']}
                  label={t('commissionAgreedOn')}
                  rules={[{ required: true }]}
                >
                  <DayPicker />
                </Form.Item>
                <Form.Item name={[name, 'fileId']} label={t('commissionFile')}>
                  <FileField present={form.getFieldValue(['commissions', name, 'fileName'])} />
                </Form.Item>
                <Button type="link" danger onClick={() => remove(name)}>
                  {t('remove')}
                </Button>
              </div>
            ))}
            <div>
              <Button
                icon={<PlusOutlined />}
                onClick={() =>
                  add({
                    beneficiaryKind: 'PERSON',
                    name: '',
                    payer: 'UNIT',
                    base: 'NET_INCOME',
                    form: 'SHARE',
                    percent: null,
                    agreedOn: null,
                  })
                }
              >
                {t('commissionAdd')}
              </Button>
            </div>
          </div>
        )}
      </Form.List>
    </>
  );
}
