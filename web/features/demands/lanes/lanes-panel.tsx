import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DemandLaneRowsDocument } from '../../../generated/demands-lanes/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { LaneStateTag } from './lane-words.tsx';
import { laneMessages } from './lanes.messages.ts';
import styles from './lanes.module.css';

/** Who won a demand and how far they are, for everybody; the way into the work room for both sides. */
export function LanesPanel({ demandId }: { demandId: string }) {
  const t = useMessages(laneMessages);
  const { data, error, refetch } = useQuery(DemandLaneRowsDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />;
  const lanes = data.demandLanes;
  if (lanes.length === 0) return null;
  return (
    <section className="f-card" aria-labelledby="winners">
      <div className={styles.head}>
        <h2 id="winners">{t('panelTitle')}</h2>
        {lanes.some(({ isOpenToYou }) => isOpenToYou) && (
          <Link to={`/demands/${demandId}/work`} className="f-button">
            {t('openRoom')}
          </Link>
        )}
      </div>
      <ul className={styles.lanes}>
        {lanes.map((lane) => (
          <li key={lane.id} className={styles.lane}>
            <span>{t('laneNumber', { number: String(lane.number) })}</span>
            <strong>{lane.organization?.name ?? ''}</strong>
            <span className="f-quiet">{t('rankOf', { rank: String(lane.rank) })}</span>
            <LaneStateTag state={lane.state} />
            {lane.endReason && <span className="f-quiet">{t(`end${lane.endReason}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
