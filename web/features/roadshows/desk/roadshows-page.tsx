import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  OwnRoadshowsDocument,
  type OwnRoadshowsQuery,
  type RoadshowSort,
  type RoadshowState,
} from '../../../generated/roadshows-desk/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { roadshowLabels } from '../roadshow.labels.ts';
import { RoadshowStateTag, useMoments, usePlace, useSectorNames } from '../roadshow-words.tsx';
import { deskMessages } from './desk.messages.ts';

type Row = OwnRoadshowsQuery['ownRoadshows']['edges'][number]['node'];

const STATES: readonly RoadshowState[] = [
  'DRAFT',
  'OPEN_FOR_ENTRIES',
  'PROGRAMME_PUBLISHED',
  'RUNNING',
  'CLOSED',
  'CANCELLED',
];
const SORTS: readonly RoadshowSort[] = ['LATEST', 'SOONEST', 'NEWEST'];
const LIVE = new Set(['PROPOSED', 'SHORTLISTED', 'CHOSEN']);
const pick = (data: OwnRoadshowsQuery) => data.ownRoadshows;

/** The roadshows of one's organisation. */
export function Component() {
  const t = useMessages(deskMessages);
  const { hasRole } = useViewer();
  const { chosen, one, get } = useListState();
  const columns = useColumns();
  const states = chosen('states', STATES);
  const sort = one('sort', SORTS) ?? 'LATEST';
  const text = get('text') ?? null;
  const list = useRows(OwnRoadshowsDocument, pick, {
    filter: { ...(states.length > 0 ? { states } : {}), text },
    sort,
  });
  const start = hasRole('ORGANISER') ? (
    <Link to="/desk/roadshows/new" className="f-button">
      <PlusOutlined aria-hidden /> {t('newRoadshow')}
    </Link>
  ) : null;
  return (
    <ListPage
      name="roadshows"
      title={t('listTitle')}
      subtitle={t('listIntro')}
      extra={start}
      list={list}
      columns={columns}
      search={t('search')}
      exportTool={
        <ExportLinks paths={['/roadshows.xlsx', '/roadshows.csv']} filter={{ states, sort, text }} />
      }
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} action={start} />}
    />
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(deskMessages);
  const labels = useMessages(roadshowLabels);
  const moments = useMoments();
  const place = usePlace();
  const sectorNames = useSectorNames();
  const time = ({ startsAt, endsAt }: Row) => moments.span(startsAt, endsAt);
  const live = ({ entryCounts }: Row) =>
    String(entryCounts.reduce((sum, { state, count }) => sum + (LIVE.has(state) ? count : 0), 0));
  const taken = ({ entryCounts }: Row) =>
    String(entryCounts.find(({ state }) => state === 'CHOSEN')?.count ?? 0);
  const sectors = (row: Row) => sectorNames(row.sectors).join(labels('listComma'));
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => <Link to={`/desk/roadshows/${row.id}`}>{row.title}</Link>,
      text: (row) => row.title,
    },
    {
      key: 'states',
      title: t('columnState'),
      render: ({ state }) => <RoadshowStateTag state={state} />,
      text: ({ state }) => labels(`state${state}`),
      filter: {
        multiple: true,
        choices: STATES.map((value) => ({ value, label: labels(`state${value}`) })),
      },
    },
    {
      key: 'time',
      title: t('columnTime'),
      render: time,
      text: time,
      sort: { ascending: 'SOONEST', descending: 'LATEST' },
    },
    { key: 'place', title: t('columnPlace'), render: (row) => place(row, true), text: (row) => place(row) },
    { key: 'entries', title: t('columnEntries'), align: 'right', render: live, text: live },
    { key: 'chosen', title: t('columnChosen'), align: 'right', render: taken, text: taken },
    {
      key: 'seats',
      title: t('columnSeats'),
      align: 'right',
      render: ({ capacity }) => capacity,
      text: ({ capacity }) => String(capacity),
    },
    { key: 'sectors', title: t('columnSectors'), optional: true, render: sectors, text: sectors },
    {
      key: 'number',
      title: t('columnNumber'),
      optional: true,
      render: ({ number }) => number,
      text: ({ number }) => number,
    },
  ];
}
