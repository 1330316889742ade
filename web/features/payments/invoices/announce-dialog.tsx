import { App, Checkbox, Form, Input } from 'antd';
import { formatYuan } from '../../../../server/platform/money.ts';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  AnnounceTransferDocument,
  type InvoicePartsFragment,
} from '../../../generated/payments-money/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { fen } from '../receipts/match-rows.tsx';
import { receiptMessages } from '../receipts/receipts.messages.ts';
import { useReceiptExplain } from '../receipts/use-receipt-explain.ts';

interface Fields {
  invoiceIds: string[];
  amount: string;
  transferredOn: string;
  bankReference?: string;
  remark?: string;
  fileIds?: string[];
}

interface Props {
  dealId: string;
  /** Invoices of which something is owed, the earliest due first. */
  open: readonly InvoicePartsFragment[];
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** The enterprise tells of a transfer that it made, with the slip of its bank. */
export function AnnounceDialog({ dealId, open, onClose, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const action = useAction(AnnounceTransferDocument, (data) => data.announceTransfer, { form, explain });
  const needed = [{ required: true, message: t('required') }];
  const first = open[0];
  const sumOf = (ids: readonly string[]) =>
    formatYuan(
      open.filter(({ id }) => ids.includes(id)).reduce((sum, { outstanding }) => sum + fen(outstanding), 0n),
    );
  const send = async ({ fileIds, invoiceIds, ...fields }: Fields) => {
    const input = {
      dealId,
      ...fields,
      invoiceIds: invoiceIds ?? [],
      fileIds: fileIds ?? [],
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('announceDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('announceTitle')}
      okText={t('announceOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={first ? { invoiceIds: [first.id], amount: first.outstanding } : { invoiceIds: [] }}
      summary={<p>{t('announceText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      {open.length > 0 && (
        <Form.Item name="invoiceIds" label={t('meantFor')}>
          <Checkbox.Group
            style={{ display: 'grid', gap: 4 }}
            options={open.map(({ id, number, outstanding }) => ({
              value: id,
              label: `${number}　${t('owed', { sum: exactMoney(outstanding, locale) })}`,
            }))}
            onChange={(ids) => form.setFieldValue('amount', sumOf(ids))}
          />
        </Form.Item>
      )}
      <Form.Item name="amount" label={t('amount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="transferredOn" label={t('transferredOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="bankReference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="remark" label={t('remark')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('slip')}>
        <UploadedFiles max={10} />
      </Form.Item>
    </FormDialog>
  );
}
