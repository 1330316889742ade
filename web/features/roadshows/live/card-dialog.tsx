import { Button, Checkbox, Form, Input, Modal, Radio } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { InterestStrength } from '../../../generated/roadshows-live/graphql.ts';
import { liveMessages } from './live.messages.ts';
import { type LiveEntry, STRENGTHS } from './live-words.ts';
import type { useCards } from './use-cards.ts';

interface Fields {
  strength: InterestStrength;
  note?: string;
  sharesContact: boolean;
}

/** Gives, changes or takes back the reader's interest card for an entry. */
export function CardDialog(props: {
  entry: LiveEntry;
  cards: ReturnType<typeof useCards>;
  onClose: () => void;
}) {
  const { entry, cards, onClose } = props;
  const t = useMessages(liveMessages);
  const [form] = Form.useForm<Fields>();
  const given = cards.cardOf(entry);
  const submit = ({ strength, note, sharesContact }: Fields) => {
    cards.give({ entryId: entry.id, strength, note: note ?? '', sharesContact, withdrawn: false });
    onClose();
  };
  const withdraw = () => {
    if (!given) return;
    const { strength, note, sharesContact } = given;
    cards.give({ entryId: entry.id, strength, note, sharesContact, withdrawn: true });
    onClose();
  };
  return (
    <Modal
      open
      title={t('cardTitle', { title: entry.title })}
      okText={t('give')}
      onOk={form.submit}
      onCancel={onClose}
      footer={(buttons) => (
        <>
          {given && (
            <Button danger onClick={withdraw} style={{ marginInlineEnd: 'auto' }}>
              {t('withdraw')}
            </Button>
          )}
          {buttons}
        </>
      )}
    >
      <p>{t('cardText')}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          strength: given?.strength ?? 'INTERESTED',
          note: given?.note ?? '',
          sharesContact: given?.sharesContact ?? false,
        }}
        onFinish={submit}
      >
        <Form.Item name="strength" label={t('strength')}>
          <Radio.Group options={STRENGTHS.map((value) => ({ value, label: t(`strength${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('cardNote')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="sharesContact" valuePropName="checked" extra={t('sharesContactNot')}>
          <Checkbox>{t('sharesContact')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
