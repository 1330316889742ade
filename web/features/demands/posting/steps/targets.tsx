import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import type { TargetComparison } from '../../../../generated/demands-posting/graphql.ts';
import { nextKey } from '../content-form.ts';
import { useDemandForm } from '../form-context.ts';
import { ListSum } from '../list-sum.tsx';
import { postingMessages } from '../posting.messages.ts';
import styles from '../posting.module.css';

const COMPARISONS: readonly TargetComparison[] = ['AT_LEAST', 'AT_MOST', 'BETWEEN', 'EQUAL', 'YES'];
const WHOLE = 100;

/** What a solution is measured by, and what every bid must keep. */
export default function TargetsStep() {
  const t = useMessages(postingMessages);
  const { form } = useDemandForm();
  return (
    <>
      <Form.List name="targets">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <TargetFields key={key} index={name} onRemove={fields.length > 1 ? () => remove(name) : null} />
            ))}
            <ListSum list="targets" whole={WHOLE} label={t('weightSum')} />
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                add({
                  id: nextKey('t', idsOf(form.getFieldValue('targets'))),
                  name: '',
                  comparison: 'AT_LEAST',
                  value: '',
                  upper: null,
                  unit: '',
                  testMethod: '',
                  weight: null,
                  isRequired: false,
                })
              }
            >
              {t('addTarget')}
            </Button>
          </>
        )}
      </Form.List>
      <h3>{t('mustHaves')}</h3>
      <p className="f-quiet">{t('mustHavesHint')}</p>
      <Form.List name="mustHaves">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className={styles.line}>
                <Form.Item name={[name, 'text']} className={styles.grow}>
                  <Input maxLength={500} aria-label={t('mustHave', { number: name + 1 })} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeRow', { number: name + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button
              icon={<PlusOutlined />}
              onClick={() => add({ id: nextKey('m', idsOf(form.getFieldValue('mustHaves'))), text: '' })}
            >
              {t('addMustHave')}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}

function TargetFields({ index, onRemove }: { index: number; onRemove: (() => void) | null }) {
  const t = useMessages(postingMessages);
  const comparison: TargetComparison | undefined = Form.useWatch(['targets', index, 'comparison']);
  return (
    <fieldset className={styles.item}>
      <legend>{t('target', { number: index + 1 })}</legend>
      <div className={styles.columns}>
        <Form.Item name={[index, 'name']} label={t('targetName')} className={styles.wide}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name={[index, 'comparison']} label={t('comparison')}>
          <Select options={COMPARISONS.map((value) => ({ value, label: t(`comparison${value}`) }))} />
        </Form.Item>
        {comparison !== 'YES' && (
          <Form.Item name={[index, 'value']} label={comparison === 'BETWEEN' ? t('valueFrom') : t('value')}>
            <Input inputMode="decimal" maxLength={20} />
          </Form.Item>
        )}
        {comparison === 'BETWEEN' && (
          <Form.Item name={[index, 'upper']} label={t('valueTo')}>
            <Input inputMode="decimal" maxLength={20} />
          </Form.Item>
        )}
        {comparison !== 'YES' && (
          <Form.Item name={[index, 'unit']} label={t('unit')}>
            <Input maxLength={30} placeholder={t('unitHint')} />
          </Form.Item>
        )}
        <Form.Item name={[index, 'weight']} label={t('weight')}>
          <InputNumber min={0} max={WHOLE} precision={2} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={[index, 'testMethod']} label={t('testMethod')} className={styles.wide}>
          <Input maxLength={500} placeholder={t('testMethodHint')} />
        </Form.Item>
      </div>
      <div className={styles.line}>
        <Form.Item name={[index, 'isRequired']} valuePropName="checked" className={styles.grow}>
          <Checkbox>{t('isRequired')}</Checkbox>
        </Form.Item>
        {onRemove && (
          <Button icon={<DeleteOutlined />} onClick={onRemove}>
            {t('removeTarget')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

function idsOf(items: readonly { id?: string }[] | undefined): (string | undefined)[] {
  return (items ?? []).map(({ id }) => id);
}
