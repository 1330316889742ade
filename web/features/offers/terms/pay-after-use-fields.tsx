import { Checkbox, Form, type FormInstance, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { WholeInput } from './inputs.tsx';
import { useNeeded } from './mode-fields.tsx';
import { AddButton, RemoveButton } from './payment-fields.tsx';
import { termsMessages } from './terms.messages.ts';
import styles from './terms.module.css';

const MAX_MONTHS = 600;
const MAX_TRIAL = 60;
const TRIGGERS = ['TRIAL_ENDS', 'FIRST_SALE', 'ACCEPTANCE', 'SALES_REACH'] as const;

/** The plan of pay after use: trial, trigger, deferral, return, buy-out, backing, reports. */
export function PayAfterUseFields({ form, name }: { form: FormInstance; name: string }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  const path = [name, 'payAfterUse'];
  const trigger = Form.useWatch([...path, 'trigger'], form);
  return (
    <>
      <h3>{t('partPayAfterUse')}</h3>
      <div className={styles.row}>
        <Form.Item name={[...path, 'trialMonths']} label={t('fieldTrialMonths')}>
          <WholeInput max={MAX_TRIAL} />
        </Form.Item>
        <Form.Item name={[...path, 'trigger']} label={t('fieldTrigger')}>
          <Select options={TRIGGERS.map((value) => ({ value, label: t(`choice${value}`) }))} />
        </Form.Item>
        {trigger === 'SALES_REACH' && (
          <Form.Item name={[...path, 'triggerSales']} label={t('fieldTriggerSales')} {...needed}>
            <MoneyInput />
          </Form.Item>
        )}
        <Form.Item name={[...path, 'deferralMonths']} label={t('fieldDeferralMonths')}>
          <WholeInput max={MAX_MONTHS} />
        </Form.Item>
        <Form.Item
          name={[...path, 'returnUntilMonth']}
          label={t('fieldReturnUntilMonth')}
          extra={t('fieldReturnUntilMonthHint')}
        >
          <WholeInput max={MAX_MONTHS} />
        </Form.Item>
        <Form.Item name={[...path, 'reporting']} label={t('fieldReporting')}>
          <Select
            options={(['MONTHLY', 'QUARTERLY', 'YEARLY'] as const).map((value) => ({
              value,
              label: t(`reporting${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <BuyOuts path={path} />
      <Backing form={form} path={path} />
    </>
  );
}

function BuyOuts({ path }: { path: string[] }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  return (
    <Form.List name={[...path, 'buyOut']}>
      {(prices, { add, remove }) => (
        <>
          {prices.map((price) => (
            <div key={price.key} className={styles.row}>
              <Form.Item name={[price.name, 'untilMonth']} label={t('fieldUntilMonth')} {...needed}>
                <WholeInput max={MAX_MONTHS} />
              </Form.Item>
              <Form.Item name={[price.name, 'amount']} label={t('fieldAmount')} {...needed}>
                <MoneyInput />
              </Form.Item>
              <RemoveButton onRemove={() => remove(price.name)} />
            </div>
          ))}
          <AddButton label={t('addBuyOut')} onAdd={() => add({ untilMonth: 12, amount: null })} />
        </>
      )}
    </Form.List>
  );
}

function Backing({ form, path }: { form: FormInstance; path: string[] }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  const backing = Form.useWatch([...path, 'backing'], { form, preserve: true });
  return (
    <div className={styles.row}>
      <Checkbox
        checked={Boolean(backing)}
        onChange={({ target }) =>
          form.setFieldValue([...path, 'backing'], target.checked ? { kind: 'GUARANTOR', name: '' } : null)
        }
        className={styles.option ?? ''}
      >
        {t('fieldBacking')}
      </Checkbox>
      {backing && (
        <>
          <Form.Item name={[...path, 'backing', 'kind']} label={t('fieldBacking')}>
            <Select
              options={(['GUARANTOR', 'INSURER'] as const).map((value) => ({
                value,
                label: t(`backing${value}`),
              }))}
            />
          </Form.Item>
          <Form.Item name={[...path, 'backing', 'name']} label={t('fieldBackingName')} {...needed}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
    </div>
  );
}
