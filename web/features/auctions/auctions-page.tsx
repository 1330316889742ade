import { useQuery, useSubscription } from '@apollo/client/react';
import { Checkbox, Segmented } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { useLiveState } from '../../app/live-state.ts';
import { useViewer } from '../../app/viewer.tsx';
import { AuctionsDocument, OpenAuctionsDocument } from '../../generated/auctions/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { AuctionTable } from './auction-table.tsx';
import { LiveMark, POLL_MS } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';

/** Listings and auctions by time, with prices that move. */
export function Component() {
  const t = useMessages(auctionMessages);
  const { hasRole } = useViewer();
  const live = useLiveState();
  const state = useListState();
  const time = state.get('time') === 'OVER' ? ('OVER' as const) : ('OPEN' as const);
  const mine = state.get('mine') === '1';
  const { data, loading, error, refetch, fetchMore } = useQuery(AuctionsDocument, {
    variables: { filter: { time, ...(mine ? { mine } : {}) } },
    fetchPolicy: 'cache-and-network',
    pollInterval: live === 'away' && time === 'OPEN' ? POLL_MS : 0,
  });
  useSubscription(OpenAuctionsDocument, {
    skip: time === 'OVER',
    onData: ({ data: { data: next } }) => {
      const known = new Set(data?.auctions.edges.map(({ node }) => node.id));
      if (next?.openAuctions.some(({ id }) => !known.has(id))) void refetch();
    },
  });
  const page = data?.auctions;
  return (
    <div className="f-page">
      <PageTitle title={t('title')} subtitle={t('intro')} extra={time === 'OPEN' && <LiveMark />} />
      {error && !page && <ErrorState error={error} onRetry={() => void refetch()} />}
      <AuctionTable
        name="auctions"
        page={page}
        loading={loading}
        onMore={(after) => void fetchMore({ variables: { after } })}
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
        tools={
          <>
            <Segmented
              aria-label={t('listWhich')}
              value={time}
              onChange={(value) => state.set({ time: value })}
              options={[
                { value: 'OPEN', label: t('listOPEN') },
                { value: 'OVER', label: t('listOVER') },
              ]}
            />
            {hasRole('ENTERPRISE_MEMBER') && (
              <Checkbox
                checked={mine}
                onChange={({ target }) => state.set({ mine: target.checked ? '1' : null })}
              >
                {t('listMine')}
              </Checkbox>
            )}
          </>
        }
      />
    </div>
  );
}
