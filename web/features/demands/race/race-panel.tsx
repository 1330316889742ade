import { useQuery, useSubscription } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useLiveState } from '../../../app/live-state.ts';
import { RaceBoardChangedDocument, RaceBoardDocument } from '../../../generated/demands-race/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { GateCard } from './gate-card.tsx';
import { raceMessages } from './race.messages.ts';
import styles from './race.module.css';
import { RacePicture } from './race-picture.tsx';
import { RaceTable } from './race-table.tsx';
import type { Board } from './race-words.tsx';

const POLL_MS = 5000;

/** The board of a race as it changes; null while it is read, undefined for none. */
export function useRace(demandId: string) {
  const live = useLiveState();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(RaceBoardDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  // What comes is written to the cache, from which the query above reads.
  useSubscription(RaceBoardChangedDocument, { variables: { demandId }, skip: !data?.demandRace });
  useEffect(() => {
    if (live !== 'away') return;
    startPolling(POLL_MS);
    return stopPolling;
  }, [live, startPolling, stopPolling]);
  return { board: data?.demandRace, loaded: data !== undefined, error, refetch, live };
}

/** The live board: picture, the gate at hand, and the table behind them. */
export function RaceBoard({ board }: { board: Board }) {
  const t = useMessages(raceMessages);
  return (
    <div className={styles.board}>
      <section className="f-card" aria-label={t('picture')}>
        <RacePicture board={board} />
      </section>
      <GateCard board={board} />
      <section className="f-card">
        <h2>{t('tableTitle')}</h2>
        <RaceTable board={board} />
      </section>
    </div>
  );
}

/** The same for the pages of a demand; nothing where it is no race. */
export function RacePanel({ demandId }: { demandId: string }) {
  const { board, loaded, error, refetch } = useRace(demandId);
  if (error && !loaded) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!loaded) return <Skeleton active paragraph={{ rows: 6 }} />;
  return board ? <RaceBoard board={board} /> : null;
}

/** What a page says that has no board to show. */
export function NoRace() {
  const t = useMessages(raceMessages);
  return <EmptyState title={t('notFound')} />;
}
