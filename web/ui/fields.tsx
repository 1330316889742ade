import { Cascader, DatePicker, Form, Input, InputNumber, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { creditCodeProblem } from '../../server/platform/standards/credit-code.ts';
import type { Translate } from '../app/i18n.tsx';
import { useMessages } from '../app/i18n.tsx';
import { refusalMessages } from './refusal.messages.ts';
import { useIndustries, useRegions } from './taxonomy.ts';
import 'dayjs/locale/zh-cn';

interface ControlProps<T> {
  /** Given by the form item around it. */
  id?: string;
  value?: T | null;
  onChange?: (value: T | null) => void;
  onBlur?: () => void;
  disabled?: boolean;
}

/** Province and city as one choice; the value is `[province, city]`. */
export function RegionSelect({ id, value, onChange, disabled }: ControlProps<string[]>) {
  const { tree } = useRegions();
  return (
    <Cascader
      {...(id ? { id } : {})}
      options={tree}
      value={value ?? []}
      onChange={(next) => onChange?.(next ? next.map(String) : null)}
      disabled={disabled ?? false}
      showSearch
      expandTrigger="hover"
      allowClear={false}
    />
  );
}

/** The industry of an enterprise: a division of GB/T 4754 or a group of real estate, found by code or name. */
export function IndustrySelect({ id, value, onChange, disabled }: ControlProps<string>) {
  const { enterpriseGroups } = useIndustries();
  return (
    <Select
      {...(id ? { id } : {})}
      options={enterpriseGroups}
      value={value ?? undefined}
      onChange={(next) => onChange?.(next ?? null)}
      disabled={disabled ?? false}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
    />
  );
}

/** A sum in yuan as a decimal string; exact, because it never becomes a number. */
export function MoneyInput({
  id,
  value,
  onChange,
  onBlur,
  disabled,
  label,
}: ControlProps<string> & { /** Its name where no label of a form stands by it. */ label?: string }) {
  return (
    <InputNumber<string>
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      stringMode
      min="0"
      max="999999999999999.99"
      precision={2}
      prefix="¥"
      controls={false}
      value={value ?? null}
      onChange={(next) => onChange?.(next === null ? null : String(next))}
      onBlur={() => onBlur?.()}
      disabled={disabled ?? false}
      formatter={(text) => (text ?? '').replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',')}
      parser={(text) => (text ?? '').replaceAll(',', '').replace(/[¥\s]/g, '')}
      style={{ width: '100%' }}
    />
  );
}

/** A day as "2026-11-22". */
export function DayPicker({ id, value, onChange, disabled, min }: ControlProps<string> & { min?: string }) {
  return (
    <DatePicker
      {...(id ? { id } : {})}
      value={value ? dayjs(value) : null}
      onChange={(day: Dayjs | null) => onChange?.(day ? day.format('YYYY-MM-DD') : null)}
      {...(min ? { minDate: dayjs(min) } : {})}
      disabled={disabled ?? false}
      style={{ width: '100%' }}
    />
  );
}

/** The unified social credit code; both of its check characters are verified when the field is left. */
export function CreditCodeItem(props: {
  name: string | string[];
  label: string;
  required: string;
  extra?: string;
}) {
  const t = useMessages(refusalMessages);
  return (
    <Form.Item
      name={props.name}
      label={props.label}
      extra={props.extra}
      validateTrigger={['onBlur', 'onChange']}
      validateFirst
      normalize={(text: string) => text.toUpperCase()}
      rules={[
        { required: true, whitespace: true, message: props.required },
        {
          validateTrigger: 'onBlur',
          validator: async (_rule, text: string) => {
            const found = text ? creditCodeProblem(text) : null;
            if (!found) return;
            const { problem, ...values } = found;
            throw new Error((t as Translate<Record<string, string>>)(`reason${problem}`, values));
          },
        },
      ]}
    >
      <Input maxLength={24} autoComplete="off" spellCheck={false} className="f-number" />
    </Form.Item>
  );
}
