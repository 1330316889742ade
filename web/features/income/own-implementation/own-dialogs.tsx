import { App, Form, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  ConfirmProfitDocument,
  type ConfirmProfitMutation,
  RecordProfitDocument,
  type RecordProfitMutation,
  ReopenProfitDocument,
  type ReopenProfitMutation,
  StopOwnImplementationDocument,
  type StopOwnImplementationMutation,
} from '../../../generated/income-holdings/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { ownMessages } from './own.messages.ts';
import type { OwnDetail } from './own-detail-page.tsx';
import type { Year } from './years-section.tsx';

interface DialogProps {
  own: OwnDetail;
  onDone: () => Promise<unknown>;
  onClose: () => void;
}
type YearProps = DialogProps & { year: Year };

const pickRecord = (data: RecordProfitMutation) => data.recordProfit;
const pickConfirm = (data: ConfirmProfitMutation) => data.confirmProfit;
const pickReopen = (data: ReopenProfitMutation) => data.reopenProfit;
const pickStop = (data: StopOwnImplementationMutation) => data.stopOwnImplementation;
const fieldOf = (path: string) => [path.replace(/\.\d+$/, '')];

const referenceTo = ({ id, version }: OwnDetail, year: Year) => ({
  ownImplementationId: id,
  expectedVersion: version,
  year: year.number,
});

/** Words for the refusal that own implementation knows better. */
function useOwnExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(ownMessages);
  return ({ params }) =>
    params.some(({ name, value }) => name === 'reason' && value === 'NOT_OVER')
      ? t('reasonNOT_OVER')
      : undefined;
}

interface RecordFields {
  operatingProfit: string;
  note?: string;
  fileIds: string[];
}

/** Records the operating profit of a year. */
export function RecordDialog({ own, year, onDone, onClose }: YearProps) {
  const t = useMessages(ownMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<RecordFields>();
  const action = useAction(RecordProfitDocument, pickRecord, { form, fieldName: fieldOf });
  const explain = useOwnExplain();
  const submit = async ({ operatingProfit, ...fields }: RecordFields) => {
    const input = { ...referenceTo(own, year), ...fields, operatingProfit: String(operatingProfit) };
    if (!(await action.run({ input }))) return;
    message.success(t('done'));
    await onDone();
  };
  return (
    <FormDialog<RecordFields>
      title={t('record')}
      okText={t('record')}
      action={action}
      form={form}
      explain={explain}
      summary={<p>{t('recordText', { number: year.number, from: year.from, to: year.to })}</p>}
      {...(year.operatingProfit ? { initialValues: { operatingProfit: year.operatingProfit } } : {})}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="operatingProfit"
        label={t('profit')}
        extra={t('profitHint')}
        rules={[{ required: true, message: t('required') }]}
      >
        <InputNumber<string>
          stringMode
          min="-999999999999999.99"
          max="999999999999999.99"
          precision={2}
          prefix="¥"
          controls={false}
          style={{ width: '100%' }}
        />
      </Form.Item>
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={2} maxLength={500} showCount />
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

/** Confirms what somebody else recorded. */
export function ConfirmDialog({ own, year, onDone, onClose }: YearProps) {
  const t = useMessages(ownMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<object>();
  const action = useAction(ConfirmProfitDocument, pickConfirm);
  const submit = async () => {
    if (!(await action.run({ input: { ...referenceTo(own, year), idempotencyKey: key } }))) return;
    message.success(t('done'));
    await onDone();
  };
  const profit = exactMoney(year.operatingProfit ?? '0', locale);
  return (
    <FormDialog<object>
      title={t('confirm')}
      okText={t('confirm')}
      action={action}
      form={form}
      summary={<p>{t('confirmText', { number: year.number, profit })}</p>}
      onSubmit={() => void submit()}
      onClose={onClose}
    />
  );
}

/** Opens a confirmed year again. */
export function ReopenDialog({ own, year, onDone, onClose }: YearProps) {
  const t = useMessages(ownMessages);
  const { key } = useIdempotencyKey();
  const action = useAction(ReopenProfitDocument, pickReopen);
  const submit = async (reason: string) => {
    if (await action.run({ input: { ...referenceTo(own, year), reason, idempotencyKey: key } }))
      await onDone();
  };
  return (
    <ReasonDialog
      title={t('reopen')}
      text={t('reopenText')}
      label={t('reopenReason')}
      ok={t('reopen')}
      danger
      action={action}
      onReason={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  );
}

interface StopFields {
  on: string;
  reason: string;
}

/** Records that production ended. */
export function StopDialog({ own, onDone, onClose }: DialogProps) {
  const t = useMessages(ownMessages);
  const [form] = Form.useForm<StopFields>();
  const action = useAction(StopOwnImplementationDocument, pickStop, { form, fieldName: fieldOf });
  const submit = async (fields: StopFields) => {
    const input = { ...fields, ownImplementationId: own.id, expectedVersion: own.version };
    if (await action.run({ input })) await onDone();
  };
  return (
    <FormDialog<StopFields>
      title={t('stop')}
      okText={t('stop')}
      danger
      action={action}
      form={form}
      initialValues={{ on: dayjs().format('YYYY-MM-DD') }}
      summary={<p>{t('stopText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('stopOn')} rules={[{ required: true, message: t('required') }]}>
        <DayPicker />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t('stopReason')}
        rules={[{ required: true, whitespace: true, message: t('required') }]}
      >
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </FormDialog>
  );
}
