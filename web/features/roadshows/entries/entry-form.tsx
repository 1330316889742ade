import { App, Button, Form, Input, Radio } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type OwnEntryFragment,
  SaveRoadshowEntryDocument,
  type SaveRoadshowEntryMutation,
} from '../../../generated/roadshows-entries/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { entriesMessages } from './entries.messages.ts';
import styles from './entries.module.css';
import { useEntriesExplain } from './use-entries-explain.ts';

interface Fields {
  pitch: string;
  speaker: { completerId: string; name: string; title: string; email: string };
  fileIds: string[];
}

/** Stands for somebody who is no completer. */
const OTHER = '';
const pick = (data: SaveRoadshowEntryMutation) => data.saveRoadshowEntry;

/** What the unit writes: what the entry brings, who speaks, slides. */
export function EntryForm({ entry }: { entry: OwnEntryFragment }) {
  const t = useMessages(entriesMessages);
  const { message } = App.useApp();
  const explain = useEntriesExplain();
  const [form] = Form.useForm<Fields>();
  const action = useAction(SaveRoadshowEntryDocument, pick, { form, explain });
  const { details } = entry;
  const save = async ({ pitch, speaker, fileIds }: Fields) => {
    const other = { completerId: null, name: speaker.name || null, email: speaker.email || null };
    const who = speaker.completerId === OTHER ? other : { completerId: speaker.completerId };
    const input = {
      entryId: entry.id,
      expectedVersion: entry.version,
      pitch,
      speaker: { ...who, title: speaker.title || null },
      fileIds,
    };
    if (await action.run({ input })) message.success(t('saved'));
  };
  return (
    <section className="f-card">
      <h2>{t('write')}</h2>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          pitch: entry.pitch,
          speaker: {
            completerId: details?.speakerCompleterId ?? OTHER,
            name: details?.speakerCompleterId ? '' : (entry.speakerName ?? ''),
            title: entry.speakerTitle ?? '',
            email: details?.speakerEmail ?? '',
          },
          fileIds: details?.files.map(({ id }) => id) ?? [],
        }}
        onFinish={(fields) => void save(fields)}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name="pitch" label={t('pitch')} extra={t('pitchHint')}>
          <Input.TextArea rows={3} maxLength={300} showCount />
        </Form.Item>
        <Form.Item name={['speaker', 'completerId']} label={t('speakerWho')}>
          <Radio.Group
            options={[
              ...(details?.possibleSpeakers ?? []).map(({ id, name, hasAccount }) => ({
                value: id,
                label: hasAccount ? name : t('withoutAccount', { name }),
              })),
              { value: OTHER, label: t('speakerOther') },
            ]}
          />
        </Form.Item>
        <SpeakerFields />
        <Form.Item name="fileIds" label={t('files')} extra={t('filesHint')}>
          <UploadedFiles known={details?.files ?? []} />
        </Form.Item>
        <Refusals errors={action.refusals} explain={explain} />
        <FaultAlert fault={action.fault} />
        <Button type="primary" htmlType="submit" loading={action.running}>
          {t('save')}
        </Button>
      </Form>
    </section>
  );
}

function SpeakerFields() {
  const t = useMessages(entriesMessages);
  const completerId = Form.useWatch<string | undefined>(['speaker', 'completerId']);
  const isOther = completerId === OTHER;
  return (
    <div className={styles.columns}>
      {isOther && (
        <Form.Item name={['speaker', 'name']} label={t('speakerName')}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name={['speaker', 'title']} label={t('speakerTitle')}>
        <Input maxLength={60} />
      </Form.Item>
      {isOther && (
        <Form.Item name={['speaker', 'email']} label={t('speakerEmail')} extra={t('speakerEmailHint')}>
          <Input maxLength={254} inputMode="email" />
        </Form.Item>
      )}
    </div>
  );
}
