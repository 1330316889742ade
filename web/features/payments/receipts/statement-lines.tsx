import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Translate, useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type BankStatementLineState,
  BankStatementLinesDocument,
  type BankStatementLinesQuery,
} from '../../../generated/payments-money/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useExplain } from '../../../ui/explain.ts';
import { ListTable } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { PlanLineDialog } from './plan-line-dialog.tsx';
import { receiptMessages } from './receipts.messages.ts';
import styles from './receipts.module.css';
import type { Statement } from './statement-page.tsx';
import { MoneyTag, Reference } from './tags.tsx';

const STATES = [
  'READY',
  'RECORDED',
  'SKIPPED',
  'OUTGOING',
  'KNOWN',
  'INVALID',
] as const satisfies readonly BankStatementLineState[];

const pick = (data: BankStatementLinesQuery) => data.bankStatement?.lines;

export type Line = NonNullable<BankStatementLinesQuery['bankStatement']>['lines']['edges'][number]['node'];

/** The lines of a statement with what is suggested for each, and what became of them. */
export function StatementLines({
  statement,
  onDone,
}: {
  statement: Statement;
  onDone: () => Promise<unknown>;
}) {
  const t = useMessages(receiptMessages);
  const { chosen } = useListState();
  const states = chosen('state', STATES);
  const list = useRows(BankStatementLinesDocument, pick, {
    id: statement.id,
    ...(states.length > 0 ? { states: [...states] } : {}),
  });
  const [planned, setPlanned] = useState<Line | null>(null);
  const seen = useRef(`${statement.version}:${statement.recorded}`);
  const { refetch } = list;
  useEffect(() => {
    const now = `${statement.version}:${statement.recorded}`;
    if (seen.current === now) return;
    seen.current = now;
    void refetch();
  }, [statement.version, statement.recorded, refetch]);
  const columns = useLineColumns(statement.state === 'READ' ? setPlanned : null);
  return (
    <section className="f-card">
      <h2>{t('linesTitle')}</h2>
      <ListTable<Line>
        name="bank-statement-lines"
        label={t('linesTitle')}
        list={list}
        columns={columns}
        empty={<EmptyState title={t('linesEmpty')} text={t('linesEmptyText')} />}
      />
      {planned && (
        <PlanLineDialog
          statement={statement}
          line={planned}
          onClose={() => setPlanned(null)}
          onDone={async () => {
            setPlanned(null);
            await Promise.all([refetch(), onDone()]);
          }}
        />
      )}
    </section>
  );
}

function useLineColumns(onPlan: ((line: Line) => void) | null): DataColumn<Line>[] {
  const t = useMessages(receiptMessages);
  const { locale } = useLanguage();
  const explain = useExplain();
  const fields = t as Translate<Record<string, string>>;
  const problemOf = ({ line, problems }: Line) =>
    problems
      .map((problem) =>
        `field${problem.field}` in receiptMessages.zh
          ? t('problem', { line, field: fields(`field${problem.field}`) })
          : explain({ ...problem, message: '', rule: null } as never),
      )
      .join('；');
  const suggestion = ({ matches, enterprise }: Line) =>
    matches.length > 0
      ? matches.map(({ invoice, amount }) => `${invoice?.number ?? ''} ${exactMoney(amount, locale)}`)
      : [enterprise ? t('toAdvance') : t('toSuspense')];
  return [
    {
      key: 'payer',
      title: t('payer'),
      always: true,
      text: ({ payerName }) => payerName,
      render: ({ payerName, remark, line }) => (
        <>
          <span className="f-quiet f-number">{line}</span> {payerName}
          {remark && <div className="f-quiet">{remark}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('state'),
      text: ({ state }) => t(`line${state}`),
      filter: { choices: STATES.map((value) => ({ value, label: t(`line${value}`) })) },
      render: (row) => (
        <>
          <MoneyTag value={`line${row.state}`} />
          {row.problems.length > 0 && <div className="f-quiet">{problemOf(row)}</div>}
        </>
      ),
    },
    {
      key: 'day',
      title: t('day'),
      text: ({ on }) => on ?? '',
      render: ({ on }) => <Day value={on} />,
    },
    {
      key: 'amount',
      title: t('amount'),
      align: 'right',
      text: ({ amount }) => amount ?? '',
      render: ({ amount }) => <Money value={amount} exact />,
    },
    {
      key: 'suggestion',
      title: t('suggestion'),
      text: (row) => (row.state === 'READY' ? suggestion(row).join('; ') : ''),
      render: (row) =>
        row.state === 'READY' && (
          <>
            <MoneyTag value={`strength${row.strength}`} />
            {row.enterprise && <div>{row.enterprise.name}</div>}
            <ul className={styles.list}>
              {suggestion(row).map((text) => (
                <li key={text} className="f-number">
                  {text}
                </li>
              ))}
            </ul>
          </>
        ),
    },
    {
      key: 'reference',
      title: t('reference'),
      text: ({ reference }) => reference,
      render: ({ reference }) => <Reference value={reference} />,
    },
    ...(onPlan
      ? [
          {
            key: 'steps',
            title: t('steps'),
            always: true,
            render: (row: Line) =>
              (row.state === 'READY' || row.state === 'SKIPPED') && (
                <Button size="small" onClick={() => onPlan(row)}>
                  {t('planLine')}
                </Button>
              ),
          },
        ]
      : []),
  ];
}
