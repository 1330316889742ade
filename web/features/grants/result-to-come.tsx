import { Form, Input } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { grantMessages } from './grants.messages.ts';

/** Names the result of a reserved grant, while it is yet to come. */
export function ResultToCome() {
  const t = useMessages(grantMessages);
  return (
    <Form.Item
      name="title"
      label={t('fieldTitle')}
      rules={[{ required: true, whitespace: true, message: t('required') }]}
    >
      <Input maxLength={200} />
    </Form.Item>
  );
}
