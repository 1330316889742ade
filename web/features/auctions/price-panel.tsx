import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { Money } from '../../ui/money.tsx';
import { PriceNow } from './auction-words.tsx';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';
import { BidForm } from './bid-form.tsx';
import { TimeLeft } from './clock.tsx';
import type { Room } from './room-page.tsx';

/** The price as it stands, the time left, one's own standing and the next bid. */
export function PricePanel({ room }: { room: Room }) {
  const t = useMessages(auctionMessages);
  const start = room.form === 'LISTING' ? t('listedPrice') : t('startPrice');
  const label = room.finalPrice ? t('finalPrice') : room.highestAmount ? t('highest') : start;
  return (
    <section className="f-card" aria-label={label}>
      <div className={styles.line}>
        <span className="f-quiet">
          {label}
          {room.highestBidder !== null && !room.finalPrice && (
            <> · {t('byBidder', { number: room.highestBidder })}</>
          )}
        </span>
        <TimeLeft auction={room} />
      </div>
      <p className={styles.price}>
        <PriceNow auction={room} />
      </p>
      <Standing room={room} />
      {room.availableActions.includes('BID') && <BidForm room={room} />}
      {room.winner !== null && (
        <p>
          {room.myRegistration?.number === room.winner ? t('won') : t('wonBy', { number: room.winner })}{' '}
          {room.dealId && <Link to={`/deals/${room.dealId}`}>{t('toDeal')}</Link>}
        </p>
      )}
      {room.reserveMet !== null && (
        <p className="f-quiet">
          {room.reserveMet ? t('reserveMet') : t('reserveNotMet')}
          {room.reserve && (
            <>
              {' '}
              (<Money exact value={room.reserve} />)
            </>
          )}
        </p>
      )}
    </section>
  );
}

function Standing({ room: { myRegistration: own, state } }: { room: Room }) {
  const t = useMessages(auctionMessages);
  if (own?.state !== 'ADMITTED' || own.number === null) return null;
  return (
    <p>
      {t('yourNumber', { number: own.number })}
      {state === 'RUNNING' && (
        <>
          {' · '}
          <strong>{own.leads ? t('youLead') : own.highestBid ? t('youTrail') : t('youNone')}</strong>
        </>
      )}
      {own.highestBid && (
        <>
          {' · '}
          {t('yourBid')} <Money exact value={own.highestBid} />
        </>
      )}
    </p>
  );
}
