import { App, Button, Modal, Space, Tag } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { AnswerEventDocument, WithdrawEventDocument } from '../../../generated/payments/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { Evidence } from '../evidence.tsx';
import { usePaymentExplain } from '../explain/use-payment-explain.ts';
import { paymentLabels } from '../payment-labels.ts';
import { useRunning } from '../room/panel.ts';
import { eventMessages } from './events.messages.ts';
import type { PaymentRecord } from './events-panel.tsx';
import { RecordDialog } from './record-dialog.tsx';

const COLOURS = { RECORDED: 'warning', HOLDS: 'success', DENIED: 'error', WITHDRAWN: 'default' } as const;

type Step = 'confirm' | 'deny' | 'withdraw';

interface Props {
  records: readonly PaymentRecord[];
  onChanged: () => Promise<unknown>;
}

/** What happened, the latest first; the other side confirms or denies what one recorded. */
export function RecordsSection({ records, onChanged }: Props) {
  const t = useMessages(eventMessages);
  const { actions, choices } = useRunning();
  const [adding, setAdding] = useState(false);
  const [open, setOpen] = useState<{ step: Step; record: PaymentRecord } | null>(null);
  const columns = useColumns((step, record) => setOpen({ step, record }));
  const done = async () => {
    setAdding(false);
    setOpen(null);
    await onChanged();
  };
  const mayRecord = actions.includes('RECORD_EVENT') && choices.events.length > 0;
  return (
    <section aria-label={t('records')}>
      <DataTable<PaymentRecord>
        name="payment-records"
        label={t('records')}
        rows={[...records].reverse()}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<p className="f-quiet">{t('recordsEmpty')}</p>}
        tools={
          mayRecord && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('record')}
            </Button>
          )
        }
      />
      {adding && <RecordDialog onClose={() => setAdding(false)} onDone={done} />}
      {open && <AnswerRecord {...open} onClose={() => setOpen(null)} onDone={done} />}
    </section>
  );
}

function useColumns(onStep: (step: Step, record: PaymentRecord) => void): DataColumn<PaymentRecord>[] {
  const t = useMessages(eventMessages);
  const labels = useMessages(paymentLabels);
  const { actions, mySide } = useRunning();
  const what = useRecordText();
  const stepsOf = ({ state, side }: PaymentRecord): Step[] => {
    if (state !== 'RECORDED' || !mySide) return [];
    if (side === mySide) return actions.includes('RECORD_EVENT') ? ['withdraw'] : [];
    return actions.includes('ANSWER_EVENT') ? ['confirm', 'deny'] : [];
  };
  const by = ({ by: user, side }: PaymentRecord) =>
    user?.name ?? (side ? labels(`side${side}`) : t('bySystem'));
  return [
    {
      key: 'kind',
      title: t('columnKind'),
      always: true,
      render: ({ kind }) => labels(`record${kind}`),
      text: ({ kind }) => labels(`record${kind}`),
    },
    { key: 'on', title: t('columnOn'), render: ({ on }) => <Day value={on} />, text: ({ on }) => on },
    { key: 'what', title: t('columnWhat'), render: what, text: what },
    {
      key: 'state',
      title: t('columnState'),
      render: ({ state }) => <Tag color={COLOURS[state]}>{labels(`recordState${state}`)}</Tag>,
      text: ({ state }) => labels(`recordState${state}`),
    },
    { key: 'by', title: t('columnBy'), render: by, text: by },
    { key: 'files', title: t('columnFiles'), render: ({ files }) => <Evidence files={files} /> },
    {
      key: 'steps',
      title: t('columnDo'),
      render: (record) => (
        <Space wrap size={4}>
          {stepsOf(record).map((step) => (
            <Button
              key={step}
              size="small"
              type={step === 'confirm' ? 'primary' : 'default'}
              onClick={() => onStep(step, record)}
            >
              {t(step)}
            </Button>
          ))}
        </Space>
      ),
    },
  ];
}

/** What a record says, in a line. */
function useRecordText(): (record: PaymentRecord) => string {
  const t = useMessages(eventMessages);
  return ({ milestone, amount, year, months, cumulative, paid, rightKey, note, answerReason }) =>
    [
      milestone,
      rightKey,
      amount && (year ? t('whatYear', { year: String(year), amount }) : t('whatAmount', { amount })),
      paid && t('whatOpening', { cumulative: cumulative ?? '', paid }),
      months && t('whatDeferral', { months: String(months) }),
      note,
      answerReason && t('whatDenied', { reason: answerReason }),
    ]
      .filter(Boolean)
      .join('；');
}

interface AnswerProps {
  step: Step;
  record: PaymentRecord;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

function AnswerRecord({ step, record, onClose, onDone }: AnswerProps) {
  const t = useMessages(eventMessages);
  const labels = useMessages(paymentLabels);
  const { message } = App.useApp();
  const explain = usePaymentExplain();
  const what = useRecordText();
  const answer = useAction(AnswerEventDocument, (data) => data.answerEvent, { explain });
  const withdraw = useAction(WithdrawEventDocument, (data) => data.withdrawEvent, { explain });
  const recordId = record.id;
  const finish = async (run: Promise<unknown>, text: string) => {
    if (!(await run)) return;
    message.success(text);
    await onDone();
  };
  if (step === 'deny') {
    return (
      <ReasonDialog
        title={t('deny')}
        text={t('denyText')}
        label={t('reason')}
        ok={t('deny')}
        danger
        action={answer}
        onReason={(reason) =>
          void finish(answer.run({ input: { recordId, confirmed: false, reason } }), t('denied'))
        }
        onCancel={onClose}
      />
    );
  }
  const action = step === 'confirm' ? answer : withdraw;
  return (
    <Modal
      open
      title={step === 'confirm' ? t('confirmTitle', { kind: labels(`record${record.kind}`) }) : t('withdraw')}
      okText={t(step)}
      confirmLoading={action.running}
      onOk={() =>
        step === 'confirm'
          ? finish(answer.run({ input: { recordId, confirmed: true } }), t('confirmed'))
          : finish(withdraw.run({ input: { recordId } }), t('withdrawn'))
      }
      onCancel={onClose}
    >
      <p>
        {labels(`record${record.kind}`)} · <Day value={record.on} />
      </p>
      <p>{what(record)}</p>
      <Evidence files={record.files} />
      {step === 'confirm' && <p>{t('confirmText')}</p>}
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
    </Modal>
  );
}
