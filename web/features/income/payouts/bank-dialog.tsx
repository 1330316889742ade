import { App, Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  SetBankDetailsDocument,
  type SetBankDetailsMutation,
} from '../../../generated/income-payouts/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { payoutMessages } from './payouts.messages.ts';

interface Fields {
  bankName: string;
  bankAccount: string;
}

interface Props {
  payee: {
    id: string;
    name: string;
    version: number;
    bankName?: string | null;
    bankAccount?: string | null;
  };
  onClose: () => void;
  onDone?: () => void;
}

const pick = (data: SetBankDetailsMutation) => data.setBankDetails;

/** Where the money of a payee goes: for themselves, or for finance where they have not said. */
export function BankDialog({ payee, onClose, onDone }: Props) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = ({ code, field }: UserErrorParts) =>
    code === 'INVALID' && field === 'bankAccount' ? t('bankAccountInvalid') : undefined;
  const action = useAction(SetBankDetailsDocument, pick, { form, explain });
  const submit = async ({ bankName, bankAccount }: Fields) => {
    const { id: payeeId, version: expectedVersion } = payee;
    if (!(await action.run({ input: { payeeId, expectedVersion, bankName, bankAccount } }))) return;
    message.success(t('bankSaved'));
    onDone?.();
    onClose();
  };
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('bankDialogTitle', { name: payee.name })}
      okText={t('bankSave')}
      action={action}
      form={form}
      initialValues={{ bankName: payee.bankName ?? '', bankAccount: payee.bankAccount ?? '' }}
      summary={<p>{t('bankDialogText')}</p>}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="bankName" label={t('bankName')} extra={t('bankNameHint')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="bankAccount" label={t('bankAccount')} rules={required}>
        <Input maxLength={50} inputMode="numeric" autoComplete="off" className="f-number" />
      </Form.Item>
    </FormDialog>
  );
}
