import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useMessages } from '../../../../../app/i18n.tsx';
import { useLabels } from '../../../../../ui/labels.ts';
import { useRegions } from '../../../../../ui/taxonomy.ts';
import { disclosureMessages } from '../disclosure.messages.ts';
import styles from '../disclosure.module.css';
import { DayField, RowCard, Rows } from '../fields.tsx';

const MOST = 20;
const KINDS = ['PLEDGE', 'LICENSE', 'OTHER'] as const;

/** Units that own the result together with ours. */
export function CoOwners() {
  const t = useMessages(disclosureMessages);
  const regions = useRegions();
  return (
    <Form.List name="coOwners">
      {(fields, { add, remove }) => (
        <>
          <Rows>
            {fields.map(({ key, name }) => (
              <RowCard
                key={key}
                index={name}
                count={fields.length}
                title={t('coOwnerRow', { place: name + 1 })}
                onRemove={() => remove(name)}
              >
                <div className={styles.triple}>
                  <Form.Item
                    name={[name, 'name']}
                    label={t('coOwnerName')}
                    validateTrigger="onBlur"
                    rules={[{ required: true, whitespace: true, message: t('coOwnerNameWanted') }]}
                  >
                    <Input maxLength={120} />
                  </Form.Item>
                  <Form.Item name={[name, 'provinceCode']} label={t('province')}>
                    <Select
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      options={regions.provinces}
                      placeholder={t('choose')}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'share']} label={t('share')}>
                    <InputNumber min={0} max={100} precision={2} suffix="%" style={{ width: '100%' }} />
                  </Form.Item>
                </div>
              </RowCard>
            ))}
          </Rows>
          <Button icon={<PlusOutlined />} disabled={fields.length >= MOST} onClick={() => add({ name: '' })}>
            {t('addCoOwner')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

/** Pledges, licenses already granted, and the like. */
export function Encumbrances() {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  return (
    <Form.List name="encumbrances">
      {(fields, { add, remove }) => (
        <>
          <Rows>
            {fields.map(({ key, name }) => (
              <RowCard
                key={key}
                index={name}
                count={fields.length}
                title={t('encumbranceRow', { place: name + 1 })}
                onRemove={() => remove(name)}
              >
                <div className={styles.pair}>
                  <Form.Item name={[name, 'kind']} label={t('encumbranceKind')}>
                    <Select
                      options={KINDS.map((kind) => ({ value: kind, label: labels(`encumbrance${kind}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'holder']} label={t('encumbranceHolder')}>
                    <Input maxLength={200} />
                  </Form.Item>
                  <DayField name={[name, 'startsOn']} label={t('startsOn')} />
                  <DayField name={[name, 'endsOn']} label={t('endsOn')} />
                </div>
                <Form.Item name={[name, 'note']} label={t('note')}>
                  <Input maxLength={1000} />
                </Form.Item>
              </RowCard>
            ))}
          </Rows>
          <Button
            icon={<PlusOutlined />}
            disabled={fields.length >= MOST}
            onClick={() => add({ kind: 'LICENSE' })}
          >
            {t('addEncumbrance')}
          </Button>
        </>
      )}
    </Form.List>
  );
}
