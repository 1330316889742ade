import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { App, Button, Flex, Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ManagedRoadshowFragment,
  RepeatRoadshowDocument,
  type RepeatRoadshowMutation,
} from '../../../generated/roadshows-desk/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { MomentField } from '../moment-field.tsx';
import { deskMessages } from './desk.messages.ts';
import { useDeskExplain } from './use-desk-explain.ts';

interface Fields {
  title: string;
  beginnings: string[];
}

const WEEKS_MS = 28 * 24 * 60 * 60 * 1000;
const MOST = 24;
const pick = (data: RepeatRoadshowMutation) => data.repeatRoadshow;

/** More events like this one; each new beginning is suggested four weeks after the last. */
export function RepeatDialog(props: { roadshow: ManagedRoadshowFragment; onClose: () => void }) {
  const { roadshow, onClose } = props;
  const t = useMessages(deskMessages);
  const { message } = App.useApp();
  const explain = useDeskExplain();
  const [form] = Form.useForm<Fields>();
  const action = useAction(RepeatRoadshowDocument, pick, { form, explain });
  const repeat = async (fields: Fields) => {
    const input = { ...fields, roadshowId: roadshow.id, expectedVersion: roadshow.version };
    if (!(await action.run({ input }))) return;
    message.success(t('done'));
    onClose();
  };
  const next = (last: string) => new Date(Date.parse(last) + WEEKS_MS).toISOString();
  return (
    <FormDialog<Fields>
      title={t('actionREPEAT')}
      okText={t('actionREPEAT')}
      action={action}
      form={form}
      initialValues={{
        title: roadshow.series?.title ?? roadshow.title,
        beginnings: [next(roadshow.startsAt)],
      }}
      summary={<p>{t('effectREPEAT')}</p>}
      explain={explain}
      onSubmit={(fields) => void repeat(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="title"
        label={t('seriesTitle')}
        rules={[{ required: true, whitespace: true, message: t('seriesTitleNeeded') }]}
      >
        <Input maxLength={200} disabled={Boolean(roadshow.series)} />
      </Form.Item>
      <Form.List name="beginnings">
        {(fields, { add, remove }) => (
          <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
            <legend>{t('beginnings')}</legend>
            {fields.map(({ key, name }) => (
              <Flex key={key} gap={8} align="start">
                <Form.Item name={name} rules={[{ required: true, message: t('momentNeeded') }]}>
                  <MomentField label={`${t('beginnings')} ${name + 1}`} />
                </Form.Item>
                {fields.length > 1 && (
                  <Button type="text" onClick={() => remove(name)}>
                    {t('removeBeginning', { count: name + 1 })}
                  </Button>
                )}
              </Flex>
            ))}
            {fields.length < MOST && (
              <Button
                icon={<PlusOutlined />}
                onClick={() => {
                  const last = (form.getFieldValue('beginnings') as (string | null)[]).at(-1);
                  add(next(last ?? roadshow.startsAt));
                }}
              >
                {t('addBeginning')}
              </Button>
            )}
          </fieldset>
        )}
      </Form.List>
    </FormDialog>
  );
}
