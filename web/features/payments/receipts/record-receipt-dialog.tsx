import { App, Form, Input } from 'antd';
import { formatYuan } from '../../../../server/platform/money.ts';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RecordReceiptDocument,
  type TransferPartsFragment,
} from '../../../generated/payments-money/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { fen, type Matches, MatchRows, matchInputs } from './match-rows.tsx';
import { receiptMessages } from './receipts.messages.ts';
import { useReceiptExplain } from './use-receipt-explain.ts';

interface Fields {
  receivedOn: string;
  amount: string;
  payerName: string;
  bankReference?: string;
  remark?: string;
  matches?: Matches;
  fileIds?: string[];
}

interface Props {
  /** The announcement that the money answers. */
  transfer?: TransferPartsFragment;
  /** The invoice that it is for. */
  invoice?: { id: string; outstanding: string; enterprise: { id: string; name: string }; dealId: string };
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Records money that came in and matches it to invoices; by an announced transfer it is filled in beforehand. */
export function RecordReceiptDialog({ transfer, invoice, onClose, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const amount = Form.useWatch('amount', form) ?? transfer?.amount ?? invoice?.outstanding ?? '0.00';
  const action = useAction(RecordReceiptDocument, (data) => data.recordReceipt, { form, explain });
  const payer = transfer?.enterprise ?? invoice?.enterprise ?? null;
  const needed = [{ required: true, whitespace: true, message: t('required') }];
  const send = async ({ matches, fileIds, ...fields }: Fields) => {
    const input = {
      ...fields,
      enterpriseId: payer?.id ?? null,
      dealId: transfer?.contract.dealId ?? invoice?.dealId ?? null,
      transferId: transfer?.id ?? null,
      matches: matchInputs(matches),
      fileIds: fileIds ?? [],
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('recorded'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('recordReceipt')}
      okText={t('recordReceiptOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={startOf(transfer, invoice)}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="receivedOn" label={t('receivedOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="amount" label={t('amount')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="payerName" label={t('payer')} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="bankReference" label={t('reference')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="remark" label={t('remark')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item
        name="matches"
        label={t('invoicesFor')}
        extra={payer ? t('overflowText') : t('suspenseText')}
      >
        <MatchRows available={amount} enterpriseId={payer?.id ?? null} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('slip')}>
        <UploadedFiles max={10} />
      </Form.Item>
    </FormDialog>
  );
}

function startOf(transfer: Props['transfer'], invoice: Props['invoice']): Partial<Fields> {
  if (transfer) {
    let left = fen(transfer.amount);
    const matches: Matches = {};
    for (const { id, outstanding } of transfer.invoices) {
      const owed = fen(outstanding);
      const part = owed < left ? owed : left;
      if (part <= 0n) continue;
      left -= part;
      matches[id] = part === owed ? outstanding : formatYuan(part);
    }
    const { amount, transferredOn, bankReference, remark, enterprise } = transfer;
    return {
      amount,
      receivedOn: transferredOn,
      payerName: enterprise.name,
      ...(bankReference ? { bankReference } : {}),
      ...(remark ? { remark } : {}),
      matches,
    };
  }
  if (!invoice) return {};
  const { outstanding, enterprise, id } = invoice;
  return { amount: outstanding, payerName: enterprise.name, matches: { [id]: outstanding } };
}
