import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ResultImportsDocument, type ResultImportsQuery } from '../../../generated/results-import/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { importMessages } from './import.messages.ts';
import { ImportStateTag } from './import-state-tag.tsx';
import { UploadCard } from './upload-card.tsx';

type Row = ResultImportsQuery['resultImports']['edges'][number]['node'];

/** Upload of a table, and what became of earlier ones. */
export function Component() {
  const t = useMessages(importMessages);
  const { data, loading, error, refetch, fetchMore } = useQuery(ResultImportsDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const columns = useColumns();
  const page = data?.resultImports;
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} />
      <UploadCard />
      <h2>{t('listTitle')}</h2>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <DataTable<Row>
          name="imports"
          label={t('listTitle')}
          rows={page?.edges.map(({ node }) => node)}
          rowKey={({ id }) => id}
          columns={columns}
          loading={loading}
          totalCount={page?.totalCount}
          onMore={
            page?.pageInfo.hasNextPage
              ? () => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })
              : undefined
          }
          empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
        />
      )}
    </div>
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(importMessages);
  const counts = ({ created, updated, unchanged, invalid }: Row) =>
    t('counts', { created, updated, unchanged, invalid });
  return [
    {
      key: 'file',
      title: t('columnFile'),
      always: true,
      render: ({ id, file }) => <Link to={`/desk/import/${id}`}>{file.name}</Link>,
      text: ({ file }) => file.name,
    },
    {
      key: 'state',
      title: t('columnState'),
      render: ({ state }) => <ImportStateTag state={state} />,
      text: ({ state }) => t(`state${state}`),
    },
    {
      key: 'target',
      title: t('columnTarget'),
      render: ({ target }) => t(`target${target}`),
      text: ({ target }) => t(`target${target}`),
    },
    { key: 'counts', title: t('columnCounts'), render: counts, text: counts },
    { key: 'by', title: t('columnBy'), render: ({ by }) => by?.name, text: ({ by }) => by?.name ?? '' },
    {
      key: 'when',
      title: t('columnWhen'),
      render: ({ createdAt }) => <DateTime value={createdAt} />,
      text: ({ createdAt }) => createdAt,
    },
  ];
}
