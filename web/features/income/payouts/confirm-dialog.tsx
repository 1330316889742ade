import { App, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ConfirmPayoutDocument,
  type ConfirmPayoutMutation,
  PayoutLinesDocument,
  type PayoutLinesQuery,
} from '../../../generated/income-payouts/graphql.ts';
import { DayPicker } from '../../../ui/fields.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useRows } from '../../../ui/use-rows.ts';
import type { Payout } from './payout-page.tsx';
import { payoutMessages } from './payouts.messages.ts';
import { useExplainPayout } from './use-explain-payout.ts';

interface Fields {
  executedOn: string;
  bankReference?: string;
  receiptFileId?: string;
  receiptName?: string;
  failedIds?: string[];
  reasons?: Record<string, string>;
}

interface Props {
  payout: Payout;
  onClose: () => void;
  onDone: () => Promise<void>;
}

const pick = (data: ConfirmPayoutMutation) => data.confirmPayout;
const pickLines = (data: PayoutLinesQuery) => data.payout?.lines;

/** What the bank executed: the day, its receipt, and each line that it did not pay with its reason. */
export function ConfirmDialog({ payout, onClose, onDone }: Props) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const { key } = useIdempotencyKey();
  const explain = useExplainPayout();
  const action = useAction(ConfirmPayoutDocument, pick, { form, explain });
  const receipt = Form.useWatch('receiptName', form);
  const submit = async (fields: Fields) => {
    const { executedOn, bankReference, receiptFileId, failedIds = [], reasons = {} } = fields;
    const failed = failedIds.map((lineId) => ({ lineId, reason: reasons[lineId] ?? '' }));
    const { id: batchId, version: expectedVersion } = payout;
    const done = await action.run({
      input: {
        ...{ batchId, expectedVersion, executedOn, failed, idempotencyKey: key },
        bankReference: bankReference ?? null,
        receiptFileId: receiptFileId ?? null,
      },
    });
    if (!done) return;
    message.success(t('doneCONFIRM'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('action_CONFIRM')}
      okText={t('action_CONFIRM')}
      action={action}
      form={form}
      summary={<p>{t('confirmText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="executedOn"
        label={t('executedOn')}
        rules={[{ required: true, message: t('required') }]}
      >
        <DayPicker />
      </Form.Item>
      <Form.Item name="bankReference" label={t('bankReference')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="receiptName" noStyle hidden>
        <Input />
      </Form.Item>
      <Form.Item
        name="receiptFileId"
        label={t('receiptFile')}
        extra={receipt ? t('chosenFile', { name: receipt }) : undefined}
      >
        <FileUpload
          onUploaded={({ id, name }) => form.setFieldsValue({ receiptFileId: id, receiptName: name })}
        />
      </Form.Item>
      <FailedLines payoutId={payout.id} />
    </FormDialog>
  );
}

/** Lines are found by the name of the payee, since there can be thousands. */
function FailedLines({ payoutId }: { payoutId: string }) {
  const t = useMessages(payoutMessages);
  const form = Form.useFormInstance<Fields>();
  const [name, setName] = useState('');
  const [names, setNames] = useState<Record<string, string>>({});
  const failedIds = Form.useWatch('failedIds', form) ?? [];
  const list = useRows(PayoutLinesDocument, pickLines, { id: payoutId, states: ['PENDING'], name });
  const found = (list.rows ?? []).map(({ id, position, payeeName }) => ({
    value: id,
    label: `${position} ${payeeName}`,
  }));
  const known = failedIds
    .filter((id) => !found.some(({ value }) => value === id))
    .map((id) => ({ value: id, label: names[id] ?? id }));
  const labelOf = (id: string) => [...found, ...known].find(({ value }) => value === id)?.label ?? '';
  return (
    <>
      <Form.Item name="failedIds" label={t('failedLines')}>
        <Select<string[]>
          mode="multiple"
          showSearch={{ filterOption: false, onSearch: setName }}
          placeholder={t('failedHint')}
          loading={list.loading}
          options={[...found, ...known]}
          onChange={(ids) => setNames(Object.fromEntries(ids.map((id) => [id, labelOf(id)])))}
        />
      </Form.Item>
      {failedIds.map((id) => (
        <Form.Item
          key={id}
          name={['reasons', id]}
          label={t('failReason', { name: labelOf(id) })}
          rules={[{ required: true, whitespace: true, message: t('required') }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      ))}
    </>
  );
}
