import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useMemo } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RegisterForRoadshowDocument,
  type RegisterForRoadshowMutation,
} from '../../../generated/roadshows-guests/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useSectorChoices } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { useGuestsExplain } from './guest-words.tsx';
import { guestsMessages } from './guests.messages.ts';

interface Fields {
  interests: string[];
  note?: string;
  wantsTables: boolean;
}

const pick = (data: RegisterForRoadshowMutation) => data.registerForRoadshow;

/** Registers the reader; what was chosen stays if it is refused. */
export function RegisterForm({
  roadshow,
}: {
  roadshow: { id: string; tables: number; needsApproval: boolean };
}) {
  const t = useMessages(guestsMessages);
  const { message } = App.useApp();
  const sectors = useSectorChoices();
  const [form] = Form.useForm<Fields>();
  const explain = useGuestsExplain();
  const options = useMemo(() => ({ form, explain, refetchQueries: ['RoadshowTicket'] }), [form, explain]);
  const register = useAction(RegisterForRoadshowDocument, pick, options);
  const submit = async ({ interests, note, wantsTables }: Fields) => {
    const input = { roadshowId: roadshow.id, interests, note: note ?? null, wantsTables };
    if (await register.run({ input })) message.success(t('registered'));
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ interests: [], wantsTables: roadshow.tables > 0 }}
      onFinish={(fields) => void submit(fields)}
    >
      <p>
        {t('registerText')} {roadshow.needsApproval && t('needsApprovalText')}
      </p>
      <Form.Item name="interests" label={t('interests')}>
        <Select mode="multiple" options={sectors} optionFilterProp="label" allowClear maxCount={24} />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item name="wantsTables" valuePropName="checked" hidden={roadshow.tables === 0}>
        <Checkbox>{t('wantsTables')}</Checkbox>
      </Form.Item>
      <Refusals errors={register.refusals} explain={explain} />
      <FaultAlert fault={register.fault} />
      <Button type="primary" htmlType="submit" loading={register.running}>
        {t('registerDo')}
      </Button>
    </Form>
  );
}
