import { App, Form, Input, Segmented } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BountySafeguardKind,
  RecordSafeguardDocument,
  type RecordSafeguardMutation,
} from '../../../generated/demands-bounty/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { bountyMessages } from './bounty.messages.ts';
import { useBountyExplain } from './use-bounty-explain.ts';

interface Fields {
  kind: BountySafeguardKind;
  amount: string;
  holder: string;
  reference?: string;
  since: string;
  validUntil?: string;
  fileIds: string[];
}

interface Props {
  demandId: string;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const pick = (data: RecordSafeguardMutation) => data.recordSafeguard;

/** The poster records a deposit or a guarantee with its evidence. */
export function SafeguardDialog({ demandId, onClose, onDone }: Props) {
  const t = useMessages(bountyMessages);
  const { message } = App.useApp();
  const explain = useBountyExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'DEPOSIT';
  const action = useAction(RecordSafeguardDocument, pick, { form, explain });
  const send = async ({ validUntil, ...fields }: Fields) => {
    const input = { demandId, ...fields, validUntil: validUntil ?? null, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    message.success(t('recordSafeguardDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('recordSafeguard')}
      okText={t('recordSafeguardOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ kind: 'DEPOSIT', fileIds: [] }}
      summary={<p>{t('recordSafeguardText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('kind')}>
        <Segmented
          options={(['DEPOSIT', 'GUARANTEE'] as const).map((value) => ({ value, label: t(`kind${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="amount" label={t('sum')} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="holder" label={t(`holder${kind}`)} rules={[{ ...required[0], whitespace: true }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="reference" label={t('safeguardReference')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="since" label={t(`since${kind}`)} rules={required}>
        <DayPicker />
      </Form.Item>
      {kind === 'GUARANTEE' && (
        <Form.Item name="validUntil" label={t('validUntil')} extra={t('validUntilHint')} rules={required}>
          <DayPicker />
        </Form.Item>
      )}
      <Form.Item
        name="fileIds"
        label={t('evidence')}
        extra={t('evidenceHint')}
        rules={[{ required: true, type: 'array', min: 1, message: t('required') }]}
      >
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
