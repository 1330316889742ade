import { App, Button, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useBilingual, useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { SetDocumentDatesDocument, type SetDocumentDatesMutation } from '../../generated/rulebook/graphql.ts';
import { FaultAlert } from '../../ui/fault-alert.tsx';
import { DayPicker } from '../../ui/fields.tsx';
import { Refusals } from '../../ui/refusals.tsx';
import { useAction } from '../../ui/use-action.ts';
import { rulebookMessages } from './messages.ts';
import styles from './rulebook.module.css';
import type { Rulebook } from './rulebook-page.tsx';

type PolicyDocument = Rulebook['documents'][number];
const pick = (data: SetDocumentDatesMutation) => data.setDocumentDates;

/** The documents behind the rules with their days of effect; the platform operator sets missing ones. */
export function Documents({ rulebook, onChanged }: { rulebook: Rulebook; onChanged: () => void }) {
  const t = useMessages(rulebookMessages);
  const title = useBilingual();
  const { locale } = useLanguage();
  const { hasRole } = useViewer();
  const [editing, setEditing] = useState<PolicyDocument | null>(null);
  return (
    <section className={styles.section} aria-label={t('documents')}>
      <h2>{t('documents')}</h2>
      <p className="f-quiet">{t('documentsText')}</p>
      <ul className={styles.rules}>
        {rulebook.documents.map((document) => {
          const note = locale === 'en' ? document.noteEn : document.note;
          const days = [
            document.effectiveFrom ? t('from', { date: document.effectiveFrom }) : t('datesUnknown'),
            document.effectiveTo && t('until', { date: document.effectiveTo }),
          ].filter(Boolean);
          return (
            <li key={document.id}>
              <div className={styles.id}>{document.id}</div>
              <div>
                <p className={styles.text}>
                  {title({ zh: document.title, en: document.titleEn })}{' '}
                  {document.draft && <Tag color="warning">{t('documentDraft')}</Tag>}
                </p>
                {note && <div className="f-quiet">{note}</div>}
                {document.datesNote && (
                  <div className="f-quiet">{t('datesSource', { note: document.datesNote })}</div>
                )}
              </div>
              <div className={styles.effect}>
                <span className="f-number">{days.join(' ')}</span>
                {hasRole('OPERATOR') && <Button onClick={() => setEditing(document)}>{t('datesSet')}</Button>}
              </div>
            </li>
          );
        })}
      </ul>
      {editing && (
        <App component={false}>
          <DatesDialog
            document={editing}
            title={title({ zh: editing.title, en: editing.titleEn })}
            onClose={() => setEditing(null)}
            onDone={() => {
              setEditing(null);
              onChanged();
            }}
          />
        </App>
      )}
    </section>
  );
}

interface DateFields {
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
  note: string;
}

function DatesDialog(props: {
  document: PolicyDocument;
  title: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const { document, title, onClose, onDone } = props;
  const t = useMessages(rulebookMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<DateFields>();
  const save = useAction(SetDocumentDatesDocument, pick, { form });
  const submit = async ({ effectiveFrom, effectiveTo, note }: DateFields) => {
    const input = {
      documentId: document.id,
      effectiveFrom: effectiveFrom ?? null,
      effectiveTo: effectiveTo ?? null,
      note: note.trim(),
    };
    if (!(await save.run({ input }))) return;
    message.success(t('datesDone'));
    onDone();
  };
  return (
    <Modal
      open
      title={t('datesTitle', { title })}
      okText={t('save')}
      onOk={form.submit}
      onCancel={onClose}
      confirmLoading={save.running}
    >
      <Form<DateFields>
        form={form}
        layout="vertical"
        initialValues={{
          effectiveFrom: document.effectiveFrom ?? null,
          effectiveTo: document.effectiveTo ?? null,
          note: document.datesNote ?? '',
        }}
        onFinish={(fields) => void submit(fields)}
      >
        <Form.Item name="effectiveFrom" label={t('datesFrom')}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="effectiveTo" label={t('datesTo')}>
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="note"
          label={t('datesNote')}
          rules={[{ required: true, whitespace: true, message: t('datesNoteRequired') }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
      <Refusals errors={save.refusals} />
      <FaultAlert fault={save.fault} />
    </Modal>
  );
}
