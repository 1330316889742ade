import { Button, Checkbox, Collapse, Form, InputNumber } from 'antd';
import { useEffect } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { MoneyInput } from '../../../ui/fields.tsx';
import { simulationMessages } from './simulation.messages.ts';
import styles from './simulation.module.css';
import { type ScenarioValues, STANDARD } from './use-scenario.ts';

interface Props {
  values: ScenarioValues;
  /** What royalties are counted on. */
  base: 'NET_SALES' | 'UNITS' | 'COST_SAVING';
  running: boolean;
  onChange: (values: ScenarioValues) => void;
}

/** What is supposed of sales, and figures of other ways of paying. */
export function ScenarioForm({ values, base, running, onChange }: Props) {
  const t = useMessages(simulationMessages);
  const [form] = Form.useForm<ScenarioValues>();
  useEffect(() => form.setFieldsValue(values), [form, values]);
  const years = Form.useWatch('years', form) ?? values.years ?? 1;
  const isOwn = Form.useWatch('isOwn', form) ?? values.isOwn;
  const send = (fields: ScenarioValues) =>
    onChange({ ...values, ...fields, own: (fields.own ?? []).slice(0, years * 4) });
  return (
    <Form form={form} layout="vertical" initialValues={values} onFinish={send}>
      <div className={styles.fields}>
        {!isOwn && (
          <>
            <Form.Item name="expected" label={t(`expected${base}`)}>
              <MoneyInput />
            </Form.Item>
            <Form.Item name="growth" label={t('growth')}>
              <InputNumber min={-100} max={1000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="spread" label={t('spread')}>
              <InputNumber min={0} max={100} precision={2} style={{ width: '100%' }} />
            </Form.Item>
          </>
        )}
        {base === 'UNITS' && (
          <Form.Item
            name="unitPrice"
            label={t('unitPrice')}
            rules={[{ required: true, message: t('unitPriceRequired') }]}
          >
            <MoneyInput />
          </Form.Item>
        )}
        <Form.Item name="years" label={t('years')}>
          <InputNumber min={1} max={15} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="isOwn" valuePropName="checked">
        <Checkbox>{t('own')}</Checkbox>
      </Form.Item>
      {isOwn && <OwnQuarters years={years} />}
      <Collapse
        ghost
        className={styles.more ?? ''}
        items={[{ key: 'more', label: t('more'), forceRender: true, children: <MoreFields /> }]}
      />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={running}>
          {t('calculate')}
        </Button>
        <Button onClick={() => onChange(STANDARD)}>{t('reset')}</Button>
      </div>
    </Form>
  );
}

function OwnQuarters({ years }: { years: number }) {
  const t = useMessages(simulationMessages);
  const quarters = Array.from({ length: Math.min(years, 15) * 4 }, (_, index) => index);
  return (
    <div className={styles.quarters}>
      {quarters.map((index) => (
        <Form.Item
          key={index}
          name={['own', index]}
          label={t('ownQuarter', { year: Math.floor(index / 4) + 1, quarter: (index % 4) + 1 })}
        >
          <MoneyInput />
        </Form.Item>
      ))}
    </div>
  );
}

function MoreFields() {
  const t = useMessages(simulationMessages);
  return (
    <>
      <div className={styles.fields}>
        <Form.Item name="discount" label={t('discount')}>
          <InputNumber min={0} max={100} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="milestoneMonths" label={t('milestoneMonths')}>
          <InputNumber min={0} max={120} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <p className="f-quiet">{t('figuresHint')}</p>
      <div className={styles.fields}>
        <Form.Item name="transferPrice" label={t('transferPrice')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="feePerYear" label={t('feePerYear')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="deferredSum" label={t('deferredSum')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="royalty" label={t('royalty')}>
          <InputNumber min={0} max={100} precision={2} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </>
  );
}
