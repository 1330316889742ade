import { useQuery } from '@apollo/client/react';
import { App, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { RoadshowTablesDocument } from '../../../generated/roadshows-tables/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import hallStyles from '../hall.module.css';
import { tablesMessages } from './tables.messages.ts';
import { Timetable } from './timetable.tsx';
import { WishesPanel } from './wishes-panel.tsx';

/** The talks of a guest, or of the people of an entry (`?entry=`): whom to wish for, and the timetable. */
export function Component() {
  const t = useMessages(tablesMessages);
  const { roadshowId = '' } = useParams();
  const { get } = useListState();
  const { data, error, refetch } = useQuery(RoadshowTablesDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const tables = data?.roadshowTables;
  return (
    <App component={false}>
      <div className="f-page f-page-narrow">
        <PageTitle
          title={tables ? t('titleOf', { title: tables.title }) : t('title')}
          back={{ to: `/roadshows/${roadshowId}/ticket`, label: t('backToTicket') }}
        />
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
        {data && !tables && <EmptyState title={t('notFound')} />}
        {tables && tables.slots.length === 0 && <EmptyState title={t('noTables')} />}
        {tables && tables.slots.length > 0 && (
          <div className={hallStyles.stack}>
            {tables.publishedAt && <Timetable tables={tables} />}
            <WishesPanel roadshowId={roadshowId} entryId={get('entry') ?? null} />
          </div>
        )}
      </div>
    </App>
  );
}
