import { App, Form, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AddBrokerLeadDocument,
  type AddBrokerLeadMutation,
  type BrokerStage,
} from '../../../generated/brokers-desk/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { STAGES } from './board-state.ts';
import { ClientSelect } from './client-select.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';

interface Fields {
  title: string;
  stage: BrokerStage;
  clientId: string | null;
  expectedAmount: string | null;
  expectedOn: string | null;
}

const added = (data: AddBrokerLeadMutation) => data.addBrokerLead;

/** A new card. */
export function AddLeadDialog({ onAdded, onClose }: { onAdded: (id: string) => void; onClose: () => void }) {
  const t = useMessages(deskMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(AddBrokerLeadDocument, added, { form });
  const submit = async (fields: Fields) => {
    const done = await action.run({ input: { ...fields, title: fields.title.trim() } });
    if (!done?.lead) return;
    void message.success(t('created'));
    onAdded(done.lead.id);
  };
  return (
    <FormDialog<Fields>
      title={t('addTitle')}
      okText={t('create')}
      action={action}
      form={form}
      initialValues={{ title: '', stage: 'LEAD', clientId: null, expectedAmount: null, expectedOn: null }}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={t('fieldTitle')}
        rules={[{ required: true, whitespace: true, message: t('fieldTitleNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="clientId" label={t('fieldClient')}>
        <ClientSelect known={null} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="stage" label={t('fieldStage')}>
          <Select options={STAGES.map((value) => ({ value, label: t(`stage${value}`) }))} />
        </Form.Item>
        <Form.Item name="expectedAmount" label={t('fieldAmount')}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="expectedOn" label={t('fieldExpectedOn')}>
          <DayPicker />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
