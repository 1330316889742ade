import { App, Form, Input, Select } from 'antd';
import { formatYuan } from '../../../../server/platform/money.ts';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type FapiaoKind,
  type InvoicePartsFragment,
  RecordFapiaoDocument,
} from '../../../generated/payments-money/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { fen } from '../receipts/match-rows.tsx';
import { receiptMessages } from '../receipts/receipts.messages.ts';
import { useReceiptExplain } from '../receipts/use-receipt-explain.ts';

interface Fields {
  kind: FapiaoKind;
  code?: string;
  number: string;
  issuedOn: string;
  amount: string;
  taxRateBasisPoints: number;
  tax: string;
  fileIds?: string[];
}

const KINDS = [
  'DIGITAL_SPECIAL',
  'DIGITAL_ORDINARY',
  'SPECIAL',
  'ORDINARY',
  'OTHER',
] as const satisfies readonly FapiaoKind[];
/** Rates in use: exempt, small taxpayers, services, goods. */
const RATES = [0, 100, 300, 500, 600, 900, 1300];

interface Props {
  invoice: InvoicePartsFragment;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** Keeps the data of a tax invoice; the tax follows from sum and rate and can be corrected by a rounding. */
export function FapiaoDialog({ invoice, onClose, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { message } = App.useApp();
  const explain = useReceiptExplain();
  const { key } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'DIGITAL_ORDINARY';
  const action = useAction(RecordFapiaoDocument, (data) => data.recordFapiao, { form, explain });
  const needed = [{ required: true, message: t('required') }];
  const reckon = () => {
    const { amount, taxRateBasisPoints: rate } = form.getFieldsValue();
    const sum = fen(amount);
    const base = BigInt(10_000 + (rate ?? 0));
    // Rounded to the nearest fen.
    form.setFieldValue('tax', formatYuan((sum * BigInt(rate ?? 0) * 2n + base) / (base * 2n)));
  };
  const send = async ({ fileIds, ...fields }: Fields) => {
    const input = {
      invoiceId: invoice.id,
      ...fields,
      fileId: fileIds?.[0] ?? null,
      idempotencyKey: key,
    };
    if (!(await action.run({ input }))) return;
    message.success(t('fapiaoDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t('fapiaoTitle', { number: invoice.number })}
      okText={t('fapiaoOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{
        kind: 'DIGITAL_ORDINARY',
        amount: invoice.amount,
        taxRateBasisPoints: 0,
        tax: '0.00',
      }}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t('fapiaoKind')} rules={needed}>
        <Select options={KINDS.map((value) => ({ value, label: t(`kind${value}`) }))} />
      </Form.Item>
      {(kind === 'SPECIAL' || kind === 'ORDINARY') && (
        <Form.Item name="code" label={t('fapiaoCode')} extra={t('fapiaoCodeHint')} rules={needed}>
          <Input maxLength={12} inputMode="numeric" className="f-number" />
        </Form.Item>
      )}
      <Form.Item name="number" label={t('fapiaoNumber')} extra={t('fapiaoNumberHint')} rules={needed}>
        <Input maxLength={40} className="f-number" />
      </Form.Item>
      <Form.Item name="issuedOn" label={t('fapiaoIssuedOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="amount" label={t('fapiaoAmount')} rules={needed}>
        <MoneyInput onBlur={reckon} />
      </Form.Item>
      <Form.Item name="taxRateBasisPoints" label={t('fapiaoRate')} rules={needed}>
        <Select
          onChange={reckon}
          options={RATES.map((value) => ({
            value,
            label: value === 0 ? t('fapiaoExempt') : `${value / 100} %`,
          }))}
        />
      </Form.Item>
      <Form.Item name="tax" label={t('fapiaoTax')} rules={needed}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="fileIds" label={t('fapiaoFile')}>
        <UploadedFiles max={1} />
      </Form.Item>
    </FormDialog>
  );
}
