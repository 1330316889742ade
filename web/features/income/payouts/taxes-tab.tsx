import { useQuery } from '@apollo/client/react';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  RemitTaxDocument,
  type RemitTaxMutation,
  ReverseRemittanceDocument,
  type ReverseRemittanceMutation,
  TaxRemittancesDocument,
  type TaxRemittancesQuery,
  WithheldTaxesDocument,
  type WithheldTaxesQuery,
} from '../../../generated/income-payouts/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { payoutMessages } from './payouts.messages.ts';
import { useExplainPayout } from './use-explain-payout.ts';

type Month = WithheldTaxesQuery['withheldTaxes'][number];
type Remittance = TaxRemittancesQuery['taxRemittances']['edges'][number]['node'];

const pickRemittances = (data: TaxRemittancesQuery) => data.taxRemittances;
const pickRemitted = (data: RemitTaxMutation) => data.remitTax;
const pickReversed = (data: ReverseRemittanceMutation) => data.reverseRemittance;

/** What was withheld by month, what of it was handed over, and each record of that. */
export function TaxesTab() {
  const t = useMessages(payoutMessages);
  const { data, error, loading, refetch } = useQuery(WithheldTaxesDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const list = useRows(TaxRemittancesDocument, pickRemittances, {});
  const [month, setMonth] = useState<Month | null>(null);
  const [record, setRecord] = useState<Remittance | null>(null);
  const months = useMonthColumns(setMonth);
  const records = useRecordColumns(setRecord);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const done = async () => {
    setMonth(null);
    setRecord(null);
    await Promise.all([refetch(), list.refetch()]);
  };
  return (
    <>
      <DataTable<Month>
        name="withheld-taxes"
        label={t('tabTaxes')}
        rows={data?.withheldTaxes}
        rowKey={(row) => row.month}
        columns={months}
        loading={loading}
        empty={<EmptyState title={t('taxesEmptyTitle')} text={t('taxesEmptyText')} />}
      />
      <h2>{t('remittancesTitle')}</h2>
      <ListTable<Remittance>
        name="tax-remittances"
        label={t('remittancesTitle')}
        list={list}
        columns={records}
        empty={<EmptyState title={t('remittancesEmptyTitle')} text={t('remittancesEmptyText')} />}
      />
      {month && <RemitDialog month={month} onClose={() => setMonth(null)} onDone={done} />}
      {record && <ReverseDialog record={record} onClose={() => setRecord(null)} onDone={done} />}
    </>
  );
}

function useMonthColumns(onRemit: (month: Month) => void): DataColumn<Month>[] {
  const t = useMessages(payoutMessages);
  const { hasRole } = useViewer();
  const sum = (key: 'withheld' | 'remitted' | 'outstanding', title: string): DataColumn<Month> => ({
    key,
    title,
    align: 'right',
    render: (row) => <Money value={row[key]} exact />,
    text: (row) => row[key],
  });
  const columns: DataColumn<Month>[] = [
    {
      key: 'month',
      title: t('columnMonth'),
      always: true,
      render: (row) => <span className="f-number">{row.month}</span>,
      text: (row) => row.month,
    },
    {
      key: 'people',
      title: t('columnPeople'),
      align: 'right',
      render: (row) => <span className="f-number">{row.people}</span>,
      text: (row) => String(row.people),
    },
    sum('withheld', t('columnWithheld')),
    sum('remitted', t('columnRemitted')),
    sum('outstanding', t('columnOutstanding')),
  ];
  if (!hasRole('FINANCE_OFFICER')) return columns;
  return [
    ...columns,
    {
      key: 'steps',
      title: t('columnActions'),
      render: (row) =>
        Number(row.outstanding) > 0 && (
          <Button size="small" onClick={() => onRemit(row)}>
            {t('remit')}
          </Button>
        ),
    },
  ];
}

function useRecordColumns(onReverse: (record: Remittance) => void): DataColumn<Remittance>[] {
  const t = useMessages(payoutMessages);
  const { viewer, hasRole } = useViewer();
  const mayReverse = ({ recordedBy, reversalEntryId }: Remittance) =>
    hasRole('FINANCE_OFFICER') && !reversalEntryId && recordedBy.id !== viewer?.user.id;
  return [
    {
      key: 'reference',
      title: t('remitReference'),
      always: true,
      render: (row) => <span className="f-number">{row.reference}</span>,
      text: (row) => row.reference,
    },
    {
      key: 'month',
      title: t('columnMonth'),
      render: (row) => <span className="f-number">{row.month}</span>,
      text: (row) => row.month,
    },
    {
      key: 'amount',
      title: t('remitAmount'),
      align: 'right',
      render: (row) => <Money value={row.amount} exact />,
      text: (row) => row.amount,
    },
    {
      key: 'remittedOn',
      title: t('remittedOn'),
      render: (row) => <Day value={row.remittedOn} />,
      text: (row) => row.remittedOn,
    },
    {
      key: 'by',
      title: t('columnRecordedBy'),
      render: (row) => row.recordedBy.name,
      text: (row) => row.recordedBy.name,
    },
    {
      key: 'steps',
      title: t('columnActions'),
      render: (row) =>
        row.reversalEntryId
          ? t('reversed', { reason: row.reversalReason ?? '' })
          : mayReverse(row) && (
              <Button size="small" danger onClick={() => onReverse(row)}>
                {t('reverse')}
              </Button>
            ),
      text: (row) => (row.reversalEntryId ? t('reversed', { reason: row.reversalReason ?? '' }) : ''),
    },
  ];
}

interface RemitFields {
  amount: string;
  remittedOn: string;
  reference: string;
}

interface DialogProps {
  onClose: () => void;
  onDone: () => Promise<void>;
}

function RemitDialog({ month, onClose, onDone }: DialogProps & { month: Month }) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<RemitFields>();
  const { key } = useIdempotencyKey();
  const explain = useExplainPayout();
  const action = useAction(RemitTaxDocument, pickRemitted, { form, explain });
  const submit = async (fields: RemitFields) => {
    if (!(await action.run({ input: { ...fields, month: month.month, idempotencyKey: key } }))) return;
    message.success(t('remitDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<RemitFields>
      title={t('remitTitle', { month: month.month })}
      okText={t('remit')}
      action={action}
      form={form}
      initialValues={{ amount: month.outstanding }}
      summary={<p>{t('remitText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('remitAmount')} rules={required}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="remittedOn" label={t('remittedOn')} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="reference" label={t('remitReference')} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

function ReverseDialog({ record, onClose, onDone }: DialogProps & { record: Remittance }) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const { key } = useIdempotencyKey();
  const action = useAction(ReverseRemittanceDocument, pickReversed);
  const submit = async (reason: string) => {
    const input = { remittanceId: record.id, reason, idempotencyKey: key };
    if (!(await action.run({ input }))) return;
    message.success(t('reverseDone'));
    await onDone();
  };
  return (
    <ReasonDialog
      title={t('reverseTitle')}
      text={t('reverseText')}
      label={t('reverseReason')}
      ok={t('reverse')}
      danger
      action={action}
      onReason={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  );
}
