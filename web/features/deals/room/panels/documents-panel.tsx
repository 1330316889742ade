import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { AddDealDocumentDocument, type DealDocumentKind } from '../../../../generated/deals/graphql.ts';
import { DateTime } from '../../../../ui/date-time.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../../ui/fault-alert.tsx';
import { Refusals } from '../../../../ui/refusals.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { dealLabels } from '../../deal-labels.ts';
import { type ChosenFile, FileField } from '../file-field.tsx';
import { roomMessages } from '../room.messages.ts';
import styles from '../room.module.css';
import { useRoom } from '../room-context.ts';
import { useDealExplain } from '../use-deal-explain.ts';

const KINDS = [
  'LETTER_OF_INTENT',
  'DUE_DILIGENCE',
  'NEGOTIATION_RECORD',
  'EXCHANGE_CERTIFICATE',
  'LEGAL_OPINION',
  'OTHER',
] as const satisfies readonly DealDocumentKind[];
const MAX_NOTE = 500;
const SHOWN_DIGEST = 16;

/** The documents of the case, each with its digest, which the dossier holds for good. */
export default function DocumentsPanel() {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const { deal, can } = useRoom();
  return (
    <>
      {deal.documents.length === 0 && <EmptyState title={t('noDocuments')} text={t('noDocumentsText')} />}
      <ul className={styles.list}>
        {deal.documents.map((document) => (
          <li key={document.id}>
            <div>
              <a href={document.file.url}>{document.file.name}</a>
              <div>
                {labels(`document${document.kind}`)}
                {document.note && ` · ${document.note}`}
              </div>
              <div className="f-quiet">
                {document.side === 'OWNER' ? deal.owner.name : deal.enterprise.name}
                {document.by && ` · ${document.by.name}`} · <DateTime value={document.at} exact /> ·{' '}
                <span className={styles.digest} title={document.file.sha256}>
                  SHA-256 {document.file.sha256.slice(0, SHOWN_DIGEST)}…
                </span>
              </div>
            </div>
          </li>
        ))}
      </ul>
      {can('ADD_DOCUMENT') && <NewDocument />}
    </>
  );
}

interface Fields {
  kind: DealDocumentKind;
  note?: string;
}

function NewDocument() {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const explain = useDealExplain();
  const { deal, refresh } = useRoom();
  const [form] = Form.useForm<Fields>();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const action = useAction(AddDealDocumentDocument, (data) => data.addDealDocument, { form });
  const add = async ({ kind, note }: Fields) => {
    if (!file) return;
    const input = { dealId: deal.id, fileId: file.id, kind, note: note?.trim() || null };
    if (!(await action.run({ input }))) return;
    setFile(null);
    form.resetFields();
    await refresh();
    document.getElementById('deal-document')?.focus();
  };
  return (
    <section aria-labelledby="deal-document">
      <h3 id="deal-document" tabIndex={-1} className={styles.heading}>
        {t('addDocument')}
      </h3>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'OTHER' }}
        onFinish={(fields) => void add(fields)}
        className={styles.narrowForm}
      >
        <FileField label={t('documentFile')} file={file} onFile={setFile} />
        <Form.Item name="kind" label={t('documentKind')}>
          <Select options={KINDS.map((value) => ({ value, label: labels(`document${value}`) }))} />
        </Form.Item>
        <Form.Item name="note" label={t('documentNote')}>
          <Input maxLength={MAX_NOTE} />
        </Form.Item>
        <Button htmlType="submit" disabled={!file} loading={action.running}>
          {t('addDocument')}
        </Button>
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
      </Form>
    </section>
  );
}
