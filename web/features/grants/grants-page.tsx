import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  type GrantState,
  GrantsDocument,
  type OwnershipGrantRowFragment,
} from '../../generated/grants/graphql.ts';
import { type DataColumn, DataTable } from '../../ui/data-table.tsx';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { GrantStateTag, useExtent } from './grant-words.tsx';
import { grantMessages } from './grants.messages.ts';

const STATES: readonly GrantState[] = [
  'APPLIED',
  'APPROVED',
  'ON_NOTICE',
  'AGREED',
  'IN_FORCE',
  'ENDED',
  'REFUSED',
];

/** The grants of the unit, or of the researcher's own results, the latest first. */
export function Component() {
  const t = useMessages(grantMessages);
  const { hasRole } = useViewer();
  const state = useListState();
  const states = STATES.filter((each) => state.list('states').includes(each));
  const { data, loading, error, refetch, fetchMore } = useQuery(GrantsDocument, {
    variables: { filter: states.length > 0 ? { states } : {} },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useColumns();
  const page = data?.ownershipGrants;
  const apply = hasRole('RESEARCHER') ? (
    <Link to="/desk/grants/new" className="f-button">
      <PlusOutlined aria-hidden /> {t('apply')}
    </Link>
  ) : null;
  return (
    <div className="f-page">
      <PageTitle title={t('listTitle')} subtitle={t('listIntro')} extra={apply} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && (
        <DataTable<OwnershipGrantRowFragment>
          name="grants"
          label={t('listTitle')}
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
          empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} action={apply} />}
        />
      )}
    </div>
  );
}

function useColumns(): DataColumn<OwnershipGrantRowFragment>[] {
  const t = useMessages(grantMessages);
  const extent = useExtent();
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => <Link to={`/desk/grants/${row.id}`}>{row.title}</Link>,
      text: (row) => row.title,
    },
    {
      key: 'kind',
      title: t('columnKind'),
      render: (row) => `${t(`kind${row.kind}`)} · ${t(`timing${row.timing}`)}`,
      text: (row) => `${t(`kind${row.kind}`)} · ${t(`timing${row.timing}`)}`,
    },
    { key: 'extent', title: t('columnExtent'), render: extent, text: extent },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: (row) => <GrantStateTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'applied',
      title: t('columnApplied'),
      render: (row) => <DateTime value={row.appliedAt} />,
      text: (row) => row.appliedAt,
    },
    {
      key: 'lastDay',
      title: t('columnLastDay'),
      optional: true,
      render: (row) => <Day value={row.lastDay} />,
      text: (row) => row.lastDay ?? '',
    },
  ];
}
