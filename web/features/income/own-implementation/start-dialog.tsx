import { useQuery } from '@apollo/client/react';
import { App, Form, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../../app/i18n.tsx';
import {
  OwnResultsDocument,
  StartOwnImplementationDocument,
  type StartOwnImplementationInput,
  type StartOwnImplementationMutation,
} from '../../../generated/income-holdings/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { ownMessages } from './own.messages.ts';

const pick = (data: StartOwnImplementationMutation) => data.startOwnImplementation;
const fieldOf = (path: string) => [path.replace(/\.\d+$/, '')];

/** Enters that the unit puts a result into production itself. */
export function StartDialog({ onDone, onClose }: { onDone: (id: string) => void; onClose: () => void }) {
  const t = useMessages(ownMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<StartOwnImplementationInput>();
  const { data, loading } = useQuery(OwnResultsDocument);
  const action = useAction(StartOwnImplementationDocument, pick, { form, fieldName: fieldOf });
  const submit = async (input: StartOwnImplementationInput) => {
    const done = await action.run({ input });
    if (!done?.ownImplementation) return;
    message.success(t('started'));
    onDone(done.ownImplementation.id);
  };
  return (
    <FormDialog<StartOwnImplementationInput>
      title={t('start')}
      okText={t('start')}
      action={action}
      form={form}
      initialValues={{ startedOn: dayjs().format('YYYY-MM-DD'), years: 3 }}
      summary={<p>{t('startText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="resultId" label={t('result')} rules={[{ required: true, message: t('required') }]}>
        <Select
          loading={loading}
          placeholder={t('resultPlaceholder')}
          showSearch={{ optionFilterProp: 'label' }}
          options={data?.techResults.edges.map(({ node }) => ({ value: node.id, label: node.title })) ?? []}
        />
      </Form.Item>
      <Form.Item name="startedOn" label={t('startedOn')} rules={[{ required: true, message: t('required') }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item
        name="years"
        label={t('years')}
        extra={t('yearsHint')}
        rules={[{ required: true, message: t('required') }]}
      >
        <InputNumber min={1} max={20} precision={0} />
      </Form.Item>
      <Form.Item
        name="fileIds"
        label={t('files')}
        rules={[{ required: true, type: 'array', min: 1, message: t('filesRequired') }]}
      >
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
