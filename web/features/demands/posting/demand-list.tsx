import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type DemandListSort,
  type DemandMode,
  type DemandState,
  type PostedDemandRowFragment,
  PostedDemandsDocument,
  type PostedDemandsQuery,
} from '../../../generated/demands-posting/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { demandLabels } from '../demand.labels.ts';
import { DemandStateTag } from '../demand-words.tsx';
import { postingMessages } from './posting.messages.ts';

const MODES: readonly DemandMode[] = ['PLAIN', 'OPEN_BIDDING', 'DIRECTED', 'RACE'];
const STATES: readonly DemandState[] = [
  'DRAFT',
  'UNDER_REVIEW',
  'RETURNED',
  'OPEN',
  'CLOSED_FOR_BIDS',
  'EVALUATING',
  'ON_NOTICE',
  'AWARDED',
  'PLEDGED',
  'IN_PROGRESS',
  'ACCEPTED',
  'SETTLED',
  'CLOSED',
  'FAILED',
  'CANCELLED',
];
const SORTS: readonly DemandListSort[] = ['NEWEST', 'DEADLINE', 'BOUNTY'];

const pick = (data: PostedDemandsQuery) => data.demands;

interface Props {
  name: string;
  title: string;
  subtitle: string;
  /** Address of the page of a demand. */
  path: (demand: PostedDemandRowFragment) => string;
  /** States of the list where the address names none. */
  usual?: readonly DemandState[];
  withPoster: boolean;
  extra?: ReactNode;
  children?: ReactNode;
  empty: ReactNode;
}

/** A list of demands with their state, deadline and bounty. */
export function DemandList({ usual = [], path, withPoster, ...page }: Props) {
  const t = useMessages(postingMessages);
  const { chosen, one, get } = useListState();
  const asked = chosen('states', STATES);
  const states = asked.length > 0 ? asked : [...usual];
  const modes = chosen('modes', MODES);
  const sort = one('sort', SORTS) ?? 'NEWEST';
  const text = get('text') ?? null;
  const filter = {
    ...(states.length > 0 ? { states } : {}),
    ...(modes.length > 0 ? { modes } : {}),
    ...(text ? { text } : {}),
  };
  const list = useRows(PostedDemandsDocument, pick, { filter, sort });
  const columns = useColumns(path, withPoster);
  return (
    <ListPage
      {...page}
      list={list}
      columns={columns}
      search={t('search')}
      exportTool={<ExportLinks paths={['/demands.csv']} filter={{ states, modes, sort, text }} />}
    />
  );
}

function useColumns(path: Props['path'], withPoster: boolean): DataColumn<PostedDemandRowFragment>[] {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const poster: DataColumn<PostedDemandRowFragment>[] = withPoster
    ? [
        {
          key: 'poster',
          title: t('columnPoster'),
          render: (row) => row.poster?.name ?? '',
          text: (row) => row.poster?.name ?? '',
        },
      ]
    : [];
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => (
        <>
          <Link to={path(row)}>{row.title || t('untitled')}</Link>
          <div className="f-quiet f-number">{row.number}</div>
        </>
      ),
      text: (row) => row.title,
    },
    ...poster,
    {
      key: 'modes',
      title: t('mode'),
      filter: { choices: MODES.map((value) => ({ value, label: labels(`mode${value}`) })), multiple: true },
      render: (row) => labels(`mode${row.mode}`),
      text: (row) => labels(`mode${row.mode}`),
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: labels(`state${value}`) })), multiple: true },
      render: (row) => <DemandStateTag state={row.state} />,
      text: (row) => labels(`state${row.state}`),
    },
    {
      key: 'bounty',
      title: t('bounty'),
      render: (row) => (Number(row.bounty) === 0 ? '—' : <Money value={row.bounty} />),
      text: (row) => row.bounty,
    },
    {
      key: 'deadline',
      title: t('bidsCloseAt'),
      render: (row) => (row.bidsCloseAt ? <DateTime value={row.bidsCloseAt} exact /> : '—'),
      text: (row) => row.bidsCloseAt ?? '',
    },
    {
      key: 'wantedBy',
      title: t('wantedBy'),
      optional: true,
      render: (row) => <Day value={row.wantedBy} />,
      text: (row) => row.wantedBy ?? '',
    },
    {
      key: 'publishedAt',
      title: t('columnPublished'),
      optional: true,
      render: (row) => <DateTime value={row.publishedAt} />,
      text: (row) => row.publishedAt ?? '',
    },
  ];
}
