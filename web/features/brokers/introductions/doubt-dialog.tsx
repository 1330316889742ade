import { Form, Input, Radio } from 'antd';
import type { FaultKind } from '../../../app/apollo.ts';
import { useMessages } from '../../../app/i18n.tsx';
import type { IntroductionDoubt } from '../../../generated/brokers-introductions/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { DOUBTS, useIntroductionExplain } from './introduction-words.tsx';
import { introductionMessages } from './introductions.messages.ts';

interface Fields {
  doubt: IntroductionDoubt;
  reason?: string;
}

interface Props {
  title: string;
  text: string;
  ok: string;
  action: { running: boolean; refusals: readonly UserErrorParts[]; fault: FaultKind | null };
  send: (fields: { doubt: IntroductionDoubt; reason: string | null }) => Promise<object | null>;
  onClose: () => void;
}

/** Why somebody disputes or contests: a reason of the list, and words. */
export function DoubtDialog({ title, text, ok, action, send, onClose }: Props) {
  const t = useMessages(introductionMessages);
  const explain = useIntroductionExplain();
  const [form] = Form.useForm<Fields>();
  const doubt = Form.useWatch('doubt', form);
  const submit = async (fields: Fields) => {
    if (await send({ doubt: fields.doubt, reason: fields.reason?.trim() || null })) onClose();
  };
  return (
    <FormDialog<Fields>
      title={title}
      okText={ok}
      danger
      action={action}
      form={form}
      summary={<p>{text}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="doubt" label={t('fieldDoubt')} rules={[{ required: true, message: t('required') }]}>
        <Radio.Group
          style={{ display: 'grid', gap: 4 }}
          options={DOUBTS.map((value) => ({ value, label: t(`doubt${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('fieldReason')}
        rules={[{ required: doubt === 'OTHER', whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
