import { Checkbox } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type DealSide,
  type RunningContractFilter,
  RunningContractsDocument,
  type RunningContractsQuery,
  type RunningSort,
  type RunningState,
} from '../../../generated/payments/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListPage } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { paymentLabels } from '../payment-labels.ts';
import { RunningStateTag } from '../state-tag.tsx';
import { runningListMessages } from './running-list.messages.ts';

const SORTS = ['DEADLINE', 'NEWEST', 'NUMBER'] as const satisfies readonly RunningSort[];
const STATES = [
  'AWAITING_OPENING',
  'RUNNING',
  'BOUGHT_OUT',
  'RETURNED',
  'TERMINATED',
  'COMPLETED',
] as const satisfies readonly RunningState[];
const pick = (data: RunningContractsQuery) => data.runningContracts;

type Row = RunningContractsQuery['runningContracts']['edges'][number]['node'];

interface Props {
  side: DealSide;
  /** Whose messages these are: `licensesTitle` or `runningTitle`, and so on. */
  kind: 'licenses' | 'running';
  /** Where an empty list sends its reader. */
  start: string;
}

/** Contracts in effect of one side with their next deadlines; filters, sorting and search live in the address. */
export function RunningList({ side, kind, start }: Props) {
  const t = useMessages(runningListMessages);
  const { get, chosen, one, set } = useListState();
  const states = chosen('states', STATES);
  const overdue = get('overdue') === 'yes';
  const text = get('text') ?? '';
  const filter: RunningContractFilter = {
    side,
    ...(states.length > 0 ? { states } : {}),
    ...(overdue ? { overdue: true } : {}),
    ...(text ? { text } : {}),
  };
  const list = useRows(RunningContractsDocument, pick, { filter, sort: one('sort', SORTS) ?? 'DEADLINE' });
  const columns = useColumns(side);
  return (
    <ListPage<Row>
      name={kind}
      title={t(`${kind}Title`)}
      subtitle={t(`${kind}Intro`)}
      list={list}
      columns={columns}
      search={t('search')}
      tools={
        (overdue || list.rows?.length !== 0) && (
          <Checkbox
            checked={overdue}
            onChange={({ target }) => set({ overdue: target.checked ? 'yes' : null })}
          >
            {t('onlyOverdue')}
          </Checkbox>
        )
      }
      empty={
        <EmptyState
          title={t(`${kind}EmptyTitle`)}
          text={t(`${kind}EmptyText`)}
          action={
            <Link to={start} className="f-button">
              {t(`${kind}EmptyAction`)}
            </Link>
          }
        />
      }
    />
  );
}

function useColumns(side: DealSide): DataColumn<Row>[] {
  const t = useMessages(runningListMessages);
  const labels = useMessages(paymentLabels);
  const { locale } = useLanguage();
  const other = (row: Row) => (side === 'OWNER' ? row.enterprise : row.owner);
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      width: 260,
      render: (row) => <Link to={`/deals/${row.dealId}/money`}>{row.title}</Link>,
      text: (row) => row.title,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: labels(`state${value}`) })) },
      render: ({ state }) => <RunningStateTag state={state} />,
      text: ({ state }) => labels(`state${state}`),
    },
    {
      key: 'report',
      title: t('columnReport'),
      sort: { ascending: 'DEADLINE' },
      render: ({ nextReportDueOn }) => <Day value={nextReportDueOn} />,
      text: ({ nextReportDueOn }) => nextReportDueOn ?? '',
    },
    {
      key: 'due',
      title: t('columnDue'),
      render: ({ nextDueOn }) => <Day value={nextDueOn} />,
      text: ({ nextDueOn }) => nextDueOn ?? '',
    },
    {
      key: 'outstanding',
      title: t('columnOutstanding'),
      align: 'right',
      render: ({ outstanding }) => <Money value={outstanding} exact />,
      text: ({ outstanding }) => exactMoney(outstanding, locale),
    },
    {
      key: 'overdue',
      title: t('columnOverdue'),
      render: ({ overdueSince }) => <Day value={overdueSince} />,
      text: ({ overdueSince }) => overdueSince ?? '',
    },
    {
      key: 'number',
      title: t('columnNumber'),
      sort: { ascending: 'NUMBER' },
      render: ({ number }) => <span className="f-number">{number}</span>,
      text: ({ number }) => number,
    },
    {
      key: 'other',
      title: side === 'OWNER' ? t('columnEnterprise') : t('columnOwner'),
      render: (row) => <Link to={`/organizations/${other(row).id}`}>{other(row).name}</Link>,
      text: (row) => other(row).name,
    },
    {
      key: 'signed',
      title: t('columnSigned'),
      optional: true,
      sort: { descending: 'NEWEST' },
      render: ({ signedOn }) => <Day value={signedOn} />,
      text: ({ signedOn }) => signedOn,
    },
    {
      key: 'until',
      title: t('columnUntil'),
      optional: true,
      render: ({ until }) => <Day value={until} />,
      text: ({ until }) => until ?? '',
    },
  ];
}
