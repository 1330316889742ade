import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ArrowUpOutlined from '@ant-design/icons/ArrowUpOutlined';
import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { disclosureMessages } from './disclosure.messages.ts';
import styles from './disclosure.module.css';

type Name = string | number | (string | number)[];

interface LongTextProps {
  name: Name;
  label: string;
  extra?: ReactNode;
  max: number;
  rows?: number;
  /** What is said on leaving the field empty; it does not stop anything, a draft may be incomplete. */
  wanted?: string;
  placeholder?: string;
}

/** A text of several lines with its length. */
export function LongText({ name, label, extra, max, rows = 4, wanted, placeholder }: LongTextProps) {
  return (
    <Form.Item name={name} label={label} extra={extra} validateTrigger="onBlur" rules={wantedRule(wanted)}>
      <Input.TextArea
        autoSize={{ minRows: rows, maxRows: 16 }}
        maxLength={max}
        showCount
        placeholder={placeholder}
      />
    </Form.Item>
  );
}

/** Reminds of an empty field on leaving it. */
export function wantedRule(message: string | undefined) {
  return message ? [{ required: true, whitespace: true, warningOnly: true, message }] : [];
}

/** A day, typed or chosen with the browser's own calendar. */
export function DayField({
  name,
  label,
  extra,
  max,
}: {
  name: Name;
  label: string;
  extra?: string;
  max?: string;
}) {
  return (
    <Form.Item name={name} label={label} extra={extra}>
      <Input type="date" max={max} />
    </Form.Item>
  );
}

interface RowProps {
  title: string;
  index: number;
  count: number;
  onRemove: () => void;
  onMove?: ((to: number) => void) | undefined;
  tools?: ReactNode;
  children: ReactNode;
}

/** One item of a list, with what moves and removes it; Alt with an arrow key moves it from any of its fields. */
export function RowCard({ title, index, count, onRemove, onMove, tools, children }: RowProps) {
  const t = useMessages(disclosureMessages);
  const move = (to: number) => {
    if (to >= 0 && to < count) onMove?.(to);
  };
  return (
    <li
      className={styles.row}
      onKeyDown={(event) => {
        if (!onMove || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? index - 1 : index + 1);
      }}
    >
      <div className={styles.rowHead}>
        <strong>{title}</strong>
        {tools}
        {onMove && (
          <>
            <Button
              size="small"
              icon={<ArrowUpOutlined />}
              disabled={index === 0}
              aria-label={t('moveUp', { title })}
              onClick={() => move(index - 1)}
            />
            <Button
              size="small"
              icon={<ArrowDownOutlined />}
              disabled={index === count - 1}
              aria-label={t('moveDown', { title })}
              onClick={() => move(index + 1)}
            />
          </>
        )}
        <Button
          size="small"
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t('removeRow', { title })}
          onClick={onRemove}
        />
      </div>
      {children}
    </li>
  );
}

/** Items of a list without bullets. */
export function Rows({ children }: { children: ReactNode }) {
  return <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>{children}</ol>;
}
