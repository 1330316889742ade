import { useQuery } from '@apollo/client/react';
import { Button, Segmented } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  NoticeBoardDocument,
  type NoticeBoardQuery,
  type NoticeKind,
  type NoticeState as State,
} from '../../generated/clearance/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { DaysBar, NoticeState } from './notice-parts.tsx';
import { noticeMessages } from './notices.messages.ts';

type Row = NoticeBoardQuery['publicNotices']['edges'][number]['node'];

const STATES = ['RUNNING', 'ENDED', 'VOID'] as const satisfies readonly State[];
const KINDS = ['DEAL', 'STANDING_OFFER', 'GRANT'] as const satisfies readonly NoticeKind[];
const BOARDS = ['UNIT', 'EVERYONE'] as const;

/** The notice board: public notices for everybody, the unit's own for its members. */
export function Component() {
  const t = useMessages(noticeMessages);
  const { locale } = useLanguage();
  const { acting } = useViewer();
  const state = useListState();
  const audience = BOARDS.find((each) => each === state.get('audience')) ?? null;
  const states = STATES.filter((each) => state.list('state').includes(each));
  const kinds = KINDS.filter((each) => state.list('kind').includes(each));
  const { data, loading, error, refetch, fetchMore } = useQuery(NoticeBoardDocument, {
    variables: {
      audience,
      states: states.length > 0 ? states : null,
      kinds: kinds.length > 0 ? kinds : null,
      organizationId: state.get('organizationId') ?? null,
    },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useColumns();
  const page = data?.publicNotices;
  const exported = new URLSearchParams({ lang: locale === 'en' ? 'en' : 'zh' });
  if (audience) exported.set('audience', audience);
  if (states.length > 0) exported.set('states', states.join(','));
  if (kinds.length > 0) exported.set('kinds', kinds.join(','));
  return (
    <div className="f-page">
      <PageTitle title={t('boardTitle')} subtitle={t('boardIntro')} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!(error && !page) && (
        <DataTable<Row>
          name="notices"
          label={t('boardTitle')}
          rows={page?.edges.map(({ node }) => node)}
          rowKey={(row) => row.id}
          columns={columns}
          loading={loading}
          totalCount={page?.totalCount}
          onMore={
            page?.pageInfo.hasNextPage
              ? () => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })
              : undefined
          }
          empty={<EmptyState title={t('boardEmpty')} text={t('boardEmptyText')} />}
          tools={
            acting && (
              <Segmented
                aria-label={t('audience')}
                value={audience ?? 'ALL'}
                onChange={(value) => state.set({ audience: value === 'ALL' ? null : value })}
                options={[
                  { value: 'ALL', label: t('boardAll') },
                  { value: 'UNIT', label: t('boardUnit') },
                  { value: 'EVERYONE', label: t('boardEVERYONE') },
                ]}
              />
            )
          }
          exportTool={<Button href={`/notices.csv?${exported}`}>{t('exportCsv')}</Button>}
        />
      )}
    </div>
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
