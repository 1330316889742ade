import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { BidRoomDocument, type BidRoomQuery } from '../../../generated/demands-bidding/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { BeginPanel } from './begin-panel.tsx';
import { BidView } from './bid-view.tsx';
import { BidStateTag } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';
import { ConfidentialPanel } from './confidential-panel.tsx';
import { PartnerPanel } from './partner-panel.tsx';
import { SealedPanel } from './sealed-panel.tsx';
import { Wizard } from './wizard.tsx';

type Standing = BidRoomQuery['biddingStanding'];
type RoomDemand = NonNullable<BidRoomQuery['demand']>;

/** The room of one demand in which the own side writes its bid, hands it in and reads it. */
export function Component() {
  const t = useMessages(biddingMessages);
  const { demandId = '' } = useParams();
  const [round, setRound] = useState(0);
  const { data, loading, error, refetch } = useQuery(BidRoomDocument, {
    variables: { demandId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const reload = async () => {
    await refetch();
    setRound((present) => present + 1);
  };
  const demand = data?.demand;
  const standing = data?.biddingStanding;
  return (
    <div className="f-page">
      <PageTitle
        title={demand ? `${t('roomTitle')} · ${demand.number}` : t('roomTitle')}
        subtitle={demand?.title}
        back={{ to: `/demands/${demandId}`, label: t('toDemand') }}
        extra={standing?.bid ? <BidStateTag state={standing.bid.state} /> : null}
      />
      {loading && !data && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !demand && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {demand && standing && (
        <div className={styles.stack}>
          <dl className={styles.facts}>
            <div>
              <dt>{t('deadline')}</dt>
              <dd>
                <DateTime value={demand.bidsCloseAt ?? null} exact />
              </dd>
            </div>
            <div>
              <dt>{t('bounty')}</dt>
              <dd>
                <Money value={demand.bounty} />
              </dd>
            </div>
          </dl>
          <Room key={round} demand={demand} standing={standing} onReload={reload} />
        </div>
      )}
    </div>
  );
}

interface RoomProps {
  demand: RoomDemand;
  standing: Standing;
  onReload: () => Promise<void>;
}

function Room({ demand, standing, onReload }: RoomProps) {
  const t = useMessages(biddingMessages);
  const { bid } = standing;
  if (!bid) return <BeginPanel demand={demand} standing={standing} onBegun={onReload} />;
  const mayWrite = bid.availableActions.includes('WRITE');
  const content = bid.sheet ?? bid.draft;
  return (
    <>
      {bid.state === 'WITHDRAWN' && (
        <BeginPanel
          demand={demand}
          standing={{ ...standing, mayBegin: true }}
          onBegun={onReload}
          wasWithdrawn
        />
      )}
      {bid.side === 'LEAD' && <SealedPanel demand={demand} bid={bid} sheet={bid.sheet ?? null} />}
      {bid.side !== 'LEAD' && <PartnerPanel bid={bid} />}
      {bid.side === 'LEAD' && bid.state !== 'WITHDRAWN' && <ConfidentialPanel demand={demand} bid={bid} />}
      {mayWrite && bid.draft && <Wizard demand={demand} bid={bid} draft={bid.draft} onReload={onReload} />}
      {!mayWrite && bid.state === 'DRAFT' && !standing.isOpen && (
        <Alert type="warning" showIcon title={t('ownBidOver')} />
      )}
      {!mayWrite && content && bid.state !== 'WITHDRAWN' && (
        <section className="f-card">
          <h2>{t('readTitle')}</h2>
          {!bid.sheet && <Alert type="info" showIcon title={t('draftOnly')} style={{ marginBottom: 16 }} />}
          <BidView content={content} demand={demand} verdicts={bid.isAhead ? [] : bid.verdicts} />
        </section>
      )}
    </>
  );
}
