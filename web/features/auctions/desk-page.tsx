import { useQuery } from '@apollo/client/react';
import { Segmented } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { AuctionsDocument } from '../../generated/auctions/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { AuctionTable } from './auction-table.tsx';
import { POLL_MS } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';

/** The auctions of the unit: officers announce and open each one's room to admit, watch and call off. */
export function Component() {
  const t = useMessages(auctionMessages);
  const { acting, hasRole } = useViewer();
  const state = useListState();
  const time = state.get('time') === 'OVER' ? ('OVER' as const) : ('OPEN' as const);
  const { data, loading, error, refetch, fetchMore } = useQuery(AuctionsDocument, {
    variables: { filter: { time, organizationId: acting?.organization.id ?? null } },
    fetchPolicy: 'cache-and-network',
    pollInterval: time === 'OPEN' ? POLL_MS : 0,
    skip: !acting,
  });
  const announce = hasRole('OFFICER') ? (
    <Link to="/desk/auctions/new" className="f-button">
      {t('announce')}
    </Link>
  ) : null;
  return (
    <div className="f-page">
      <PageTitle title={t('deskTitle')} subtitle={t('deskIntro')} extra={announce} />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      <AuctionTable
        name="desk-auctions"
        page={data?.auctions}
        loading={loading && !data}
        onMore={(after) => void fetchMore({ variables: { after } })}
        empty={<EmptyState title={t('emptyTitle')} action={announce} />}
        tools={
          <Segmented
            aria-label={t('listWhich')}
            value={time}
            onChange={(value) => state.set({ time: value })}
            options={[
              { value: 'OPEN', label: t('listOPEN') },
              { value: 'OVER', label: t('listOVER') },
            ]}
          />
        }
      />
    </div>
  );
}
