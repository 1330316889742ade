import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';

interface Props {
  name: string;
  add: string;
  /** A new row. */
  fresh: object;
  /** The fields of a row. */
  children: (place: number) => ReactNode;
  /** More buttons beside the one that adds. */
  tools?: ReactNode;
}

/** Rows of a draft: added, filled in, taken out. */
export function Rows({ name, add, fresh, children, tools }: Props) {
  const t = useMessages(biddingMessages);
  return (
    <Form.List name={name}>
      {(fields, { add: append, remove }) => (
        <>
          {fields.map((field, place) => (
            <div key={field.key} className={styles.row}>
              <div className={styles.cells}>{children(field.name)}</div>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t('removeFile', { name: String(place + 1) })}
                onClick={() => remove(field.name)}
              />
            </div>
          ))}
          <div style={{ display: 'flex', gap: 8, marginTop: 12, flexWrap: 'wrap' }}>
            <Button icon={<PlusOutlined />} onClick={() => append({ ...fresh })}>
              {add}
            </Button>
            {tools}
          </div>
        </>
      )}
    </Form.List>
  );
}
