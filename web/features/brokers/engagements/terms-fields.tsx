import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { useQuery } from '@apollo/client/react';
import { Button, Form, type FormInstance, InputNumber, Select } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type CommissionBasis,
  type CommissionDueWhen,
  CommissionPracticeDocument,
  type CommissionTierWay,
  type EngagementPayer,
  type EngagementSide,
} from '../../../generated/brokers-engagements/graphql.ts';
import { MoneyInput } from '../../../ui/fields.tsx';
import { shortMoney } from '../../../ui/money.tsx';
import { usePercent } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';
import styles from './engagements.module.css';
import type { EngagementFields } from './form-values.ts';

const BASES: Readonly<Record<EngagementSide, readonly CommissionBasis[]>> = {
  OWNER: ['CONTRACT_AMOUNT', 'RECEIVED', 'NET_INCOME', 'FIXED', 'EQUITY'],
  ENTERPRISE: ['CONTRACT_AMOUNT', 'RECEIVED', 'FIXED'],
};
const PAYERS: Readonly<Record<EngagementSide, readonly EngagementPayer[]>> = {
  OWNER: ['UNIT', 'CONTRIBUTORS'],
  ENTERPRISE: ['ENTERPRISE'],
};
const WAYS: readonly CommissionTierWay[] = ['MARGINAL', 'WHOLE'];
const DUES: readonly CommissionDueWhen[] = ['EACH_RECEIPT', 'AT_SIGNING'];
const KNOWN: ReadonlySet<CommissionBasis> = new Set(['CONTRACT_AMOUNT', 'FIXED', 'EQUITY']);

interface Props {
  form: FormInstance<EngagementFields>;
  side: EngagementSide;
}

/** How a commission is reckoned, bounded, paid and protected. */
export function TermsFields({ form, side }: Props) {
  const t = useMessages(engagementMessages);
  const basis = Form.useWatch('basis', form) ?? 'CONTRACT_AMOUNT';
  const tiers = Form.useWatch('tiers', form) ?? [];
  const hasBounds = basis !== 'FIXED' && basis !== 'EQUITY';
  const required = [{ required: true, message: t('required') }];
  return (
    <section className="f-card" aria-labelledby="terms">
      <h2 id="terms">{t('sectionTerms')}</h2>
      <Form.Item name="basis" label={t('fieldBasis')} rules={required}>
        <Select options={BASES[side].map((value) => ({ value, label: t(`basis${value}`) }))} />
      </Form.Item>
      {basis === 'FIXED' ? (
        <Form.Item name="fixed" label={t('fieldFixed')} rules={required}>
          <MoneyInput />
        </Form.Item>
      ) : (
        <Tiers form={form} single={basis === 'EQUITY'} />
      )}
      {hasBounds && tiers.length > 1 && (
        <Form.Item name="way" label={t('fieldWay')}>
          <Select options={WAYS.map((value) => ({ value, label: t(`way${value}`) }))} />
        </Form.Item>
      )}
      {hasBounds && (
        <div className={styles.pair}>
          <Form.Item name="minimum" label={t('fieldMinimum')} extra={t('optional')}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="cap" label={t('fieldCap')} extra={t('optional')}>
            <MoneyInput />
          </Form.Item>
        </div>
      )}
      <Form.Item name="payer" label={t('fieldPayer')} rules={required}>
        <Select options={PAYERS[side].map((value) => ({ value, label: t(`payer${value}`) }))} />
      </Form.Item>
      <div className={styles.pair}>
        {KNOWN.has(basis) && (
          <Form.Item name="due" label={t('fieldDue')} rules={required}>
            <Select options={DUES.map((value) => ({ value, label: t(`due${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="protectionMonths" label={t('fieldProtection')} rules={required}>
          <InputNumber min={0} max={36} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </section>
  );
}

function Tiers({ form, single }: { form: FormInstance<EngagementFields>; single: boolean }) {
  const t = useMessages(engagementMessages);
  const required = [{ required: true, message: t('required') }];
  return (
    <fieldset style={{ padding: 0, border: 0, margin: '0 0 16px' }}>
      <legend>{t('fieldTiers')}</legend>
      {!single && <Usual form={form} />}
      <Form.List name="tiers">
        {(fields, { add, remove }) => (
          <>
            {fields.slice(0, single ? 1 : fields.length).map(({ key, name }) => (
              <div key={key} className={styles.row}>
                {name === 0 ? (
                  <span className="f-quiet f-number">¥0</span>
                ) : (
                  <Form.Item name={[name, 'from']} rules={required}>
                    <MoneyInput label={t('tierFrom')} />
                  </Form.Item>
                )}
                <Form.Item name={[name, 'rate']} rules={required}>
                  <InputNumber
                    min={0.01}
                    max={100}
                    precision={2}
                    suffix="%"
                    aria-label={t('tierRate')}
                    style={{ width: '100%' }}
                  />
                </Form.Item>
                {name > 0 ? (
                  <Button
                    icon={<DeleteOutlined />}
                    aria-label={t('removeTier', { number: name + 1 })}
                    onClick={() => remove(name)}
                  />
                ) : (
                  <span />
                )}
              </div>
            ))}
            {!single && fields.length < 10 && <Button onClick={() => add({})}>{t('addTier')}</Button>}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

/** What is usual in the field, and a button that fills it in. */
function Usual({ form }: { form: FormInstance<EngagementFields> }) {
  const t = useMessages(engagementMessages);
  const { locale } = useLanguage();
  const percent = usePercent();
  const basis = Form.useWatch('basis', form);
  const practice = useQuery(CommissionPracticeDocument).data?.commissionPractice;
  if (!practice) return null;
  const bands = practice.byAmount.map(({ from, low, high }) =>
    t('usualBand', { from: shortMoney(from, locale), low: percent(low), high: percent(high) }),
  );
  const fill = () => {
    const ofAmount = practice.byAmount.map(({ from, low }) => ({ from, rate: low / 100 }));
    const tiers =
      basis === 'CONTRACT_AMOUNT' ? ofAmount : [{ from: '0.00', rate: practice.ofReceived / 100 }];
    form.setFieldsValue({ tiers });
  };
  return (
    <p className="f-quiet">
      {t('usualText', {
        bands: bands.join(locale === 'en' ? ', ' : '，'),
        received: percent(practice.ofReceived),
      })}{' '}
      <Button type="link" size="small" onClick={fill}>
        {t('usual')}
      </Button>
    </p>
  );
}
