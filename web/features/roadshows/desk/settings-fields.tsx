import { Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { RoadshowLanguage } from '../../../generated/roadshows-desk/graphql.ts';
import { useSectorChoices } from '../../../ui/taxonomy.ts';
import { MomentField } from '../moment-field.tsx';
import { roadshowLabels } from '../roadshow.labels.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { PlaceFields } from './place-fields.tsx';

const KINDS = ['PLACE', 'ONLINE', 'BOTH'] as const;
const LANGUAGES: readonly RoadshowLanguage[] = ['ZH', 'EN', 'RU', 'JA', 'KO', 'DE', 'FR'];

/** The fields in their parts; what was announced is shown but changed elsewhere. */
export function SettingsFields({ isDraft }: { isDraft: boolean }) {
  return (
    <div className={styles.stack}>
      <About />
      <Place isDraft={isDraft} />
      <Times isDraft={isDraft} />
      <Guests />
      <Tables />
    </div>
  );
}

function About() {
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  const sectors = useSectorChoices();
  return (
    <section className="f-card">
      <h2>{t('partAbout')}</h2>
      <Form.Item
        name="title"
        label={t('fieldTitle')}
        rules={[{ required: true, whitespace: true, message: t('titleNeeded') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="summary" label={t('fieldSummary')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} maxLength={5000} showCount />
      </Form.Item>
      <div className={styles.columns}>
        <Form.Item name="sectors" label={t('fieldSectors')} extra={t('sectorsHint')}>
          <Select mode="multiple" options={sectors} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item
          name="languages"
          label={t('fieldLanguages')}
          rules={[{ required: true, type: 'array', min: 1, message: t('languagesNeeded') }]}
        >
          <Select
            mode="multiple"
            options={LANGUAGES.map((value) => ({ value, label: labels(`language${value}`) }))}
          />
        </Form.Item>
      </div>
    </section>
  );
}

function Place({ isDraft }: { isDraft: boolean }) {
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  const kind = Form.useWatch<string | undefined>('kind');
  return (
    <section className="f-card">
      <h2>{t('partPlace')}</h2>
      <Form.Item name="kind" label={t('fieldKind')}>
        <Radio.Group
          disabled={!isDraft}
          options={KINDS.map((value) => ({ value, label: labels(`kind${value}`) }))}
        />
      </Form.Item>
      <PlaceFields disabled={!isDraft} />
      {kind !== 'PLACE' && (
        <Form.Item name="url" label={t('fieldUrl')} extra={t('urlHint')}>
          <Input maxLength={500} inputMode="url" />
        </Form.Item>
      )}
    </section>
  );
}

function Times({ isDraft }: { isDraft: boolean }) {
  const t = useMessages(deskMessages);
  const needed = [{ required: true, message: t('momentNeeded') }];
  return (
    <section className="f-card">
      <h2>{t('partTimes')}</h2>
      <div className={styles.columns}>
        <Form.Item name="startsAt" label={t('fieldStartsAt')} rules={needed}>
          <MomentField disabled={!isDraft} />
        </Form.Item>
        <Form.Item name="endsAt" label={t('fieldEndsAt')} rules={needed}>
          <MomentField disabled={!isDraft} />
        </Form.Item>
        <Form.Item name="entriesUntil" label={t('fieldEntriesUntil')} rules={needed}>
          <MomentField />
        </Form.Item>
        <Form.Item name="registerUntil" label={t('fieldRegisterUntil')} rules={needed}>
          <MomentField />
        </Form.Item>
        <NumberItem
          name="entryMinutes"
          label={t('fieldEntryMinutes')}
          min={1}
          max={120}
          extra={t('entryMinutesHint')}
        />
        <NumberItem name="gapMinutes" label={t('fieldGapMinutes')} min={0} max={60} />
      </div>
    </section>
  );
}

function Guests() {
  const t = useMessages(deskMessages);
  return (
    <section className="f-card">
      <h2>{t('partGuests')}</h2>
      <div className={styles.columns}>
        <NumberItem name="capacity" label={t('fieldCapacity')} min={1} max={100_000} />
      </div>
      <Form.Item name="needsApproval" valuePropName="checked">
        <Checkbox>{t('fieldNeedsApproval')}</Checkbox>
      </Form.Item>
      <Form.Item name="isContest" valuePropName="checked">
        <Checkbox>{t('fieldIsContest')}</Checkbox>
      </Form.Item>
    </section>
  );
}

function Tables() {
  const t = useMessages(deskMessages);
  const tables = Form.useWatch<number | undefined>('tables') ?? 0;
  return (
    <section className="f-card">
      <h2>{t('partTables')}</h2>
      <div className={styles.columns}>
        <NumberItem name="tables" label={t('fieldTables')} min={0} max={100} extra={t('tablesHint')} />
        {tables > 0 && (
          <>
            <NumberItem name="slotCount" label={t('fieldSlotCount')} min={1} max={50} />
            <NumberItem name="slotMinutes" label={t('fieldSlotMinutes')} min={5} max={120} />
            <Form.Item name="slotsStartAt" label={t('fieldSlotsStartAt')}>
              <MomentField />
            </Form.Item>
          </>
        )}
      </div>
    </section>
  );
}

function NumberItem(props: { name: string; label: string; min: number; max: number; extra?: string }) {
  const t = useMessages(deskMessages);
  const { name, label, min, max, extra } = props;
  return (
    <Form.Item
      name={name}
      label={label}
      {...(extra ? { extra } : {})}
      rules={[{ required: true, message: t('needed') }]}
    >
      <InputNumber min={min} max={max} precision={0} style={{ width: '100%', maxWidth: 160 }} />
    </Form.Item>
  );
}
