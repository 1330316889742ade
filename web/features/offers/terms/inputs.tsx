import { Input, InputNumber } from 'antd';

interface ControlProps<T> {
  /** Given by the form item around it. */
  id?: string;
  value?: T | null;
  onChange?: (value: T | null) => void;
  onBlur?: () => void;
}

const PER_PERCENT = 100;
const WHOLE_PERCENT = 100;

/** A share shown in percent with two decimals; the value is in basis points. */
export function ShareInput({ id, value, onChange, onBlur }: ControlProps<number>) {
  return (
    <InputNumber<number>
      {...(id ? { id } : {})}
      min={0}
      max={WHOLE_PERCENT}
      precision={2}
      suffix="%"
      controls={false}
      value={value === null || value === undefined ? null : value / PER_PERCENT}
      onChange={(percent) => onChange?.(percent === null ? null : Math.round(percent * PER_PERCENT))}
      onBlur={() => onBlur?.()}
      style={{ width: '100%' }}
    />
  );
}

/** A whole number; empty is null. */
export function WholeInput({ id, value, onChange, onBlur, max }: ControlProps<number> & { max: number }) {
  return (
    <InputNumber<number>
      {...(id ? { id } : {})}
      min={0}
      max={max}
      precision={0}
      value={value ?? null}
      onChange={(next) => onChange?.(next)}
      onBlur={() => onBlur?.()}
      style={{ width: '100%' }}
    />
  );
}

/** A list of texts, one a line. */
export function LinesInput({ id, value, onChange, onBlur }: ControlProps<string[]>) {
  return (
    <Input.TextArea
      {...(id ? { id } : {})}
      autoSize={{ minRows: 2, maxRows: 8 }}
      value={(value ?? []).join('\n')}
      onChange={(event) => onChange?.(event.target.value === '' ? [] : event.target.value.split('\n'))}
      onBlur={() => onBlur?.()}
    />
  );
}
