import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  NoticeBoardDocument,
  type NoticeBoardQuery,
  type NoticeKind,
  type NoticeState as State,
} from '../../generated/clearance/graphql.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ExportLinks, ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { DaysBar, NoticeState } from './notice-parts.tsx';
import { noticeMessages } from './notices.messages.ts';

type Row = NoticeBoardQuery['publicNotices']['edges'][number]['node'];

const STATES = ['RUNNING', 'ENDED', 'VOID'] as const satisfies readonly State[];
const KINDS = ['DEAL', 'STANDING_OFFER', 'GRANT', 'REWARD', 'AWARD'] as const satisfies readonly NoticeKind[];
const BOARDS = ['UNIT', 'EVERYONE'] as const;

const pick = (data: NoticeBoardQuery) => data.publicNotices;

/** The notice board: public notices for everybody, the unit's own for its members. */
export function Component() {
  const t = useMessages(noticeMessages);
  const { acting } = useViewer();
  const { get, chosen, one, set } = useListState();
  const audience = one('audience', BOARDS) ?? null;
  const states = chosen('state', STATES);
  const kinds = chosen('kind', KINDS);
  const list = useRows(NoticeBoardDocument, pick, {
    audience,
    states: states.length > 0 ? states : null,
    kinds: kinds.length > 0 ? kinds : null,
    organizationId: get('organizationId') ?? null,
  });
  const columns = useColumns();
  return (
    <ListPage<Row>
      name="notices"
      title={t('boardTitle')}
      subtitle={t('boardIntro')}
      list={list}
      columns={columns}
      tools={
        acting && (
          <Segmented
            aria-label={t('audience')}
            value={audience ?? 'ALL'}
            onChange={(value) => set({ audience: value === 'ALL' ? null : value })}
            options={[
              { value: 'ALL', label: t('boardAll') },
              { value: 'UNIT', label: t('boardUnit') },
              { value: 'EVERYONE', label: t('boardEVERYONE') },
            ]}
          />
        )
      }
      exportTool={<ExportLinks paths={['/notices.csv']} filter={{ audience, states, kinds }} />}
      empty={<EmptyState title={t('boardEmpty')} text={t('boardEmptyText')} />}
    />
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(noticeMessages);
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => <Link to={`/notices/${row.id}`}>{row.title}</Link>,
    },
    { key: 'unit', title: t('columnUnit'), render: (row) => row.organization.name },
    {
      key: 'kind',
      title: t('columnKind'),
      render: (row) => t(`kind${row.kind}`),
      filter: { choices: KINDS.map((value) => ({ value, label: t(`kind${value}`) })) },
    },
    {
      key: 'state',
      title: t('columnState'),
      render: (row) => <NoticeState state={row.state} />,
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })) },
    },
    { key: 'days', title: t('columnDays'), width: 210, render: (row) => <DaysBar notice={row} /> },
    { key: 'lastDay', title: t('columnLastDay'), render: (row) => <Day value={row.lastDay} /> },
    {
      key: 'objections',
      title: t('columnObjections'),
      align: 'right',
      render: (row) => <span className="f-number">{row.openObjectionCount}</span>,
    },
  ];
}
