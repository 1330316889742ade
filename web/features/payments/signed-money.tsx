import { InputNumber } from 'antd';

interface Props {
  /** Given by the form item around it. */
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A sum in yuan that may be below zero, as a decimal string; exact, because it never becomes a number. */
export function SignedMoneyInput({ id, value, onChange }: Props) {
  return (
    <InputNumber<string>
      {...(id ? { id } : {})}
      stringMode
      precision={2}
      prefix="¥"
      controls={false}
      value={value ?? null}
      onChange={(next) => onChange?.(next === null ? null : String(next))}
      formatter={(text) => (text ?? '').replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')}
      parser={(text) => (text ?? '').replaceAll(',', '').replace(/[¥\s]/g, '')}
      style={{ width: '100%' }}
    />
  );
}
