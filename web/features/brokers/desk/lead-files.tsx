import CloseOutlined from '@ant-design/icons/CloseOutlined';
import { App, Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  AttachBrokerLeadFilesDocument,
  type AttachBrokerLeadFilesMutation,
  RemoveBrokerLeadFileDocument,
  type RemoveBrokerLeadFileMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import type { Lead } from './lead-drawer.tsx';

const attached = (data: AttachBrokerLeadFilesMutation) => data.attachBrokerLeadFiles;
const removed = (data: RemoveBrokerLeadFileMutation) => data.removeBrokerLeadFile;

/** Documents of a card. */
export function LeadFiles({ lead }: { lead: Lead }) {
  const t = useMessages(deskMessages);
  const { modal } = App.useApp();
  const attach = useAction(AttachBrokerLeadFilesDocument, attached);
  const remove = useAction(RemoveBrokerLeadFileDocument, removed);
  const ask = (file: Lead['files'][number]) =>
    void modal.confirm({
      title: t('fileRemoveTitle'),
      content: file.name,
      okText: t('fileRemove', { name: '' }).trim(),
      okButtonProps: { danger: true },
      onOk: async () => {
        await remove.run({ input: { leadId: lead.id, fileId: file.id } });
      },
    });
  return (
    <section className={styles.part}>
      <h3>{t('files')}</h3>
      {lead.files.length === 0 && <p className={styles.quiet}>{t('filesEmpty')}</p>}
      <ul className={styles.items}>
        {lead.files.map((file) => (
          <li key={file.id} className={styles.item}>
            <a href={file.url}>{file.name}</a>
            {lead.canEdit && (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined />}
                aria-label={t('fileRemove', { name: file.name })}
                onClick={() => ask(file)}
              />
            )}
          </li>
        ))}
      </ul>
      {lead.canEdit && (
        <FileUpload onUploaded={({ id }) => void attach.run({ input: { leadId: lead.id, fileIds: [id] } })} />
      )}
      <Refusals errors={[...attach.refusals, ...remove.refusals]} />
      <FaultAlert fault={attach.fault ?? remove.fault} />
    </section>
  );
}
