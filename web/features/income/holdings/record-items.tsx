import { Form, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../../app/i18n.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { holdingMessages } from './holdings.messages.ts';

/** Today, as fields of days begin with it. */
export const today = () => dayjs().format('YYYY-MM-DD');

/** A day that is asked for. */
export function DayItem(props: { name: string; label: string; extra?: string }) {
  const t = useMessages(holdingMessages);
  return (
    <Form.Item {...props} rules={[{ required: true, message: t('required') }]}>
      <DayPicker />
    </Form.Item>
  );
}

/** A share of the company in percent with two decimals. */
export function PercentItem(props: { name: string; label: string; max: number; extra?: string }) {
  const t = useMessages(holdingMessages);
  const { max, ...item } = props;
  return (
    <Form.Item {...item} rules={[{ required: true, message: t('required') }]}>
      <InputNumber min={0} max={max} precision={2} step={0.01} suffix="%" style={{ width: '100%' }} />
    </Form.Item>
  );
}

/** Remark and proof, which every record of shares has. */
export function ProofItems({ withNote = true }: { withNote?: boolean }) {
  const t = useMessages(holdingMessages);
  return (
    <>
      <Form.Item
        name="fileIds"
        label={t('files')}
        rules={[{ required: true, type: 'array', min: 1, message: t('filesRequired') }]}
      >
        <UploadedFiles />
      </Form.Item>
      {withNote && (
        <Form.Item name="note" label={t('note')}>
          <Input.TextArea rows={2} maxLength={500} showCount />
        </Form.Item>
      )}
    </>
  );
}
