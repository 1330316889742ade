import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { Money } from '../../ui/money.tsx';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';
import type { Room } from './room-page.tsx';

/** The last bids, the newest first; others are known by number, and to the unit by name. */
export function BidHistory({ room }: { room: Room }) {
  const t = useMessages(auctionMessages);
  const { locale } = useLanguage();
  const bids = room.bids.edges.map(({ node }) => node);
  const named = bids.some(({ organization }) => organization !== null);
  const time = new Intl.DateTimeFormat(locale, {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  });
  return (
    <section className="f-card" aria-label={t('historyTitle')}>
      <h2>
        {t('historyTitle')} <span className="f-quiet f-number">{room.bidCount}</span>
      </h2>
      {bids.length === 0 && <p className="f-quiet">{t('historyEmpty')}</p>}
      {bids.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.bids}>
            <thead>
              <tr>
                <th scope="col">{t('columnBidder')}</th>
                {named && <th scope="col">{t('columnEnterprise')}</th>}
                <th scope="col" className={styles.sum}>
                  {t('columnAmount')}
                </th>
                <th scope="col">{t('columnWhen')}</th>
              </tr>
            </thead>
            <tbody>
              {bids.map((bid) => (
                <tr key={bid.id} className={bid.bidder === room.myRegistration?.number ? styles.own : ''}>
                  <td className="f-number">{bid.bidder}</td>
                  {named && <td>{bid.organization?.name}</td>}
                  <td className={styles.sum}>
                    <Money exact value={bid.amount} />
                  </td>
                  <td className="f-number">{time.format(new Date(bid.at))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
