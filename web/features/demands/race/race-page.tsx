import { App, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { raceMessages } from './race.messages.ts';
import { NoRace, RaceBoard, useRace } from './race-panel.tsx';

/** The live board of a race. */
export function Component() {
  const t = useMessages(raceMessages);
  const { demandId = '' } = useParams();
  const { board, loaded, error, refetch, live } = useRace(demandId);
  const back = { to: `/demands/${demandId}`, label: t('back') };
  return (
    <App component={false}>
      <div className="f-page">
        <PageTitle
          title={board ? t('boardTitle', { title: board.title }) : t('title')}
          back={back}
          subtitle={
            board && (
              <span role="status">
                {board.number} · {live === 'away' ? t('away') : t('live')}
              </span>
            )
          }
        />
        {error && !loaded && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loaded && !error && <Skeleton active paragraph={{ rows: 10 }} />}
        {loaded && (board ? <RaceBoard board={board} /> : <NoRace />)}
      </div>
    </App>
  );
}
