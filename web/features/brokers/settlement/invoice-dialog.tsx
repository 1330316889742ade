import { App, Form, Input } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type CommissionInvoicePartsFragment,
  IssueCommissionInvoiceDocument,
  type IssueCommissionInvoiceMutation,
  RecordCommissionFapiaoDocument,
  type RecordCommissionFapiaoMutation,
} from '../../../generated/brokers-settlement/graphql.ts';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { UploadedFiles } from '../../../ui/uploaded-files.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Claim } from './claim-page.tsx';
import { minus } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import { useSettlementExplain } from './use-settlement-explain.ts';

interface Fields {
  amount: string;
  note?: string;
  fapiaoNumber?: string;
  fapiaoOn?: string;
  fileIds: string[];
}

interface Props {
  claim: Claim;
  /** The invoice whose tax invoice is added; null issues a new one. */
  invoice: CommissionInvoicePartsFragment | null;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

const pickIssue = (data: IssueCommissionInvoiceMutation) => data.issueCommissionInvoice;
const pickFapiao = (data: RecordCommissionFapiaoMutation) => data.recordCommissionFapiao;

/** Issues an invoice for what accrued and was not invoiced, or adds the tax invoice to one. */
export function InvoiceDialog({ claim, invoice, onClose, onDone }: Props) {
  const t = useMessages(settlementMessages);
  const { message } = App.useApp();
  const explain = useSettlementExplain();
  const { key: idempotencyKey } = useIdempotencyKey();
  const [form] = Form.useForm<Fields>();
  const number = Form.useWatch('fapiaoNumber', form);
  const options = { form, explain };
  const issue = useAction(IssueCommissionInvoiceDocument, pickIssue, options);
  const record = useAction(RecordCommissionFapiaoDocument, pickFapiao, options);
  const needed = invoice !== null || Boolean(number);
  const required = [{ required: true, message: t('required') }];
  const send = async ({ amount, note, fapiaoNumber, fapiaoOn, fileIds }: Fields) => {
    const done = invoice
      ? await record.run({
          input: {
            ...{ invoiceId: invoice.id, expectedVersion: invoice.version, fileIds, idempotencyKey },
            ...{ fapiaoNumber: fapiaoNumber ?? '', fapiaoOn: fapiaoOn ?? '' },
          },
        })
      : await issue.run({
          input: {
            ...{ claimId: claim.id, amount, note: note ?? null, fileIds, idempotencyKey },
            ...{ fapiaoNumber: fapiaoNumber || null, fapiaoOn: fapiaoNumber ? (fapiaoOn ?? null) : null },
          },
        });
    if (!done) return;
    message.success(t(invoice ? 'fapiaoDone' : 'issueDone'));
    await onDone();
  };
  return (
    <FormDialog<Fields>
      title={t(invoice ? 'addFapiao' : 'issueTitle')}
      okText={t(invoice ? 'addFapiao' : 'issue')}
      action={invoice ? record : issue}
      explain={explain}
      form={form}
      initialValues={{ fileIds: [], ...(invoice ? {} : { amount: minus(claim.accrued, claim.invoiced) }) }}
      summary={<p>{t(invoice ? 'addFapiaoText' : 'issueText')}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      {!invoice && (
        <>
          <Form.Item name="amount" label={t('amount')} rules={required}>
            <MoneyInput />
          </Form.Item>
          <Form.Item name="note" label={t('note')}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </>
      )}
      <Form.Item
        name="fapiaoNumber"
        label={t(invoice ? 'fapiaoNumberNeeded' : 'fapiaoNumber')}
        rules={invoice ? required : []}
      >
        <Input maxLength={20} inputMode="numeric" />
      </Form.Item>
      {needed && (
        <Form.Item name="fapiaoOn" label={t('fapiaoOn')} rules={required}>
          <DayPicker />
        </Form.Item>
      )}
      <Form.Item name="fileIds" label={t('fapiaoFiles')}>
        <UploadedFiles />
      </Form.Item>
    </FormDialog>
  );
}
