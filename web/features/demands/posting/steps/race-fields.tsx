import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { DayPicker } from '../../../../ui/fields.tsx';
import { postingMessages } from '../posting.messages.ts';
import styles from '../posting.module.css';

const MOST_LANES = 10;

/** Lanes and gates of a race. */
export function RaceFields() {
  const t = useMessages(postingMessages);
  const targets: readonly { id?: string; name?: string }[] | undefined = Form.useWatch('targets', {
    preserve: true,
  });
  const choices = (targets ?? []).flatMap(({ id, name }) => (id ? [{ value: id, label: name || id }] : []));
  return (
    <>
      <h3>{t('race')}</h3>
      <p className="f-quiet">{t('raceHint')}</p>
      <Form.Item name={['race', 'lanes']} label={t('lanes')} initialValue={3}>
        <InputNumber min={2} max={MOST_LANES} precision={0} />
      </Form.Item>
      <Form.List name={['race', 'gates']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className={styles.item}>
                <legend>{t('gate', { number: name + 1 })}</legend>
                <div className={styles.columns}>
                  <Form.Item name={[name, 'name']} label={t('gateName')}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name={[name, 'dueOn']} label={t('gateDueOn')}>
                    <DayPicker />
                  </Form.Item>
                  <Form.Item name={[name, 'keep']} label={t('gateKeep')}>
                    <InputNumber min={1} max={MOST_LANES} precision={0} style={{ width: '100%' }} />
                  </Form.Item>
                  <Form.Item name={[name, 'targetIds']} label={t('gateTargets')} className={styles.wide}>
                    <Select mode="multiple" options={choices} />
                  </Form.Item>
                </div>
                <div className={styles.line}>
                  <Form.Item name={[name, 'requireAll']} valuePropName="checked" className={styles.grow}>
                    <Checkbox>{t('requireAll')}</Checkbox>
                  </Form.Item>
                  <Button icon={<DeleteOutlined />} onClick={() => remove(name)}>
                    {t('removeGate')}
                  </Button>
                </div>
              </fieldset>
            ))}
            <Button
              icon={<PlusOutlined />}
              onClick={() =>
                add({
                  name: '',
                  dueOn: null,
                  targetIds: choices.map(({ value }) => value),
                  keep: 1,
                  requireAll: false,
                })
              }
            >
              {t('addGate')}
            </Button>
          </>
        )}
      </Form.List>
    </>
  );
}
