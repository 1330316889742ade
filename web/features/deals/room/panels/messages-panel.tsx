import { useQuery } from '@apollo/client/react';
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
import { Refusals } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { useDraft } from '../../../../ui/use-draft.ts';
import type { ChosenFile } from '../file-field.tsx';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { useDealExplain } from '../use-deal-explain.ts';

const POLL_MS = 15_000;
const MAX_TEXT = 5000;

type Message = NonNullable<DealMessagesQuery['deal']>['messages']['edges'][number]['node'];

/** What the sides write to each other, the latest first, with files. */
export default function MessagesPanel() {
  const t = useMessages(roomMessages);
  const { deal, can } = useRoom();
  const { data, error, refetch, fetchMore } = useQuery(DealMessagesDocument, {
    variables: { id: deal.id },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const page = data?.deal?.messages;
  return (
    <>
      {can('POST_MESSAGE') && <NewMessage dealId={deal.id} onSent={() => refetch()} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!page && !error && <Skeleton active paragraph={{ rows: 5 }} />}
      {page?.edges.length === 0 && <p className="f-quiet">{t('noMessages')}</p>}
      <ol className={styles.messages} aria-live="polite" aria-label={t('tab_messages')}>
        {page?.edges.map(({ node }) => (
          <OneMessage key={node.id} message={node} />
        ))}
      </ol>
      {page?.pageInfo.hasNextPage && (
        <Button onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })}>
          {t('olderMessages')}
        </Button>
      )}
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
