import { App, Button, Form, Input, Modal, Space, Tag, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  EditPayoutDocument,
  type EditPayoutMutation,
  type PayoutLineRowFragment,
  type PayoutLineState,
  PayoutLinesDocument,
  type PayoutLinesQuery,
  ReturnPayoutLineDocument,
  type ReturnPayoutLineMutation,
} from '../../../generated/income-payouts/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { DayPicker, MoneyInput } from '../../../ui/fields.tsx';
import { FormDialog } from '../../../ui/form-dialog.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import type { Payout } from './payout-page.tsx';
import { PayoutLineStateTag } from './payout-state-tag.tsx';
import { payoutMessages } from './payouts.messages.ts';
import { useExplainPayout } from './use-explain-payout.ts';

type Line = PayoutLineRowFragment;
type Step = 'TAX' | 'REMOVE' | 'RETURN';

const STATES: readonly PayoutLineState[] = ['PENDING', 'PAID', 'FAILED', 'CANCELLED'];

const pick = (data: PayoutLinesQuery) => data.payout?.lines;
const pickEdited = (data: EditPayoutMutation) => data.editPayout;
const pickReturned = (data: ReturnPayoutLineMutation) => data.returnPayoutLine;

interface Props {
  payout: Payout;
  onChanged: () => Promise<unknown>;
}

/** The lines of a pay-out with what can be done to each. */
export function PayoutLines({ payout, onChanged }: Props) {
  const t = useMessages(payoutMessages);
  const { get, chosen } = useListState();
  const states = chosen('states', STATES);
  const list = useRows(PayoutLinesDocument, pick, {
    id: payout.id,
    states: states.length > 0 ? states : null,
    name: get('text') ?? null,
  });
  const [open, setOpen] = useState<{ step: Step; line: Line } | null>(null);
  const { refetch } = list;
  // Their states follow the pay-out's: when it has moved, so have they.
  const mark = `${payout.version}:${payout.state}`;
  const [seen, setSeen] = useState(mark);
  useEffect(() => {
    if (mark === seen) return;
    setSeen(mark);
    void refetch();
  }, [mark, seen, refetch]);
  const close = () => setOpen(null);
  const done = async () => {
    close();
    await onChanged();
  };
  return (
    <>
      <ListTable<Line>
        name="payout-lines"
        label={t('linesTitle')}
        list={list}
        columns={useColumns(payout, (step, line) => setOpen({ step, line }))}
        search={t('searchPayee')}
        empty={<p className="f-quiet">{t('linesEmpty')}</p>}
      />
      {open?.step === 'TAX' && <TaxDialog payout={payout} line={open.line} onClose={close} onDone={done} />}
      {open?.step === 'REMOVE' && (
        <RemoveDialog payout={payout} line={open.line} onClose={close} onDone={done} />
      )}
      {open?.step === 'RETURN' && <ReturnDialog line={open.line} onClose={close} onDone={done} />}
    </>
  );
}

function useColumns({ actions }: Payout, onStep: (step: Step, line: Line) => void): DataColumn<Line>[] {
  const t = useMessages(payoutMessages);
  const { locale } = useLanguage();
  const step = (name: Step, label: string, line: Line) => (
    <Button size="small" onClick={() => onStep(name, line)}>
      {label}
    </Button>
  );
  return [
    {
      key: 'position',
      title: t('columnPosition'),
      render: (row) => <span className="f-number">{row.position}</span>,
      text: (row) => String(row.position),
    },
    {
      key: 'payee',
      title: t('columnPayee'),
      always: true,
      render: (row) => row.payeeName,
      text: (row) => row.payeeName,
    },
    {
      key: 'account',
      title: t('columnAccount'),
      render: (row) =>
        row.bankAccount ? (
          <>
            {row.bankName}
            <br />
            <span className="f-number">{row.bankAccount}</span>
          </>
        ) : (
          <Tag color="error">{t('bankMissing')}</Tag>
        ),
      text: (row) => `${row.bankName ?? ''} ${row.bankAccount ?? ''}`,
    },
    {
      key: 'gross',
      title: t('columnAmount'),
      align: 'right',
      render: (row) => <Money value={row.gross} exact />,
      text: (row) => row.gross,
    },
    {
      key: 'withheld',
      title: t('columnWithheld'),
      align: 'right',
      render: (row) => (
        <>
          <Money value={row.withheld} exact />
          <br />
          <span className="f-quiet">
            {row.withheld === row.estimate
              ? t('estimated')
              : t('corrected', { estimate: exactMoney(row.estimate, locale) })}
          </span>
        </>
      ),
      text: (row) => row.withheld,
    },
    {
      key: 'net',
      title: t('columnNet'),
      align: 'right',
      render: (row) => <Money value={row.net} exact />,
      text: (row) => row.net,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`lineState${value}`) })), multiple: true },
      render: (row) => (
        <>
          <PayoutLineStateTag state={row.state} /> {row.failure}
        </>
      ),
      text: (row) => `${t(`lineState${row.state}`)} ${row.failure ?? ''}`,
    },
    {
      key: 'title',
      title: t('columnTitle'),
      optional: true,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    {
      key: 'received',
      title: t('columnReceived'),
      optional: true,
      render: (row) => (
        <>
          <Day value={row.receivedOn} />{' '}
          {row.isLate && (
            <Tooltip title={t('lateHint')}>
              <Tag color="warning">{t('late')}</Tag>
            </Tooltip>
          )}
        </>
      ),
      text: (row) => row.receivedOn ?? '',
    },
    {
      key: 'taxable',
      title: t('columnTaxable'),
      align: 'right',
      optional: true,
      render: (row) => <Money value={row.taxable} exact />,
      text: (row) => row.taxable,
    },
    {
      key: 'payroll',
      title: t('columnPayroll'),
      optional: true,
      render: (row) => t(row.onPayroll ? 'onPayroll' : 'offPayroll'),
      text: (row) => t(row.onPayroll ? 'onPayroll' : 'offPayroll'),
    },
    {
      key: 'paidOn',
      title: t('columnPaidOn'),
      optional: true,
      render: (row) => <Day value={row.paidOn} />,
      text: (row) => row.paidOn ?? '',
    },
    {
      key: 'steps',
      title: t('columnActions'),
      render: (row) => (
        <Space wrap size={4}>
          {actions.includes('EDIT') && step('TAX', t('editTax'), row)}
          {actions.includes('EDIT') && step('REMOVE', t('removeLine'), row)}
          {actions.includes('RETURN_LINE') && row.state === 'PAID' && step('RETURN', t('returnLine'), row)}
          <a href={`/payouts/lines/${row.id}/slip.pdf`}>{t('slip')}</a>
        </Space>
      ),
    },
  ];
}

interface DialogProps {
  line: Line;
  onClose: () => void;
  onDone: () => Promise<void>;
}

function TaxDialog({ payout, line, onClose, onDone }: DialogProps & { payout: Payout }) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<{ amount: string }>();
  const explain = useExplainPayout();
  const action = useAction(EditPayoutDocument, pickEdited, {
    form,
    explain,
    fieldName: (path) => (path.startsWith('withheld') ? ['amount'] : null),
  });
  const submit = async ({ amount }: { amount: string }) => {
    const { id: batchId, version: expectedVersion } = payout;
    const withheld = [{ lineId: line.id, amount }];
    if (!(await action.run({ input: { batchId, expectedVersion, withheld } }))) return;
    message.success(t('taxSaved'));
    await onDone();
  };
  return (
    <FormDialog<{ amount: string }>
      title={`${t('editTax')} · ${line.payeeName}`}
      okText={t('save')}
      action={action}
      form={form}
      initialValues={{ amount: line.withheld }}
      summary={<p>{t('editTaxText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="amount" label={t('taxField')} rules={[{ required: true, message: t('required') }]}>
        <MoneyInput />
      </Form.Item>
    </FormDialog>
  );
}

function RemoveDialog({ payout, line, onClose, onDone }: DialogProps & { payout: Payout }) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const action = useAction(EditPayoutDocument, pickEdited);
  const explain = useExplainPayout();
  const submit = async () => {
    const { id: batchId, version: expectedVersion } = payout;
    if (!(await action.run({ input: { batchId, expectedVersion, removedLineIds: [line.id] } }))) return;
    message.success(t('removed'));
    await onDone();
  };
  return (
    <Modal
      open
      title={t('removeTitle')}
      okText={t('removeLine')}
      confirmLoading={action.running}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <p>
        {line.payeeName} · <Money value={line.gross} exact />
      </p>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}

interface ReturnFields {
  returnedOn: string;
  reason: string;
}

function ReturnDialog({ line, onClose, onDone }: DialogProps) {
  const t = useMessages(payoutMessages);
  const { message } = App.useApp();
  const [form] = Form.useForm<ReturnFields>();
  const { key } = useIdempotencyKey();
  const explain = useExplainPayout();
  const action = useAction(ReturnPayoutLineDocument, pickReturned, { form, explain });
  const submit = async (fields: ReturnFields) => {
    if (!(await action.run({ input: { ...fields, lineId: line.id, idempotencyKey: key } }))) return;
    message.success(t('returnDone'));
    await onDone();
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <FormDialog<ReturnFields>
      title={t('returnTitle', { name: line.payeeName })}
      okText={t('returnLine')}
      danger
      action={action}
      form={form}
      summary={<p>{t('returnText')}</p>}
      explain={explain}
      onSubmit={(fields) => void submit(fields)}
      onClose={onClose}
    >
      <Form.Item name="returnedOn" label={t('returnedOn')} rules={required}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="reason" label={t('returnReason')} rules={required}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
