import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { AuctionsDocument } from '../../generated/auctions/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { pickAuctions, TIMES, TimeChoice, useAuctionColumns } from './auction-list.tsx';
import { POLL_MS } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';

/** The auctions of the unit: officers announce and open each one's room to admit, watch and call off. */
export function Component() {
  const t = useMessages(auctionMessages);
  const { acting, hasRole } = useViewer();
  const { one } = useListState();
  const time = one('time', TIMES) ?? 'OPEN';
  const list = useRows(
    AuctionsDocument,
    pickAuctions,
    { filter: { time, organizationId: acting?.organization.id ?? null } },
    { pollInterval: time === 'OPEN' ? POLL_MS : 0, skip: !acting },
  );
  const columns = useAuctionColumns();
  const announce = hasRole('OFFICER') ? (
    <Link to="/desk/auctions/new" className="f-button">
      {t('announce')}
    </Link>
  ) : null;
  return (
    <ListPage
      name="desk-auctions"
      title={t('deskTitle')}
      subtitle={t('deskIntro')}
      extra={announce}
      list={list}
      columns={columns}
      tools={<TimeChoice time={time} />}
      empty={<EmptyState title={t('emptyTitle')} action={announce} />}
    />
  );
}
