import { App, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useMessages } from '../../app/i18n.tsx';
import {
  RecordValuationDocument,
  type RecordValuationMutation,
  ReplaceValuationDocument,
  type ReplaceValuationMutation,
  type ValuationInput,
  type ValuationPartsFragment,
} from '../../generated/clearance/graphql.ts';
import { DayPicker, MoneyInput } from '../../ui/fields.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../ui/uploaded-files.tsx';
import { useAction } from '../../ui/use-action.ts';
import { valuationMessages } from './valuations.messages.ts';

interface Props {
  resultId: string;
  /** The mistaken valuation that is replaced; null to record a further one. */
  old: ValuationPartsFragment | null;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}

type Fields = ValuationInput & { reason?: string };

const METHODS = ['COST', 'MARKET', 'INCOME', 'OTHER'] as const;
const pickRecord = (data: RecordValuationMutation) => data.recordValuation;
const pickReplace = (data: ReplaceValuationMutation) => data.replaceValuation;
const fieldOf = (path: string) => [path.replace(/^valuation\./, '').replace(/\.\d+$/, '')];

/** Records a valuation, or replaces a mistaken one with a reason. */
export function ValuationDialog({ resultId, old, onDone, onClose }: Props) {
  const t = useMessages(valuationMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const record = useAction(RecordValuationDocument, pickRecord, { form, fieldName: fieldOf });
  const replace = useAction(ReplaceValuationDocument, pickReplace, { form, fieldName: fieldOf });
  const submit = async ({ reason = '', ...fields }: Fields) => {
    const valuation = { ...fields, fileIds: fields.fileIds ?? [] };
    const done = old
      ? await replace.run({ input: { valuationId: old.id, reason, valuation } })
      : await record.run({ input: { resultId, valuation } });
    if (!done) return;
    message.success(t('recorded'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t(old ? 'replaceTitle' : 'record')}
      okText={t(old ? 'replace' : 'record')}
      action={old ? replace : record}
      form={form}
      initialValues={{
        kind: old?.kind ?? 'THIRD_PARTY',
        method: old?.method ?? 'INCOME',
        appraiser: old?.appraiser ?? '',
        valuedOn: old?.valuedOn ?? dayjs().format('YYYY-MM-DD'),
      }}
      summary={<p>{t('recordText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      {old && (
        <Form.Item
          name="reason"
          label={t('replaceReason')}
          rules={[{ required: true, whitespace: true, message: t('replaceReasonRequired') }]}
        >
          <Input.TextArea rows={2} maxLength={2000} showCount />
        </Form.Item>
      )}
      <Form.Item name="kind" label={t('kind')}>
        <Radio.Group
          disabled={old?.kind === 'THIRD_PARTY'}
          options={[
            { value: 'THIRD_PARTY', label: t('kindTHIRD_PARTY') },
            { value: 'OWN', label: t('kindOWN') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="appraiser"
        label={t('appraiser')}
        rules={[{ required: true, whitespace: true, message: t('appraiserRequired') }]}
      >
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="method" label={t('method')}>
        <Select options={METHODS.map((value) => ({ value, label: t(`method${value}`) }))} />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={[{ required: true, message: t('amountRequired') }]}>
        <MoneyInput />
      </Form.Item>
      <Form.Item
        name="valuedOn"
        label={t('valuedOn')}
        rules={[{ required: true, message: t('valuedOnRequired') }]}
      >
        <DayPicker />
      </Form.Item>
      <Form.Item name="validUntil" label={t('validUntil')} extra={t('validUntilHint')}>
        <DayPicker />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => (
          <Form.Item
            name="fileIds"
            label={t('files')}
            rules={[{ required: getFieldValue('kind') === 'THIRD_PARTY', message: t('filesRequired') }]}
          >
            <UploadedFiles />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={1000} showCount />
      </Form.Item>
    </FormDialog>
  );
}
