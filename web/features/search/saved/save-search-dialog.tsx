import { App, Form, Input, Modal, Switch } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { SaveSearchDocument, type SaveSearchMutation } from '../../../generated/search-saved/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { filterOf, type SearchState } from '../search-state.ts';
import { savedMessages } from './messages.ts';

interface Fields {
  name: string;
  digest: boolean;
}

const MAX_NAME = 60;
const pick = (data: SaveSearchMutation) => data.saveSearch;

/** Names the present search and asks whether to be told of new results. */
export default function SaveSearchDialog(props: { open: boolean; state: SearchState; onClose: () => void }) {
  return (
    <App component={false}>
      <Dialog {...props} />
    </App>
  );
}

function Dialog({ open, state, onClose }: { open: boolean; state: SearchState; onClose: () => void }) {
  const t = useMessages(savedMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const save = useAction(SaveSearchDocument, pick, { form, refetchQueries: ['SavedSearches'] });
  const submit = async ({ name, digest }: Fields) => {
    const filter = filterOf(state.chosen);
    const done = await save.run({ input: { name: name.trim(), query: state.query, filter, digest } });
    if (!done) return;
    message.success(t('saved'));
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('title')}
      okText={t('title')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={save.running}
      destroyOnHidden
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ name: state.query.slice(0, MAX_NAME) || t('unnamed'), digest: true }}
        onFinish={(fields) => void submit(fields)}
      >
        <Refusals errors={save.refusals} />
        <FaultAlert fault={save.fault} />
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('nameRequired') }]}
        >
          <Input maxLength={MAX_NAME} placeholder={t('namePlaceholder')} />
        </Form.Item>
        <Form.Item name="digest" label={t('digest')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}
