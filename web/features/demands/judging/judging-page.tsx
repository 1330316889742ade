import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton, Steps } from 'antd';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import {
  type JudgingPhase,
  JudgingRoomPageDocument,
  type RoomFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { Decision } from './decision.tsx';
import { EndButton } from './end-button.tsx';
import { Experts } from './experts.tsx';
import { judgingMessages } from './judging.messages.ts';
import styles from './judging.module.css';
import { NoticePart } from './notice-part.tsx';
import { Ranking } from './ranking.tsx';
import { Screening } from './screening.tsx';

const COURSE: readonly JudgingPhase[] = [
  'BIDDING',
  'SCREENING',
  'SCORING',
  'DECIDING',
  'ON_NOTICE',
  'AWARDED',
];

/** The judging room of a demand: what it is at, the bids, the experts, the ranking, the decision and its notice. */
export function Component() {
  const t = useMessages(judgingMessages);
  const { demandId = '' } = useParams();
  const { data, error, refetch } = useQuery(JudgingRoomPageDocument, {
    variables: { demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const room = data.judgingRoom;
  if (!room) return <EmptyState title={t('missing')} text={t('missingText')} />;
  return <Room room={room} onChanged={() => void refetch()} />;
}

function Room({ room, onChanged }: { room: RoomFragment; onChanged: () => void }) {
  const t = useMessages(judgingMessages);
  const { demand, phase } = room;
  return (
    <div className="f-page">
      <PageTitle
        title={t('roomTitle')}
        subtitle={`${demand.number} · ${demand.title}`}
        back={{ to: `/demands/${demand.id}`, label: t('backToDemand') }}
        extra={
          <div className={styles.exports}>
            {room.bids.length > 0 && (
              <ExportLinks
                paths={['/judging/ranking.xlsx', '/judging/ranking.csv']}
                filter={{ demand: demand.id }}
              />
            )}
            {room.decision && (
              <ExportLinks paths={['/judging/decision.pdf']} filter={{ demand: demand.id }} />
            )}
          </div>
        }
      />
      <Course room={room} />
      {room.takenBack > 0 && (
        <Alert type="warning" showIcon title={t('takenBack', { count: room.takenBack })} />
      )}
      <div className={styles.sections}>
        {phase === 'BIDDING' ? (
          <Sealed room={room} />
        ) : (
          <>
            {(phase === 'ON_NOTICE' || phase === 'AWARDED') && (
              <NoticePart room={room} onChanged={onChanged} />
            )}
            {room.actions.includes('DECIDE') && <Decision room={room} />}
            {room.bids.length === 0 ? (
              <EmptyState title={t('noBids')} text={t('noBidsText')} action={<EndButton room={room} />} />
            ) : (
              <>
                <Ranking room={room} />
                <Screening room={room} />
                <Experts room={room} />
                <EndButton room={room} />
              </>
            )}
          </>
        )}
      </div>
    </div>
  );
}

function Course({ room: { phase } }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const narrow = useNarrow();
  if (phase === 'ENDED') return <Alert type="warning" showIcon title={t('endedTitle')} />;
  const current = COURSE.indexOf(phase);
  if (narrow)
    return (
      <p>
        <strong>{t(`phase${phase}`)}</strong>{' '}
        <span className="f-quiet">
          {current + 1} / {COURSE.length}
        </span>
      </p>
    );
  return (
    <Steps
      size="small"
      current={phase === 'AWARDED' ? COURSE.length : current}
      items={COURSE.map((each) => ({ title: t(`phase${each}`) }))}
      style={{ marginBottom: 24 }}
    />
  );
}

function Sealed({ room: { demand } }: { room: RoomFragment }) {
  const t = useMessages(judgingMessages);
  const { locale } = useLanguage();
  const time = demand.bidsCloseAt ? exactTime(demand.bidsCloseAt, locale) : '';
  return (
    <EmptyState
      title={t('sealedTitle')}
      text={t('sealedText', { time })}
      action={<Link to={`/demands/${demand.id}`}>{t('backToDemand')}</Link>}
    />
  );
}
