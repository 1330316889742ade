import { Form, Input, Radio } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { type Target, useTargetText } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';

/** Measured values in a form, by the id of the target. */
export type MeasuredFields = Record<string, string | undefined>;

const DECIMAL = /^-?\d{1,12}(\.\d{1,6})?$/;

/** A field for the measured value of each target; the form keeps them under `measured`. */
export function MeasuredItems({ targets, required }: { targets: readonly Target[]; required: boolean }) {
  const t = useMessages(laneMessages);
  const text = useTargetText();
  return targets.map((target) => {
    const rules = [
      { required, message: t('measuredRequired') },
      ...(target.comparison === 'YES' ? [] : [{ pattern: DECIMAL, message: t('measuredNumber') }]),
    ];
    return (
      <Form.Item
        key={target.id}
        name={['measured', target.id]}
        label={`${target.name} · ${text(target)}`}
        extra={target.testMethod}
        rules={rules}
        validateTrigger="onBlur"
      >
        {target.comparison === 'YES' ? (
          <Radio.Group
            options={[
              { value: '1', label: t('yes') },
              { value: '0', label: t('no') },
            ]}
          />
        ) : (
          <Input inputMode="decimal" suffix={target.unit} />
        )}
      </Form.Item>
    );
  });
}

/** As the API takes them; those without a value are left out. */
export function measuredInputs(measured: MeasuredFields | undefined): { targetId: string; value: string }[] {
  return Object.entries(measured ?? {}).flatMap(([targetId, value]) =>
    value === undefined || value.trim() === '' ? [] : [{ targetId, value: value.trim() }],
  );
}
