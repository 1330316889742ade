import { Button, Form, Input, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  DealMessagesDocument,
  type DealMessagesQuery,
  PostDealMessageDocument,
} from '../../../../generated/deals/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { ErrorState, FaultAlert } from '../../../../ui/fault-alert.tsx';
import { FileUpload } from '../../../../ui/file-upload.tsx';
import { MoreRows } from '../../../../ui/list-page.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useDraft } from '../../../../ui/use-draft.ts';
import { useRows } from '../../../../ui/use-rows.ts';
import type { ChosenFile } from '../file-field.tsx';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { useDealExplain } from '../use-deal-explain.ts';

const POLL_MS = 15_000;
const MAX_TEXT = 5000;
const pick = (data: DealMessagesQuery) => data.deal?.messages;

type Message = NonNullable<DealMessagesQuery['deal']>['messages']['edges'][number]['node'];

/** What the sides write to each other, the latest first, with files. */
export default function MessagesPanel() {
  const t = useMessages(roomMessages);
  const { deal, can } = useRoom();
  const list = useRows(DealMessagesDocument, pick, { id: deal.id }, { pollInterval: POLL_MS });
  return (
    <>
      {can('POST_MESSAGE') && <NewMessage dealId={deal.id} onSent={list.refetch} />}
      {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
      {!list.rows && !list.error && <Skeleton active paragraph={{ rows: 5 }} />}
      {list.rows?.length === 0 && <p className="f-quiet">{t('noMessages')}</p>}
      <ol className={styles.messages} aria-live="polite" aria-label={t('tab_messages')}>
        {list.rows?.map((message) => (
          <OneMessage key={message.id} message={message} />
        ))}
      </ol>
      <MoreRows list={list} label={t('olderMessages')} />
    </>
  );
}

function OneMessage({ message }: { message: Message }) {
  const { deal } = useRoom();
  const side = message.side === 'OWNER' ? deal.owner.name : deal.enterprise.name;
  return (
    <li data-mine={message.side === deal.mySide}>
      <div>
        <strong>{message.by?.name ?? side}</strong>{' '}
        <span className="f-quiet">
          {message.by && side} · <DateTime value={message.at} />
        </span>
      </div>
      <p className={styles.text}>{message.text}</p>
      {message.files.length > 0 && (
        <ul className={styles.fileList}>
          {message.files.map((file) => (
            <li key={file.id}>
              <a href={file.url}>{file.name}</a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface Draft {
  text: string;
}

function NewMessage({ dealId, onSent }: { dealId: string; onSent: () => Promise<unknown> }) {
  const t = useMessages(roomMessages);
  const explain = useDealExplain();
  const [form] = Form.useForm<Draft>();
  const draft = useDraft<Draft>(`deal-message.${dealId}`);
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const action = useAction(PostDealMessageDocument, (data) => data.postDealMessage, { form });
  useEffect(() => form.setFieldsValue(draft.initial), [form, draft.initial]);
  const send = async ({ text }: Draft) => {
    const input = { dealId, text: text.trim(), fileIds: files.map(({ id }) => id) };
    if (!(await action.run({ input }))) return;
    draft.forget();
    form.setFieldsValue({ text: '' });
    setFiles([]);
    await onSent();
    document.getElementById('deal-message')?.focus();
  };
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      className={styles.newMessage}
      onValuesChange={(_changed, values) => draft.keep(values)}
      onFinish={(fields) => void send(fields)}
    >
      <Form.Item
        name="text"
        label={t('newMessage')}
        htmlFor="deal-message"
        validateTrigger={[]}
        rules={[{ required: true, whitespace: true, message: t('messageRequired') }]}
      >
        <Input.TextArea id="deal-message" rows={3} maxLength={MAX_TEXT} />
      </Form.Item>
      {files.length > 0 && (
        <ul className={styles.fileList}>
          {files.map((file) => (
            <li key={file.id}>
              <a href={file.url}>{file.name}</a>{' '}
              <Button
                size="small"
                type="text"
                onClick={() => setFiles(files.filter(({ id }) => id !== file.id))}
              >
                {t('removeFile')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.sendRow}>
        <FileUpload label={t('attach')} onUploaded={(file) => setFiles((before) => [...before, file])} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('send')}
        </Button>
      </div>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Form>
  );
}
