import { App, Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type MyPayeePartsFragment,
  SetMyBankDetailsDocument,
  type SetMyBankDetailsMutation,
} from '../../../generated/my-income/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { myIncomeMessages } from './my-income.messages.ts';

interface Fields {
  bankName: string;
  bankAccount: string;
}

const pick = (data: SetMyBankDetailsMutation) => data.setBankDetails;

/** Where a unit sends somebody's own money. */
export function MyBankDialog({ payee, onClose }: { payee: MyPayeePartsFragment; onClose: () => void }) {
  const t = useMessages(myIncomeMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const explain = ({ code, field }: UserErrorParts) =>
    code === 'INVALID' && field === 'bankAccount' ? t('bankAccountInvalid') : undefined;
  const action = useAction(SetMyBankDetailsDocument, pick, { form, explain });
  const submit = async (fields: Fields) => {
    const { id: payeeId, version: expectedVersion } = payee;
    if (!(await action.run({ input: { ...fields, payeeId, expectedVersion } }))) return;
    message.success(t('bankSaved'));
    onClose();
  };
  const required = [{ required: true, whitespace: true, message: t('required') }];
  return (
    <FormDialog<Fields>
      title={t('bankDialogTitle', { unit: payee.organization.name })}
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
