import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Form, type FormInstance, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { ShareInput, WholeInput } from './inputs.tsx';
import { useNeeded } from './mode-fields.tsx';
import { termsMessages } from './terms.messages.ts';
import styles from './terms.module.css';

const DUE_KINDS = ['DATE', 'MONTHS_AFTER_SIGNING', 'SALES_REACH', 'MILESTONE'] as const;
const MAX_MONTHS = 600;
const MOST_LATE_INTEREST = 10;

/** What is paid: entry fee, stages, royalties, minimum and cap; what happens when it is late or the right lapses. */
export function PaymentFields({ form, name }: { form: FormInstance; name: string }) {
  const t = useMessages(termsMessages);
  const royalty = Form.useWatch([name, 'payment', 'royalty'], { form, preserve: true });
  const setRoyalty = (on: boolean) =>
    form.setFieldValue(
      [name, 'payment', 'royalty'],
      on ? { base: 'NET_SALES', tiers: [{ from: '0.00', basisPoints: 300 }], perUnit: null } : null,
    );
  return (
    <>
      <h3>{t('partPayment')}</h3>
      <div className={styles.row}>
        <Form.Item
          name={[name, 'payment', 'entryFee']}
          label={t('fieldEntryFee')}
          extra={t('fieldEntryFeeHint')}
        >
          <MoneyInput />
        </Form.Item>
        <Form.Item name={[name, 'payment', 'cap']} label={t('fieldCap')}>
          <MoneyInput />
        </Form.Item>
      </div>
      <Stages form={form} name={name} />
      <Checkbox
        checked={Boolean(royalty)}
        onChange={({ target }) => setRoyalty(target.checked)}
        className={styles.option ?? ''}
      >
        {t('fieldRoyalty')}
      </Checkbox>
      {royalty && <Royalty name={name} base={royalty.base} />}
      <div className={styles.row}>
        <Form.Item
          name={[name, 'payment', 'lateInterest']}
          label={t('fieldLateInterest')}
          extra={t('fieldLateInterestHint')}
        >
          <WholeInput max={MOST_LATE_INTEREST} />
        </Form.Item>
        <Form.Item
          name={[name, 'payment', 'pauseWhileLapsed']}
          label={t('fieldPauseWhileLapsed')}
          valuePropName="checked"
        >
          <Checkbox>{t('pauseWhileLapsed')}</Checkbox>
        </Form.Item>
      </div>
    </>
  );
}

function Stages({ form, name }: { form: FormInstance; name: string }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  return (
    <Form.List name={[name, 'payment', 'stages']}>
      {(stages, { add, remove }) => (
        <>
          {stages.map((stage) => (
            <div key={stage.key} className={styles.item}>
              <div className={styles.row}>
                <Form.Item name={[stage.name, 'label']} label={t('fieldLabel')} {...needed}>
                  <Input maxLength={100} />
                </Form.Item>
                <Form.Item name={[stage.name, 'amount']} label={t('fieldAmount')} {...needed}>
                  <MoneyInput />
                </Form.Item>
                <RemoveButton onRemove={() => remove(stage.name)} />
              </div>
              <Dues form={form} path={[name, 'payment', 'stages', stage.name, 'due']} stage={stage.name} />
            </div>
          ))}
          <AddButton
            label={t('addStage')}
            onAdd={() =>
              add({ label: '', amount: null, due: [{ kind: 'MONTHS_AFTER_SIGNING', months: 12 }] })
            }
          />
        </>
      )}
    </Form.List>
  );
}

function Dues({ form, path, stage }: { form: FormInstance; path: (string | number)[]; stage: number }) {
  const t = useMessages(termsMessages);
  return (
    <Form.List name={[stage, 'due']}>
      {(dues, { add, remove }) => (
        <>
          <div className="f-quiet">{t('fieldDue')}</div>
          {dues.map((due) => (
            <div key={due.key} className={styles.row}>
              <Form.Item name={[due.name, 'kind']} label={t('dueKind')}>
                <Select options={DUE_KINDS.map((value) => ({ value, label: t(`dueKind${value}`) }))} />
              </Form.Item>
              <DueValue form={form} path={[...path, due.name]} due={due.name} />
              {dues.length > 1 && <RemoveButton onRemove={() => remove(due.name)} />}
            </div>
          ))}
          <AddButton label={t('addDue')} onAdd={() => add({ kind: 'SALES_REACH', amount: null })} />
        </>
      )}
    </Form.List>
  );
}

function DueValue({ form, path, due }: { form: FormInstance; path: (string | number)[]; due: number }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  const kind = Form.useWatch([...path, 'kind'], form);
  switch (kind) {
    case 'DATE':
      return (
        <Form.Item name={[due, 'date']} label={t('fieldDate')} {...needed}>
          <DayPicker />
        </Form.Item>
      );
    case 'SALES_REACH':
      return (
        <Form.Item name={[due, 'amount']} label={t('fieldTriggerSales')} {...needed}>
          <MoneyInput />
        </Form.Item>
      );
    case 'MILESTONE':
      return (
        <Form.Item name={[due, 'milestone']} label={t('fieldMilestone')} {...needed}>
          <Input maxLength={200} />
        </Form.Item>
      );
    default:
      return (
        <Form.Item name={[due, 'months']} label={t('dueKindMONTHS_AFTER_SIGNING')} {...needed}>
          <WholeInput max={MAX_MONTHS} />
        </Form.Item>
      );
  }
}

function Royalty({ name, base }: { name: string; base: string }) {
  const t = useMessages(termsMessages);
  const needed = useNeeded();
  return (
    <div className={styles.item}>
      <div className={styles.row}>
        <Form.Item name={[name, 'payment', 'royalty', 'base']} label={t('fieldBase')}>
          <Select
            options={(['NET_SALES', 'UNITS', 'COST_SAVING'] as const).map((value) => ({
              value,
              label: t(`base${value}`),
            }))}
          />
        </Form.Item>
        {base === 'UNITS' && (
          <Form.Item name={[name, 'payment', 'royalty', 'perUnit']} label={t('fieldPerUnit')} {...needed}>
            <MoneyInput />
          </Form.Item>
        )}
        <Form.Item name={[name, 'payment', 'minimumPerYear']} label={t('fieldMinimumPerYear')}>
          <MoneyInput />
        </Form.Item>
      </div>
      {base !== 'UNITS' && (
        <Form.List name={[name, 'payment', 'royalty', 'tiers']}>
          {(tiers, { add, remove }) => (
            <>
              {tiers.map((tier) => (
                <div key={tier.key} className={styles.row}>
                  <Form.Item name={[tier.name, 'from']} label={t('fieldFrom')} {...needed}>
                    <MoneyInput />
                  </Form.Item>
                  <Form.Item name={[tier.name, 'basisPoints']} label={t('fieldBasisPoints')} {...needed}>
                    <ShareInput />
                  </Form.Item>
                  {tiers.length > 1 && <RemoveButton onRemove={() => remove(tier.name)} />}
                </div>
              ))}
              <AddButton label={t('addTier')} onAdd={() => add({ from: null, basisPoints: 100 })} />
            </>
          )}
        </Form.List>
      )}
    </div>
  );
}

export function AddButton({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button type="dashed" icon={<PlusOutlined />} onClick={onAdd} style={{ marginBottom: 16 }}>
      {label}
    </Button>
  );
}

export function RemoveButton({ onRemove }: { onRemove: () => void }) {
  const t = useMessages(termsMessages);
  return (
    <Form.Item label=" " colon={false}>
      <Button icon={<DeleteOutlined />} onClick={onRemove}>
        {t('remove')}
      </Button>
    </Form.Item>
  );
}
