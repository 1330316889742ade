import { useQuery, useSubscription } from '@apollo/client/react';
import { Alert, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useLiveState } from '../../app/live-state.ts';
import { useViewer } from '../../app/viewer.tsx';
import {
  type AuctionRoomFragment,
  RoomChangedDocument,
  RoomDocument,
} from '../../generated/auctions/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { TermsSummary } from '../offers/terms/terms-summary.tsx';
import { AuctionStateTag, LiveMark, POLL_MS } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';
import { BidHistory } from './bid-history.tsx';
import { nextMoment } from './clock.tsx';
import { Console } from './console.tsx';
import { PricePanel } from './price-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { Spoken } from './spoken.tsx';
import { TakePart } from './take-part.tsx';

export type Room = AuctionRoomFragment;

/** The room of a listing or an auction: price, time, one's own standing, bids as they come. */
export function Component() {
  const t = useMessages(auctionMessages);
  const { auctionId = '' } = useParams();
  const { hasRole } = useViewer();
  const live = useLiveState();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(RoomDocument, {
    variables: { id: auctionId },
    fetchPolicy: 'cache-and-network',
  });
  // What comes is written to the cache, from which the query above reads.
  useSubscription(RoomChangedDocument, { variables: { id: auctionId } });
  const room = data?.auction;
  const settling = room?.state === 'ENDED';
  useEffect(() => {
    if (live !== 'away' && !settling) return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [live, settling, startPolling, stopPolling]);
  useLookAtMoments(room, refetch);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!room)
    return <EmptyState title={t('notFound')} action={<Link to="/auctions">{t('backToList')}</Link>} />;
  const title = room.result?.title ?? t('hiddenResult');
  return (
    <div className="f-page">
      <PageTitle
        title={title}
        back={{ to: '/auctions', label: t('backToList') }}
        subtitle={
          <>
            {t(`form${room.form}`)} · {room.organization.name} · <AuctionStateTag state={room.state} />{' '}
            <LiveMark />
          </>
        }
      />
      <Spoken room={room} />
      {room.cancelReason && (
        <Alert type="warning" showIcon title={t('cancelledFor', { reason: room.cancelReason })} />
      )}
      {room.failure && <Alert type="warning" showIcon title={t(`failure${room.failure}`)} />}
      <div className={styles.room}>
        <div className={styles.column}>
          <PricePanel room={room} />
          <TakePart room={room} onChanged={() => void refetch()} />
          <BidHistory room={room} />
          {hasRole('OFFICER', 'SUPERVISOR') && <Console room={room} onChanged={() => void refetch()} />}
        </div>
        <div className={styles.column}>
          <RulesPanel room={room} />
          {room.terms && (
            <section className="f-card" aria-label={t('termsTitle')}>
              <h2>{t('termsTitle')}</h2>
              <p className="f-quiet">{t('priceReplaces')}</p>
              <TermsSummary terms={room.terms} />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}

/** Time alone tells nobody of an end, so the page looks for itself when the next moment has come. */
function useLookAtMoments(room: Room | null | undefined, look: () => Promise<unknown>) {
  const moment = room ? nextMoment(room, Date.parse(room.readAt)) : null;
  const at = moment?.at;
  const readAt = room?.readAt;
  useEffect(() => {
    if (!at || !readAt) return;
    const wait = Date.parse(at) - Date.parse(readAt) + 200;
    if (wait > 2 ** 31 - 1) return;
    const timer = setTimeout(() => void look(), Math.max(wait, 200));
    return () => clearTimeout(timer);
  }, [at, readAt, look]);
}
