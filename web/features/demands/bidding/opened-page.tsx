import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { OpenedBidDocument } from '../../../generated/demands-bidding/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { BidView } from './bid-view.tsx';
import { BidStateTag } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';
import { ProofPanel } from './proof-panel.tsx';

/** One opened bid for those who read it: what was handed in, with the proof that nothing was changed since. */
export function Component() {
  const t = useMessages(biddingMessages);
  const { demandId = '', bidId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(OpenedBidDocument, {
    variables: { id: bidId },
    fetchPolicy: 'cache-and-network',
  });
  const bid = data?.bid;
  return (
    <div className="f-page">
      <PageTitle
        title={bid ? t('openedTitle', { alias: bid.alias ?? '' }) : t('roomTitle')}
        subtitle={bid ? `${bid.lead.name} · ${bid.demand.number} ${bid.demand.title}` : undefined}
        back={{ to: `/demands/${demandId}`, label: t('toDemand') }}
        extra={bid ? <BidStateTag state={bid.state} /> : null}
      />
      {loading && !data && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !bid?.sheet && <EmptyState title={t('openedNotFound')} />}
      {bid?.sheet && (
        <div className={styles.stack}>
          <section className="f-card">
            <BidView
              content={bid.sheet}
              demand={bid.demand}
              verdicts={bid.side === 'READER' ? bid.verdicts : []}
            />
          </section>
          {bid.digest && (
            <section className="f-card">
              <h2>{t('digest')}</h2>
              <ProofPanel bidId={bid.id} digest={bid.digest} />
            </section>
          )}
        </div>
      )}
    </div>
  );
}
