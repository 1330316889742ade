import { Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type CuratedRoadshowFragment,
  type RoadshowSessionFieldsInput,
  SaveRoadshowSessionDocument,
  type SaveRoadshowSessionMutation,
} from '../../../generated/roadshows-programme/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { namePath, useAction } from '../../../ui/use-action.ts';
import { MomentField } from '../moment-field.tsx';
import { programmeMessages } from './programme.messages.ts';
import { useProgrammeExplain } from './use-programme-explain.ts';

const pick = (data: SaveRoadshowSessionMutation) => data.saveRoadshowSession;
const fieldName = (path: string) => (path.startsWith('session.') ? namePath(path.slice(8)) : null);

/** A session's title, room, host and times; a new one is suggested where the last one ends. */
export function SessionDialog(props: {
  roadshow: CuratedRoadshowFragment;
  session: CuratedRoadshowFragment['sessions'][number] | null;
  nameOf: (id: string) => string;
  onClose: () => void;
}) {
  const { roadshow, session, nameOf, onClose } = props;
  const t = useMessages(programmeMessages);
  const explain = useProgrammeExplain(nameOf);
  const [form] = Form.useForm<RoadshowSessionFieldsInput>();
  const action = useAction(SaveRoadshowSessionDocument, pick, { form, fieldName, explain });
  const last = roadshow.sessions.at(-1);
  const isFull = last !== undefined && last.endsAt >= roadshow.endsAt;
  const save = async (fields: RoadshowSessionFieldsInput) => {
    const input = {
      roadshowId: roadshow.id,
      expectedVersion: roadshow.version,
      sessionId: session?.id ?? null,
      session: { ...fields, hostName: fields.hostName || null },
    };
    if (await action.run({ input })) onClose();
  };
  const needed = [{ required: true, message: t('needed') }];
  return (
    <FormDialog<RoadshowSessionFieldsInput>
      title={session ? t('editSession', { title: session.title }) : t('addSession')}
      okText={t('save')}
      action={action}
      form={form}
      initialValues={{
        title: session?.title ?? '',
        room: session?.room ?? (isFull ? '' : (last?.room ?? '')),
        hostName: session?.hostName ?? '',
        startsAt: session?.startsAt ?? (isFull ? roadshow.startsAt : (last?.endsAt ?? roadshow.startsAt)),
        endsAt: session?.endsAt ?? roadshow.endsAt,
      }}
      explain={explain}
      onSubmit={(fields) => void save(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={t('sessionTitle')}
        rules={[{ required: true, whitespace: true, message: t('needed') }]}
      >
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item
        name="room"
        label={t('sessionRoom')}
        rules={[{ required: true, whitespace: true, message: t('needed') }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="hostName" label={t('sessionHost')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="startsAt" label={t('sessionStartsAt')} rules={needed}>
        <MomentField />
      </Form.Item>
      <Form.Item name="endsAt" label={t('sessionEndsAt')} rules={needed}>
        <MomentField />
      </Form.Item>
    </FormDialog>
  );
}
