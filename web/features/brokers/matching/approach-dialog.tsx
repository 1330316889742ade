import { App, Form, Input, InputNumber } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerSubjectKind,
  type BrokerWantedKind,
  InviteBrokerDocument,
  type InviteBrokerMutation,
  OfferToBrokerDocument,
  type OfferToBrokerMutation,
} from '../../../generated/brokers-matching/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { matchingMessages } from './matching.messages.ts';
import { useWhy } from './use-why.ts';

interface Fields {
  message: string;
  terms?: string;
  days: number;
}

interface Props {
  onSent: () => void;
  onClose: () => void;
}

const invited = (data: InviteBrokerMutation) => data.inviteBroker;
const offered = (data: OfferToBrokerMutation) => data.offerToBroker;

const USUAL_DAYS = 14;

/** Invites one broker for a result, a demand or a deal. */
export function InviteDialog(
  props: Props & { kind: BrokerSubjectKind; subjectId: string; broker: { id: string; name: string } },
) {
  const { kind, subjectId, broker, onSent, onClose } = props;
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useWhy();
  const action = useAction(InviteBrokerDocument, invited, { form, explain });
  const submit = async (fields: Fields) => {
    const input = { kind, subjectId, brokerId: broker.id, ...sent(fields) };
    if (!(await action.run({ input }))) return;
    void message.success(t('invited'));
    onSent();
  };
  return (
    <FormDialog<Fields>
      title={t('inviteTitle', { name: broker.name })}
      okText={t('send')}
      action={action}
      form={form}
      initialValues={{ days: USUAL_DAYS }}
      summary={<p>{t('inviteText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <ApproachFields />
    </FormDialog>
  );
}

/** A broker offers the work to who wants one. */
export function OfferDialog(props: Props & { kind: BrokerWantedKind; subjectId: string; title: string }) {
  const { kind, subjectId, title, onSent, onClose } = props;
  const t = useMessages(matchingMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = useWhy();
  const action = useAction(OfferToBrokerDocument, offered, { form, explain });
  const submit = async (fields: Fields) => {
    if (!(await action.run({ input: { kind, subjectId, ...sent(fields) } }))) return;
    void message.success(t('offered'));
    onSent();
  };
  return (
    <FormDialog<Fields>
      title={t('offerTitle', { title })}
      okText={t('send')}
      action={action}
      form={form}
      initialValues={{ days: USUAL_DAYS }}
      summary={<p>{t('offerText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <ApproachFields />
    </FormDialog>
  );
}

function ApproachFields() {
  const t = useMessages(matchingMessages);
  return (
    <>
      <Form.Item
        name="message"
        label={t('message')}
        rules={[{ required: true, whitespace: true, message: t('messageNeeded') }]}
      >
        <Input.TextArea rows={4} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="terms" label={t('terms')}>
        <Input.TextArea rows={2} maxLength={500} showCount placeholder={t('termsHint')} />
      </Form.Item>
      <Form.Item name="days" label={t('days')} rules={[{ required: true }]}>
        <InputNumber min={1} max={60} precision={0} />
      </Form.Item>
    </>
  );
}

function sent({ message, terms, days }: Fields) {
  return { message: message.trim(), terms: terms?.trim() || null, days };
}
