import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  PostedBountiesDocument,
  type PostedBountiesQuery,
  WonBountiesDocument,
  type WonBountiesQuery,
} from '../../../generated/demands-bounty/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { bountyMessages } from './bounty.messages.ts';
import { BountyTag, SafeTag } from './bounty-tag.tsx';
import { minus } from './parts.tsx';

const TABS = ['posted', 'won'] as const;

/** Bounties of the organisation acted for: those that it pays and those that it won. */
export function Component() {
  const t = useMessages(bountyMessages);
  const { acting } = useViewer();
  const { one } = useListState();
  // Enterprises post; units win.
  const first = acting?.organization.kind === 'ENTERPRISE' ? 'posted' : 'won';
  const order = first === 'posted' ? TABS : ([...TABS].reverse() as (typeof TABS)[number][]);
  const tab = one('tab', TABS) ?? first;
  const labels = { posted: t('tabPosted'), won: t('tabWon') };
  return (
    <div className="f-page">
      <PageTitle title={t('listTitle')} subtitle={t('listIntro')} />
      <AddressTabs name="tab" value={tab} items={order.map((key) => ({ key, label: labels[key] }))} />
      {tab === 'posted' ? <Posted /> : <Won />}
    </div>
  );
}

type PostedRow = PostedBountiesQuery['postedBounties']['edges'][number]['node'];
type WonRow = WonBountiesQuery['wonBounties']['edges'][number]['node'];
const pickPosted = (data: PostedBountiesQuery) => data.postedBounties;
const pickWon = (data: WonBountiesQuery) => data.wonBounties;

function Posted() {
  const t = useMessages(bountyMessages);
  const { get } = useListState();
  const text = get('text') ?? null;
  const list = useRows(PostedBountiesDocument, pickPosted, { text });
  const sum = (
    key: string,
    title: string,
    value: (account: NonNullable<PostedRow['account']>) => string | null | undefined,
  ): DataColumn<PostedRow> => ({
    key,
    title,
    align: 'right',
    text: ({ account }) => (account ? (value(account) ?? '') : ''),
    render: ({ account }) => <Money value={account ? value(account) : null} exact />,
  });
  return (
    <ListTable<PostedRow>
      name="bounties-posted"
      label={t('tabPosted')}
      list={list}
      search={t('search')}
      exportTool={<ExportLinks paths={['/demands/bounties/posted.csv']} filter={{ text }} />}
      empty={<EmptyState title={t('postedEmpty')} text={t('postedEmptyText')} />}
      columns={[
        demandColumn<PostedRow>(t('demand')),
        {
          key: 'amount',
          title: t('amount'),
          align: 'right',
          text: ({ amount }) => amount,
          render: ({ amount }) => <Money value={amount} exact />,
        },
        {
          key: 'safe',
          title: t('safeColumn'),
          text: ({ isOver, isSafeguarded }) => t(isOver ? 'over' : isSafeguarded ? 'safe' : 'notSafe'),
          render: ({ isOver, isSafeguarded }) =>
            isOver ? <Tag>{t('over')}</Tag> : <SafeTag isSafeguarded={isSafeguarded} />,
        },
        sum('held', t('held'), ({ held }) => held),
        sum('guaranteed', t('guaranteed'), ({ guaranteed }) => guaranteed),
        sum('due', t('due'), ({ due }) => due),
        sum('paid', t('paid'), ({ paid }) => paid),
        sum('owed', t('owed'), ({ due, paid }) => minus(due, paid)),
        sum('pending', t('pending'), ({ pending }) => pending),
        sum('free', t('free'), ({ free }) => free),
      ]}
    />
  );
}

function Won() {
  const t = useMessages(bountyMessages);
  const { get } = useListState();
  const text = get('text') ?? null;
  const list = useRows(WonBountiesDocument, pickWon, { text });
  const sum = (key: string, title: string, value: (row: WonRow) => string): DataColumn<WonRow> => ({
    key,
    title,
    align: 'right',
    text: value,
    render: (row) => <Money value={value(row)} exact />,
  });
  return (
    <ListTable<WonRow>
      name="bounties-won"
      label={t('tabWon')}
      list={list}
      search={t('search')}
      exportTool={<ExportLinks paths={['/demands/bounties/won.csv']} filter={{ text }} />}
      empty={<EmptyState title={t('wonEmpty')} text={t('wonEmptyText')} />}
      columns={[
        demandColumn<WonRow>(t('demand')),
        {
          key: 'poster',
          title: t('poster'),
          text: ({ poster }) => poster.name,
          render: ({ poster }) => poster.name,
        },
        {
          key: 'state',
          title: t('state'),
          text: ({ state }) => t(`lane${state}`),
          render: ({ state }) => <BountyTag value={`lane${state}`} />,
        },
        sum('amount', t('laneAmount'), ({ amount }) => amount),
        sum('due', t('due'), ({ due }) => due),
        sum('received', t('received'), ({ paid }) => paid),
        sum('owed', t('owed'), ({ due, paid }) => minus(due, paid)),
        sum('pending', t('pending'), ({ pending }) => pending),
        sum('toGiveBack', t('toGiveBack'), ({ toGiveBack }) => toGiveBack),
      ]}
    />
  );
}

/** The demand with the way to its bounty. */
export function demandColumn<Row extends { demand: { id: string; number: string; title: string } }>(
  title: string,
): DataColumn<Row> {
  return {
    key: 'demand',
    title,
    always: true,
    text: ({ demand }) => `${demand.number} ${demand.title}`,
    render: ({ demand }) => (
      <>
        <Link to={`/demands/${demand.id}/bounty`}>{demand.title || demand.number}</Link>
        <div className="f-quiet f-number">{demand.number}</div>
      </>
    ),
  };
}
