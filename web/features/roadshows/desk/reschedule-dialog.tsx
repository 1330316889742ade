import { App, Form, Input, Radio } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ManagedRoadshowFragment,
  RescheduleRoadshowDocument,
  type RescheduleRoadshowInput,
  type RescheduleRoadshowMutation,
} from '../../../generated/roadshows-desk/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { MomentField } from '../moment-field.tsx';
import { roadshowLabels } from '../roadshow.labels.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { PlaceFields } from './place-fields.tsx';
import { useDeskExplain } from './use-desk-explain.ts';

type Fields = Omit<RescheduleRoadshowInput, 'roadshowId' | 'expectedVersion'>;

const MOMENTS = ['startsAt', 'endsAt', 'entriesUntil', 'registerUntil', 'slotsStartAt'] as const;
const NAMES = {
  startsAt: 'fieldStartsAt',
  endsAt: 'fieldEndsAt',
  entriesUntil: 'fieldEntriesUntil',
  registerUntil: 'fieldRegisterUntil',
  slotsStartAt: 'fieldSlotsStartAt',
} as const;
const pick = (data: RescheduleRoadshowMutation) => data.rescheduleRoadshow;

/** Another day or another place; when the beginning moves, the other moments move along until they are set. */
export function RescheduleDialog(props: { roadshow: ManagedRoadshowFragment; onClose: () => void }) {
  const { roadshow, onClose } = props;
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  const { message } = App.useApp();
  const explain = useDeskExplain();
  const [form] = Form.useForm<Fields>();
  const action = useAction(RescheduleRoadshowDocument, pick, { form, explain });
  const reschedule = async (fields: Fields) => {
    const input = { ...fields, roadshowId: roadshow.id, expectedVersion: roadshow.version };
    if (!(await action.run({ input }))) return;
    message.success(t('done'));
    onClose();
  };
  const moveAlong = (startsAt: string | null) => {
    if (!startsAt) return;
    const shift = Date.parse(startsAt) - Date.parse(roadshow.startsAt);
    for (const name of MOMENTS.slice(1)) {
      const before = roadshow[name];
      if (before && !form.isFieldTouched(name))
        form.setFieldValue(name, new Date(Date.parse(before) + shift).toISOString());
    }
  };
  const shown = MOMENTS.filter((name) => name !== 'slotsStartAt' || roadshow.tables > 0);
  return (
    <FormDialog<Fields>
      title={t('actionRESCHEDULE')}
      okText={t('actionRESCHEDULE')}
      action={action}
      form={form}
      initialValues={{
        startsAt: roadshow.startsAt,
        endsAt: roadshow.endsAt,
        entriesUntil: roadshow.entriesUntil,
        registerUntil: roadshow.registerUntil,
        slotsStartAt: roadshow.slotsStartAt ?? null,
        kind: roadshow.kind,
        regionCode: roadshow.regionCode ?? null,
        address: roadshow.address ?? null,
        hall: roadshow.hall ?? null,
      }}
      summary={<p>{t('effectRESCHEDULE')}</p>}
      explain={explain}
      onSubmit={(fields) => void reschedule(fields)}
      onClose={onClose}
    >
      <div className={styles.columns}>
        {shown.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(NAMES[name])}
            rules={[{ required: true, message: t('momentNeeded') }]}
          >
            <MomentField {...(name === 'startsAt' ? { onPick: moveAlong } : {})} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="kind" label={t('fieldKind')}>
        <Radio.Group
          options={(['PLACE', 'ONLINE', 'BOTH'] as const).map((value) => ({
            value,
            label: labels(`kind${value}`),
          }))}
        />
      </Form.Item>
      <PlaceFields />
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t('reasonHint')}
        rules={[{ required: true, whitespace: true, message: t('reasonNeeded') }]}
      >
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
