import { useQuery, useSubscription } from '@apollo/client/react';
import { App, Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useLocation, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useLiveState } from '../../../app/live-state.ts';
import {
  RoadshowLiveChangedDocument,
  RoadshowLiveDocument,
} from '../../../generated/roadshows-live/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RoadshowNav } from '../desk/roadshow-nav.tsx';
import hallStyles from '../hall.module.css';
import { QueueStatus } from '../queue-status.tsx';
import { Entries } from './entries.tsx';
import { liveMessages } from './live.messages.ts';
import styles from './live.module.css';
import type { Live } from './live-words.ts';
import { Materials } from './materials.tsx';
import { Questions } from './questions.tsx';
import { useCards } from './use-cards.ts';

/** Time alone changes what is on, so the page looks again even while nothing else happens. */
const LOOK_MS = 30_000;
const AWAY_MS = 5_000;

/** A roadshow as it runs. */
function useLive(roadshowId: string) {
  const connection = useLiveState();
  const query = useQuery(RoadshowLiveDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
    pollInterval: LOOK_MS,
    skipPollAttempt: () => document.hidden,
  });
  const { data, startPolling } = query;
  // What comes is written to the cache, from which the query above reads.
  useSubscription(RoadshowLiveChangedDocument, { variables: { roadshowId }, skip: !data?.roadshowLive });
  useEffect(() => startPolling(connection === 'away' ? AWAY_MS : LOOK_MS), [connection, startPolling]);
  return { ...query, connection };
}

/**
 * The day of a roadshow on a phone: what is on, interest cards, questions, and materials afterwards. At the desk the
 * organiser has the other pages of the roadshow beside it.
 */
export function Component() {
  const t = useMessages(liveMessages);
  const { roadshowId = '' } = useParams();
  const isDesk = useLocation().pathname.startsWith('/desk/');
  const { data, error, refetch, connection } = useLive(roadshowId);
  const live = data?.roadshowLive;
  return (
    <App component={false}>
      <div className="f-page f-page-narrow">
        <PageTitle
          title={live ? t('titleOf', { title: live.title }) : t('title')}
          back={
            live?.hasSeat
              ? { to: `/roadshows/${roadshowId}/ticket`, label: t('backToTicket') }
              : { to: `/roadshows/${roadshowId}`, label: t('backToRoadshow') }
          }
          subtitle={
            live && (
              <span role="status">
                {live.state === 'CLOSED' ? t('over') : t(connection === 'away' ? 'away' : 'live')}
              </span>
            )
          }
        />
        {isDesk && <RoadshowNav id={roadshowId} />}
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton active paragraph={{ rows: 10 }} />}
        {data && !live && <EmptyState title={t('notFound')} />}
        {live && <Hall live={live} onChanged={() => void refetch()} />}
      </div>
    </App>
  );
}

function Hall({ live, onChanged }: { live: Live; onChanged: () => void }) {
  const t = useMessages(liveMessages);
  const cards = useCards(live.id);
  const { queue } = cards;
  return (
    <div className={hallStyles.stack}>
      {!live.hasSeat && !live.mayOrganise && live.state !== 'CLOSED' && (
        <section className="f-card">
          <p>{t('noSeat')}</p>
          <Link to={`/roadshows/${live.id}/ticket`}>
            <Button type="primary">{t('toTicket')}</Button>
          </Link>
        </section>
      )}
      {live.hasSeat && queue.waiting.length > 0 && (
        <section className="f-card">
          <QueueStatus
            {...queue}
            waiting={queue.waiting.length}
            onRetry={queue.retry}
            onClear={queue.clear}
          />
        </section>
      )}
      {live.isContest && (
        <p className={styles.steps}>
          <Link to={`/roadshows/${live.id}/contest`}>{t('contest')}</Link>
        </p>
      )}
      <Entries live={live} cards={cards} />
      <Questions live={live} onChanged={onChanged} />
      <Materials
        roadshowId={live.id}
        mayOrganise={live.mayOrganise}
        entries={live.entries.map(({ id, title }) => ({ id, title }))}
      />
    </div>
  );
}
