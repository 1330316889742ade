import { Form, Input, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerClientPartsFragment,
  SaveBrokerClientDocument,
  type SaveBrokerClientMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { RegionSelect } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useSectorChoices } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { clientsMessages } from './clients.messages.ts';
import styles from './desk.module.css';
import { useClientWhy } from './use-client-why.ts';

interface Fields {
  name: string;
  creditCode?: string;
  contactName?: string;
  phone?: string;
  email?: string;
  /** Province and city, or the province alone. */
  regionCode?: string[];
  sectors?: string[];
  interest?: string;
  source?: string;
}

const saved = (data: SaveBrokerClientMutation) => data.saveBrokerClient;

/** A client of the address book, new or known. */
export function ClientDialog(props: {
  client: BrokerClientPartsFragment | null;
  onDone: () => void;
  onClose: () => void;
}) {
  const { client, onDone, onClose } = props;
  const t = useMessages(clientsMessages);
  const [form] = Form.useForm<Fields>();
  const sectors = useSectorChoices();
  const explain = useClientWhy();
  const action = useAction(SaveBrokerClientDocument, saved, { form, explain });
  const submit = async (fields: Fields) => {
    const input = {
      ...fields,
      clientId: client?.id ?? null,
      expectedVersion: client?.version ?? null,
      regionCode: fields.regionCode?.at(-1) ?? null,
    };
    if (await action.run({ input })) onDone();
  };
  return (
    <FormDialog<Fields>
      title={t(client ? 'edit' : 'add')}
      okText={t('save')}
      action={action}
      form={form}
      initialValues={valuesOf(client)}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('name')}
        rules={[{ required: true, whitespace: true, message: t('nameNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="creditCode" label={t('creditCode')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="contactName" label={t('contact')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="phone" label={t('phone')}>
          <Input maxLength={40} type="tel" />
        </Form.Item>
        <Form.Item name="email" label={t('email')}>
          <Input maxLength={250} />
        </Form.Item>
        <Form.Item name="regionCode" label={t('region')}>
          <RegionSelect />
        </Form.Item>
        <Form.Item name="sectors" label={t('sectors')}>
          <Select mode="multiple" options={sectors} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      </div>
      <Form.Item name="interest" label={t('interest')}>
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="source" label={t('source')}>
        <Input maxLength={200} />
      </Form.Item>
    </FormDialog>
  );
}

function valuesOf(client: BrokerClientPartsFragment | null): Fields {
  if (!client) return { name: '' };
  const { regionCode } = client;
  const province = regionCode ? `${regionCode.slice(0, 2)}0000` : null;
  return {
    name: client.name,
    creditCode: client.creditCode ?? '',
    contactName: client.contactName ?? '',
    phone: client.phone ?? '',
    email: client.email ?? '',
    ...(regionCode && province
      ? { regionCode: regionCode === province ? [province] : [province, regionCode] }
      : {}),
    sectors: client.sectors,
    interest: client.interest ?? '',
    source: client.source ?? '',
  };
}
