import { useQuery } from '@apollo/client/react';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  EquityHoldingsDocument,
  type EquityHoldingsQuery,
  SharesToRegisterDocument,
  type SharesToRegisterQuery,
} from '../../../generated/income-holdings/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { AddressTabs, ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { holdingMessages } from './holdings.messages.ts';
import { percent } from './percent.ts';

type Holding = EquityHoldingsQuery['equityHoldings']['edges'][number]['node'];
type Waiting = SharesToRegisterQuery['sharesToRegister'][number];

const TABS = ['register', 'waiting'] as const;
const REGISTERS = ['GENERAL', 'RESIDUAL_FUNDS'] as const;

/** The register of shares of the unit; to a holder their own shares. */
export function Component() {
  const { one } = useListState();
  const waiting = useQuery(SharesToRegisterDocument, { fetchPolicy: 'cache-and-network' });
  const tab = one('tab', TABS) ?? 'register';
  const rows = waiting.data?.sharesToRegister;
  const tabs = <HoldingTabs value={tab} count={rows?.length ?? 0} />;
  if (tab === 'register') return <Register tabs={tabs} />;
  return <WaitingList tabs={tabs} rows={rows} error={waiting.error} refetch={waiting.refetch} />;
}

function HoldingTabs({ value, count }: { value: (typeof TABS)[number]; count: number }) {
  const t = useMessages(holdingMessages);
  return (
    <AddressTabs
      name="tab"
      value={value}
      items={[
        { key: 'register', label: t('tabRegister') },
        { key: 'waiting', label: t('tabToRegister', { count }) },
      ]}
    />
  );
}

function Register({ tabs }: { tabs: React.ReactNode }) {
  const t = useMessages(holdingMessages);
  const { get, one } = useListState();
  const filter = {
    text: get('text') ?? null,
    register: one('register', REGISTERS) ?? null,
    held: get('held') === 'true' ? true : null,
  };
  const list = useRows(EquityHoldingsDocument, (data) => data.equityHoldings, { filter });
  const columns = useHoldingColumns();
  return (
    <ListPage<Holding>
      title={t('title')}
      subtitle={t('intro')}
      name="holdings"
      list={list}
      columns={columns}
      search={t('search')}
      exportTool={<ExportLinks paths={['/holdings.csv']} filter={filter} />}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
    >
      {tabs}
    </ListPage>
  );
}

function useHoldingColumns(): DataColumn<Holding>[] {
  const t = useMessages(holdingMessages);
  return [
    {
      key: 'company',
      title: t('company'),
      always: true,
      text: ({ stake }) => stake.company,
      render: ({ stake }) => <Link to={`/desk/holdings/${stake.dealId}`}>{stake.company}</Link>,
    },
    {
      key: 'holder',
      title: t('holder'),
      text: ({ holderName, organization }) => holderName ?? organization.name,
      render: ({ holderName, organization }) => holderName ?? t('holderUnit', { name: organization.name }),
    },
    {
      key: 'share',
      title: t('share'),
      align: 'right',
      text: ({ basisPoints }) => percent(basisPoints),
      render: ({ basisPoints }) => <span className="f-number">{percent(basisPoints)}</span>,
    },
    {
      key: 'value',
      title: t('value'),
      align: 'right',
      text: ({ value }) => value,
      render: ({ value }) => <Money value={value} exact />,
    },
    {
      key: 'register',
      title: t('register'),
      filter: { choices: REGISTERS.map((value) => ({ value, label: t(`register${value}`) })) },
      text: ({ register }) => t(`register${register}`),
      render: ({ register }) => t(`register${register}`),
    },
    {
      key: 'held',
      title: t('marks'),
      filter: { choices: [{ value: 'true', label: t('heldYes') }] },
      render: (holding) => <HoldingMarks holding={holding} />,
    },
    {
      key: 'result',
      title: t('result'),
      text: ({ stake }) => stake.title,
      render: ({ stake }) => stake.title,
    },
    {
      key: 'contractNumber',
      title: t('contractNumber'),
      text: ({ stake }) => stake.contractNumber,
      render: ({ stake }) => <span className="f-number">{stake.contractNumber}</span>,
    },
    {
      key: 'acquiredOn',
      title: t('acquiredOn'),
      text: ({ acquiredOn }) => acquiredOn,
      render: ({ acquiredOn }) => <Day value={acquiredOn} />,
    },
  ];
}

type Marked = Pick<Holding, 'leaderPosition' | 'noTradeInOffice' | 'officeEndedOn'>;

/** What is to be known about a holder: leader of the unit, and whether the shares may be traded (INC-8). */
export function HoldingMarks({ holding }: { holding: Marked }) {
  const t = useMessages(holdingMessages);
  const { leaderPosition, noTradeInOffice, officeEndedOn } = holding;
  return (
    <>
      {leaderPosition && <Tag>{t(`leader${leaderPosition}`)}</Tag>}
      {noTradeInOffice && !officeEndedOn && <Tag color="warning">{t('noTrade')}</Tag>}
      {officeEndedOn && <Tag>{t('officeEnded', { day: officeEndedOn })}</Tag>}
    </>
  );
}

function WaitingList(props: {
  tabs: React.ReactNode;
  rows: readonly Waiting[] | undefined;
  error: unknown;
  refetch: () => Promise<unknown>;
}) {
  const t = useMessages(holdingMessages);
  const columns: DataColumn<Waiting>[] = [
    {
      key: 'result',
      title: t('result'),
      always: true,
      text: ({ title }) => title,
      render: ({ title, dealId }) => <Link to={`/desk/holdings/${dealId}`}>{title}</Link>,
    },
    {
      key: 'enterprise',
      title: t('enterprise'),
      text: ({ enterprise }) => enterprise.name,
      render: ({ enterprise }) => enterprise.name,
    },
    {
      key: 'origin',
      title: t('origin'),
      text: ({ origin }) => t(`origin${origin}`),
      render: ({ origin }) => t(`origin${origin}`),
    },
    {
      key: 'contractNumber',
      title: t('contractNumber'),
      text: ({ contractNumber }) => contractNumber,
      render: ({ contractNumber }) => <span className="f-number">{contractNumber}</span>,
    },
    {
      key: 'signedOn',
      title: t('signedOn'),
      text: ({ signedOn }) => signedOn,
      render: ({ signedOn }) => <Day value={signedOn} />,
    },
  ];
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      {props.tabs}
      {props.error ? (
        <ErrorState error={props.error} onRetry={() => void props.refetch()} />
      ) : (
        <DataTable<Waiting>
          name="shares-to-register"
          label={t('title')}
          rows={props.rows}
          rowKey={({ dealId }) => dealId}
          columns={columns}
          empty={<EmptyState title={t('nothingToRegister')} text={t('nothingToRegisterText')} />}
        />
      )}
    </div>
  );
}
