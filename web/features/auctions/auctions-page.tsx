import { useSubscription } from '@apollo/client/react';
import { Checkbox } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { useLiveState } from '../../app/live-state.ts';
import { useViewer } from '../../app/viewer.tsx';
import { AuctionsDocument, OpenAuctionsDocument } from '../../generated/auctions/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { pickAuctions, TIMES, TimeChoice, useAuctionColumns } from './auction-list.tsx';
import { LiveMark, POLL_MS } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';

/** Listings and auctions by time, with prices that move. */
export function Component() {
  const t = useMessages(auctionMessages);
  const { hasRole } = useViewer();
  const live = useLiveState();
  const { get, one, set } = useListState();
  const time = one('time', TIMES) ?? 'OPEN';
  const mine = get('mine') === '1';
  const list = useRows(
    AuctionsDocument,
    pickAuctions,
    { filter: { time, ...(mine ? { mine } : {}) } },
    { pollInterval: live === 'away' && time === 'OPEN' ? POLL_MS : 0 },
  );
  useSubscription(OpenAuctionsDocument, {
    skip: time === 'OVER',
    onData: ({ data: { data: next } }) => {
      const known = new Set(list.rows?.map(({ id }) => id));
      if (next?.openAuctions.some(({ id }) => !known.has(id))) void list.refetch();
    },
  });
  const columns = useAuctionColumns();
  return (
    <ListPage
      name="auctions"
      title={t('title')}
      subtitle={t('intro')}
      extra={time === 'OPEN' && <LiveMark />}
      list={list}
      columns={columns}
      tools={
        <>
          <TimeChoice time={time} />
          {hasRole('ENTERPRISE_MEMBER') && (
            <Checkbox checked={mine} onChange={({ target }) => set({ mine: target.checked ? '1' : null })}>
              {t('listMine')}
            </Checkbox>
          )}
        </>
      }
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
    />
  );
}
