import { useQuery } from '@apollo/client/react';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { MyBidCardDocument } from '../../../generated/demands-bidding/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { VerdictLink } from '../judging/verdict-link.tsx';
import { BidStateTag, useBarText } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';

/**
 * The own bid on the page of a demand, or the way to begin one, or what keeps the organisation from bidding. Nothing for
 * visitors and for those who have nothing to do with bids.
 */
export function MyBidCard({ demandId }: { demandId: string }) {
  const t = useMessages(biddingMessages);
  const barText = useBarText();
  const { viewer, hasRole } = useViewer();
  const { data } = useQuery(MyBidCardDocument, {
    variables: { demandId },
    skip: viewer === null,
    fetchPolicy: 'cache-and-network',
  });
  const standing = data?.biddingStanding;
  if (!standing) return null;
  const { bid, bars, isOpen, isTaken, mayBegin } = standing;
  const isBidder = hasRole('RESEARCHER', 'OFFICER', 'ENTERPRISE_MEMBER') && !bars.includes('OWN_DEMAND');
  if (!bid && (!isBidder || bars.includes('NO_BIDS') || (!isOpen && !isTaken))) return null;
  const room = (label: string) => (
    <Link to={`/demands/${demandId}/bid`} className="f-button">
      {label}
    </Link>
  );
  return (
    <section className="f-card" aria-label={t('cardTitle')}>
      <h2>{t('cardTitle')}</h2>
      {bid && (
        <>
          <p>
            <BidStateTag state={bid.state} /> {t(`side${bid.side}`)}{' '}
            {bid.sealedAt && (
              <span className="f-quiet">
                {t('sealedAt')} <DateTime value={bid.sealedAt} />
              </span>
            )}
          </p>
          {bid.isAhead && <Alert type="warning" showIcon title={t('ahead')} style={{ marginBottom: 12 }} />}
          {bid.sealedBeforeChange && (
            <Alert
              type="warning"
              showIcon
              title={t('beforeChange', { number: bid.sealedBeforeChange })}
              style={{ marginBottom: 12 }}
            />
          )}
          {room(t('cardRoom'))} <VerdictLink demandId={demandId} state={bid.state} />
        </>
      )}
      {!bid && isTaken && <p>{t('taken')}</p>}
      {!bid && !isTaken && bars.length > 0 && (
        <Alert type="info" showIcon title={t('barsTitle')} description={bars.map(barText).join(' ')} />
      )}
      {!bid && mayBegin && (
        <>
          <p className="f-quiet">{t('cardNoBid')}</p>
          {room(t('cardBegin'))}
        </>
      )}
    </section>
  );
}
