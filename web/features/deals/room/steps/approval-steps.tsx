import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../../app/i18n.tsx';
import { RecordApprovalDocument, RecordFilingDocument } from '../../../../generated/deals/graphql.ts';
import { DayPicker } from '../../../../ui/fields.tsx';
import { useAction } from '../../../../ui/use-action.ts';
import { type ChosenFile, FileField } from '../file-field.tsx';
import { useRoom } from '../room-context.ts';
import { StepDialog, type StepProps } from './step-dialog.tsx';
import { stepMessages } from './steps.messages.ts';

const MAX_NAME = 200;

interface Fields {
  department: string;
  reference: string;
  approved: 'YES' | 'NO';
  decidedOn: string;
}

/** What the supervising department decided about a sensitive result (REG-6). */
export default function ApprovalStep({ onClose }: StepProps) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<Fields>();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const action = useAction(RecordApprovalDocument, (data) => data.recordApproval, { form });
  const submit = async ({ department, reference, approved, decidedOn }: Fields) => {
    const input = {
      dealId: deal.id,
      department: department.trim(),
      reference: reference.trim(),
      approved: approved === 'YES',
      decidedOn,
      fileId: file?.id ?? null,
    };
    if (await action.run({ input })) await done(t('done_RECORD_APPROVAL'));
  };
  const required = (message: string) => [{ required: true, whitespace: true, message }];
  return (
    <StepDialog
      title={t('title_RECORD_APPROVAL')}
      okText={t('ok_RECORD_APPROVAL')}
      action={action}
      form={form}
      summary={<p>{t('text_RECORD_APPROVAL')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="department" label={t('department')} rules={required(t('departmentRequired'))}>
        <Input maxLength={MAX_NAME} />
      </Form.Item>
      <Form.Item
        name="reference"
        label={t('reference')}
        extra={t('referenceHint')}
        rules={required(t('referenceRequired'))}
      >
        <Input maxLength={MAX_NAME} />
      </Form.Item>
      <Form.Item
        name="approved"
        label={t('approved')}
        rules={[{ required: true, message: t('approvedRequired') }]}
      >
        <Radio.Group
          options={[
            { value: 'YES', label: t('approvedYES') },
            { value: 'NO', label: t('approvedNO') },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="decidedOn"
        label={t('decidedOn')}
        rules={[{ required: true, message: t('decidedOnRequired') }]}
      >
        <DayPicker />
      </Form.Item>
      <FileField label={t('approvalFile')} file={file} onFile={setFile} />
    </StepDialog>
  );
}

/** The department filed its approval with the provincial finance department. */
export function FilingStep({ approvalId, onClose }: StepProps & { approvalId: string }) {
  const t = useMessages(stepMessages);
  const { deal, done } = useRoom();
  const [form] = Form.useForm<{ filedOn: string }>();
  const action = useAction(RecordFilingDocument, (data) => data.recordFiling, { form });
  const submit = async ({ filedOn }: { filedOn: string }) => {
    if (await action.run({ input: { dealId: deal.id, approvalId, filedOn } })) await done(t('done_FILING'));
  };
  return (
    <StepDialog
      title={t('title_FILING')}
      okText={t('ok_FILING')}
      action={action}
      form={form}
      summary={<p>{t('text_FILING')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item
        name="filedOn"
        label={t('filedOn')}
        rules={[{ required: true, message: t('filedOnRequired') }]}
      >
        <DayPicker />
      </Form.Item>
    </StepDialog>
  );
}
