import { App, Button, Checkbox, Form, Input, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AddBrokerNoteDocument,
  type AddBrokerNoteMutation,
  RemoveBrokerNoteDocument,
  type RemoveBrokerNoteMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker } from '../../../ui/fields.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import type { Lead } from './lead-drawer.tsx';
import { today } from './today.ts';

interface Fields {
  text: string;
  withParty?: string;
  happenedOn: string | null;
  isPrivate: boolean;
}

const added = (data: AddBrokerNoteMutation) => data.addBrokerNote;
const removed = (data: RemoveBrokerNoteMutation) => data.removeBrokerNote;

/** What was said with each party. */
export function LeadNotes({ lead }: { lead: Lead }) {
  const t = useMessages(deskMessages);
  return (
    <section className={styles.part}>
      <h3>{t('notes')}</h3>
      {lead.notes.length === 0 && <p className={styles.quiet}>{t('notesEmpty')}</p>}
      <ul className={styles.items}>
        {lead.notes.map((note) => (
          <Note key={note.id} lead={lead} note={note} />
        ))}
      </ul>
      {lead.canEdit && <NewNote lead={lead} />}
    </section>
  );
}

function Note({ lead, note }: { lead: Lead; note: Lead['notes'][number] }) {
  const t = useMessages(deskMessages);
  const { modal } = App.useApp();
  const remove = useAction(RemoveBrokerNoteDocument, removed);
  const ask = () =>
    void modal.confirm({
      title: t('noteRemoveTitle'),
      okText: t('noteRemove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        await remove.run({ input: { leadId: lead.id, noteId: note.id } });
      },
    });
  return (
    <li className={styles.item}>
      <span className={styles.fact}>
        <Day value={note.happenedOn} /> {note.withParty} {note.isPrivate && <Tag>{t('notePrivate')}</Tag>}
      </span>
      {lead.canEdit && (
        <Button size="small" danger loading={remove.running} onClick={ask}>
          {t('noteRemove')}
        </Button>
      )}
      <p className={styles.note}>{note.text}</p>
      <Refusals errors={remove.refusals} />
      <FaultAlert fault={remove.fault} />
    </li>
  );
}

function NewNote({ lead }: { lead: Lead }) {
  const t = useMessages(deskMessages);
  const [form] = Form.useForm<Fields>();
  const add = useAction(AddBrokerNoteDocument, added, { form });
  const submit = async ({ text, withParty, happenedOn, isPrivate }: Fields) => {
    const input = {
      leadId: lead.id,
      text: text.trim(),
      withParty: withParty?.trim() || null,
      happenedOn,
      isPrivate,
    };
    if (await add.run({ input })) form.resetFields();
  };
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ text: '', withParty: '', happenedOn: today(), isPrivate: false }}
      onFinish={(fields) => void submit(fields)}
    >
      <Form.Item
        name="text"
        label={t('noteText')}
        rules={[{ required: true, whitespace: true, message: t('noteTextNeeded') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} showCount />
      </Form.Item>
      <div className={styles.pair}>
        <Form.Item name="withParty" label={t('noteWith')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="happenedOn" label={t('noteDay')}>
          <DayPicker />
        </Form.Item>
      </div>
      {lead.canShare && (
        <Form.Item name="isPrivate" valuePropName="checked">
          <Checkbox>{t('notePrivate')}</Checkbox>
        </Form.Item>
      )}
      <Refusals errors={add.refusals} />
      <FaultAlert fault={add.fault} />
      <Button htmlType="submit" loading={add.running}>
        {t('noteAdd')}
      </Button>
    </Form>
  );
}
