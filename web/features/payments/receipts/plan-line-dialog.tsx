import { Checkbox, Form } from 'antd';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { PlanStatementLineDocument } from '../../../generated/payments-money/graphql.ts';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { exactMoney } from '../../../ui/money.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { type Matches, MatchRows } from './match-rows.tsx';
import { receiptMessages } from './receipts.messages.ts';
import type { Line } from './statement-lines.tsx';
import type { Statement } from './statement-page.tsx';
import { useReceiptExplain } from './use-receipt-explain.ts';

interface Fields {
  skip: boolean;
  matches?: Matches;
}

interface Props {
  statement: Statement;
  line: Line;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

/** What becomes of a line: left out, in suspense, or for invoices, the oldest paid first. */
export function PlanLineDialog({ statement, line, onClose, onDone }: Props) {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const explain = useReceiptExplain();
  const [form] = Form.useForm<Fields>();
  const skip = Form.useWatch('skip', form) ?? line.state === 'SKIPPED';
  const action = useAction(PlanStatementLineDocument, (data) => data.planStatementLine, { explain });
  const sum = exactMoney(line.amount ?? '0.00', locale);
  const send = async (fields: Fields) => {
    const invoiceIds = Object.keys(fields.matches ?? {});
    const input = {
      statementId: statement.id,
      expectedVersion: statement.version,
      lineId: line.id,
      skip: fields.skip,
      invoiceIds,
      // Without an invoice the payer stays whom the bank names, where that is known.
      enterpriseId: invoiceIds.length > 0 ? null : (line.enterprise?.id ?? null),
    };
    if (await action.run({ input })) await onDone();
  };
  const matches = Object.fromEntries(
    line.matches.flatMap(({ invoice, amount }) => (invoice ? [[invoice.id, amount]] : [])),
  );
  return (
    <FormDialog<Fields>
      title={t('planTitle', { line: line.line })}
      okText={t('planOk')}
      action={action}
      explain={explain}
      form={form}
      initialValues={{ skip: line.state === 'SKIPPED', matches }}
      summary={<p>{t('planText', { payer: line.payerName || t('unknownPayer'), sum })}</p>}
      onSubmit={(fields) => void send(fields)}
      onClose={onClose}
    >
      <Form.Item name="skip" valuePropName="checked">
        <Checkbox>{t('planSkip')}</Checkbox>
      </Form.Item>
      {!skip && (
        <Form.Item name="matches" label={t('invoicesFor')}>
          <MatchRows available={line.amount ?? '0.00'} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
