import { Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  type DealCheckKind,
  type DealCheckOutcome,
  RecordDealCheckDocument,
} from '../../../../generated/deals/graphql.ts';
import { useAction } from '../../../../ui/use-action.ts';
import { dealLabels } from '../../deal-labels.ts';
import { type ChosenFile, FileField } from '../file-field.tsx';
import { useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

const OUTCOMES = ['NOT_NEEDED', 'CLEARED', 'LICENSED', 'FORBIDDEN'] as const;
const MAX_NOTE = 2000;

interface Fields {
  kind: DealCheckKind;
  outcome: DealCheckOutcome;
  note?: string;
}

/** Export control and ethics: what was checked and what came of it (REG-13). */
export default function CheckStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const labels = useMessages(dealLabels);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<Fields>();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const action = useAction(RecordDealCheckDocument, (data) => data.recordDealCheck, { form });
  const submit = async ({ kind, outcome, note }: Fields) => {
    const input = { dealId: deal.id, kind, outcome, note: note?.trim() || null, fileId: file?.id ?? null };
    if (await action.run({ input })) await done(t('done_RECORD_CHECK'));
  };
  return (
    <StepDialog
      title={t('title_RECORD_CHECK')}
      okText={t('ok_RECORD_CHECK')}
      action={action}
      form={form}
      initialValues={{ kind: 'EXPORT_CONTROL' }}
      summary={<p>{t('text_RECORD_CHECK')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('checkKind')}>
        <Radio.Group
          options={(['EXPORT_CONTROL', 'ETHICS'] as const).map((value) => ({
            value,
            label: labels(`check${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="outcome"
        label={t('checkOutcome')}
        rules={[{ required: true, message: t('checkOutcomeRequired') }]}
      >
        <Select options={OUTCOMES.map((value) => ({ value, label: labels(`outcome${value}`) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('checkNote')} extra={t('checkNoteHint')}>
        <Input.TextArea rows={3} maxLength={MAX_NOTE} />
      </Form.Item>
      <FileField label={t('fileOptional')} file={file} onFile={setFile} />
    </StepDialog>
  );
}
