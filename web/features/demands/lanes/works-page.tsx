import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type DemandLaneState,
  DemandWorksDocument,
  type DemandWorksQuery,
  type LaneRowPartsFragment,
} from '../../../generated/demands-lanes/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { LaneStateTag } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';

const STATES: readonly DemandLaneState[] = [
  'AWARDED',
  'PLEDGED',
  'IN_PROGRESS',
  'SUBMITTED',
  'ACCEPTED',
  'SETTLED',
  'ELIMINATED',
  'FAILED',
  'DECLINED',
];

const pick = (data: DemandWorksQuery) => data.demandWorks;

/** The lanes of the organisation acted for, as winner or as poster, the latest first. */
export function Component() {
  const t = useMessages(laneMessages);
  const { chosen, get } = useListState();
  const states = chosen('states', STATES);
  const text = get('text');
  const filter = { ...(states.length > 0 ? { states } : {}), ...(text ? { text } : {}) };
  const list = useRows(DemandWorksDocument, pick, { filter });
  const columns = useColumns();
  const board = (
    <Link to="/demands" className="f-button">
      {t('toBoard')}
    </Link>
  );
  return (
    <ListPage
      name="works"
      title={t('worksTitle')}
      subtitle={t('worksIntro')}
      list={list}
      columns={columns}
      search={t('worksSearch')}
      exportTool={<ExportLinks paths={['/demands/works.csv']} filter={filter} />}
      empty={<EmptyState title={t('worksEmpty')} text={t('worksEmptyText')} action={board} />}
    />
  );
}

function useColumns(): DataColumn<LaneRowPartsFragment>[] {
  const t = useMessages(laneMessages);
  return [
    {
      key: 'title',
      title: t('columnDemand'),
      always: true,
      render: (row) => <Link to={`/demands/${row.demand?.id}/work?lane=${row.id}`}>{row.demand?.title}</Link>,
      text: (row) => row.demand?.title ?? '',
    },
    {
      key: 'number',
      title: t('columnNumber'),
      render: (row) => row.demand?.number ?? '',
      text: (row) => row.demand?.number ?? '',
    },
    {
      key: 'lead',
      title: t('columnLead'),
      render: (row) => row.organization?.name ?? '',
      text: (row) => row.organization?.name ?? '',
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: (row) => <LaneStateTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'side',
      title: t('columnSide'),
      render: (row) => (row.side ? t(`side${row.side}`) : ''),
      text: (row) => (row.side ? t(`side${row.side}`) : ''),
    },
    {
      key: 'amount',
      title: t('columnAmount'),
      align: 'right',
      render: (row) => <Money value={row.amount} exact />,
      text: (row) => row.amount,
    },
    {
      key: 'opened',
      title: t('columnOpened'),
      render: (row) => <DateTime value={row.openedAt} />,
      text: (row) => row.openedAt,
    },
    {
      key: 'ended',
      title: t('columnEnded'),
      optional: true,
      render: (row) => <DateTime value={row.endedAt} />,
      text: (row) => row.endedAt ?? '',
    },
  ];
}
