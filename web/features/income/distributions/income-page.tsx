import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  IncomeContractsDocument,
  type IncomeContractsQuery,
  IncomeDistributionsDocument,
  type IncomeDistributionsQuery,
  MyIncomePlansDocument,
  type MyIncomePlansQuery,
} from '../../../generated/income/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { AddressTabs, ExportLinks, ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { STATES, useDistributionColumns } from './distribution-columns.tsx';
import { incomeMessages } from './income.messages.ts';
import { PlanStateTag } from './income-words.tsx';

const OFFICE = ['OFFICER', 'FINANCE_OFFICER', 'SUPERVISOR', 'LEADERSHIP_MEMBER', 'ADMINISTRATOR'] as const;
const TABS = ['waiting', 'distributions', 'contracts', 'mine'] as const;

const pickContracts = (data: IncomeContractsQuery) => data.incomeContracts;
const pickDistributions = (data: IncomeDistributionsQuery) => data.incomeDistributions;

type Contract = IncomeContractsQuery['incomeContracts']['edges'][number]['node'];
type Plan = MyIncomePlansQuery['myIncomePlans'][number];

/** Income of the unit: what is to be distributed, what was, the contracts; for completers their plans. */
export function Component() {
  const t = useMessages(incomeMessages);
  const { hasRole } = useViewer();
  const { one } = useListState();
  const isOffice = hasRole(...OFFICE);
  const shown = TABS.filter((tab) => (tab === 'mine' ? hasRole('RESEARCHER') : isOffice));
  const tab = one('tab', shown) ?? shown[0];
  const labels = {
    waiting: t('tabWaiting'),
    distributions: t('tabDistributions'),
    contracts: t('tabContracts'),
    mine: t('tabMine'),
  };
  return (
    <div className="f-page">
      <PageTitle title={t('deskTitle')} subtitle={t('deskIntro')} />
      {shown.length > 1 && tab && (
        <AddressTabs name="tab" value={tab} items={shown.map((key) => ({ key, label: labels[key] }))} />
      )}
      {tab === 'waiting' && <Contracts waiting />}
      {tab === 'contracts' && <Contracts waiting={false} />}
      {tab === 'distributions' && <Distributions />}
      {tab === 'mine' && <Mine />}
    </div>
  );
}

function Contracts({ waiting }: { waiting: boolean }) {
  const t = useMessages(incomeMessages);
  const list = useRows(IncomeContractsDocument, pickContracts, { waiting });
  const sum = (key: 'received' | 'distributed' | 'pending', title: string): DataColumn<Contract> => ({
    key,
    title,
    align: 'right',
    render: (row) => <Money value={row[key]} exact />,
    text: (row) => row[key],
  });
  return (
    <ListTable<Contract>
      name={waiting ? 'income-waiting' : 'income-contracts'}
      label={t(waiting ? 'tabWaiting' : 'tabContracts')}
      list={list}
      columns={[
        {
          key: 'title',
          title: t('columnResult'),
          always: true,
          render: (row) => <Link to={`/deals/${row.dealId}/money?tab=distribution`}>{row.title}</Link>,
          text: (row) => row.title,
        },
        {
          key: 'number',
          title: t('columnContract'),
          render: (row) => <span className="f-number">{row.number}</span>,
          text: (row) => row.number,
        },
        sum('received', t('columnGross')),
        sum('distributed', t('columnDistributed')),
        sum('pending', t('columnPending')),
        {
          key: 'plan',
          title: t('columnPlan'),
          render: (row) => t(row.hasPlan ? 'hasPlan' : 'noPlan'),
          text: (row) => t(row.hasPlan ? 'hasPlan' : 'noPlan'),
        },
      ]}
      empty={<EmptyState title={t('contractsEmpty')} text={t('contractsEmptyText')} />}
    />
  );
}

function Distributions() {
  const t = useMessages(incomeMessages);
  const { chosen } = useListState();
  const states = chosen('states', STATES);
  const list = useRows(IncomeDistributionsDocument, pickDistributions, {
    states: states.length > 0 ? states : null,
  });
  return (
    <ListTable
      name="income-distributions"
      label={t('tabDistributions')}
      list={list}
      columns={useDistributionColumns({ filter: true })}
      exportTool={<ExportLinks paths={['/income/distributions.csv']} filter={{}} />}
      empty={<EmptyState title={t('distributionsEmpty')} text={t('distributionsEmptyText')} />}
    />
  );
}

function Mine() {
  const t = useMessages(incomeMessages);
  const { data, error, refetch } = useQuery(MyIncomePlansDocument, { fetchPolicy: 'cache-and-network' });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <DataTable<Plan>
      name="my-income-plans"
      label={t('tabMine')}
      rows={data.myIncomePlans}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          title: t('columnResult'),
          always: true,
          render: (row) => <Link to={`/desk/income/plans/${row.id}`}>{row.title}</Link>,
          text: (row) => row.title,
        },
        {
          key: 'state',
          title: t('columnState'),
          render: (row) => <PlanStateTag state={row.state} />,
          text: (row) => t(`planState${row.state}`),
        },
        {
          key: 'at',
          title: t('columnPrepared'),
          render: (row) => <DateTime value={row.updatedAt} />,
          text: (row) => row.updatedAt,
        },
      ]}
      empty={<EmptyState title={t('mineEmpty')} text={t('mineEmptyText')} />}
    />
  );
}
