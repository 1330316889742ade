import { Button, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ReverseEquityIncomeDocument,
  type ReverseEquityIncomeMutation,
} from '../../../generated/income-holdings/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import { ReasonDialog } from '../../../ui/reason-dialog.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useIdempotencyKey } from '../../../ui/use-idempotency-key.ts';
import type { Equity, PartProps } from './equity-parts.tsx';
import { holdingMessages } from './holdings.messages.ts';
import { IncomeDialog } from './income-dialog.tsx';

type Income = Equity['incomes'][number];

/** What the unit's shares brought, with the form for its finance officers. */
export function IncomesSection({ equity, onChanged }: PartProps) {
  const t = useMessages(holdingMessages);
  const [recording, setRecording] = useState(false);
  const [reversing, setReversing] = useState<Income | null>(null);
  const mayRecord = equity.actions.includes('RECORD_INCOME');
  const columns = useColumns(equity.incomes, mayRecord ? setReversing : null);
  const done = async () => {
    setRecording(false);
    setReversing(null);
    await onChanged();
  };
  return (
    <section className="f-card">
      <h2>{t('sectionIncomes')}</h2>
      <DataTable<Income>
        name="equity-incomes"
        label={t('sectionIncomes')}
        rows={equity.incomes}
        rowKey={({ id }) => id}
        columns={columns}
        tools={mayRecord && <Button onClick={() => setRecording(true)}>{t('recordIncome')}</Button>}
        empty={<p className="f-quiet">{t('noIncomes')}</p>}
      />
      {recording && <IncomeDialog equity={equity} onDone={done} onClose={() => setRecording(false)} />}
      {reversing && <ReverseDialog income={reversing} onDone={done} onClose={() => setReversing(null)} />}
    </section>
  );
}

function useColumns(
  incomes: readonly Income[],
  onReverse: ((income: Income) => void) | null,
): DataColumn<Income>[] {
  const t = useMessages(holdingMessages);
  const reversed = useMemo(() => new Set(incomes.map(({ reversesId }) => reversesId)), [incomes]);
  return [
    {
      key: 'kind',
      title: t('incomeKind'),
      always: true,
      text: ({ kind }) => t(`incomeKind${kind}`),
      render: ({ kind, reversesId }) => (
        <>
          {t(`incomeKind${kind}`)} {reversesId && <Tag>{t('reversed')}</Tag>}
        </>
      ),
    },
    {
      key: 'amount',
      title: t('amount'),
      align: 'right',
      text: ({ amount }) => amount,
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'receivedOn',
      title: t('receivedOn'),
      text: ({ receivedOn }) => receivedOn,
      render: ({ receivedOn }) => <Day value={receivedOn} />,
    },
    {
      key: 'note',
      title: t('note'),
      text: ({ note }) => note ?? '',
      render: ({ note, files }) => (
        <>
          {note}
          {files.map(({ id, name, url }) => (
            <div key={id}>
              <a href={url}>{name}</a>
            </div>
          ))}
        </>
      ),
    },
    ...(onReverse
      ? [
          {
            key: 'reverse',
            title: t('actions'),
            render: (income: Income) =>
              !income.reversesId &&
              !reversed.has(income.id) && (
                <Button size="small" onClick={() => onReverse(income)}>
                  {t('reverse')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}

const pick = (data: ReverseEquityIncomeMutation) => data.reverseEquityIncome;

function ReverseDialog(props: { income: Income; onDone: () => Promise<unknown>; onClose: () => void }) {
  const t = useMessages(holdingMessages);
  const { key } = useIdempotencyKey();
  const action = useAction(ReverseEquityIncomeDocument, pick);
  const submit = async (reason: string) => {
    const input = { incomeId: props.income.id, reason, idempotencyKey: key };
    if (await action.run({ input })) await props.onDone();
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
      onCancel={props.onClose}
    />
  );
}
