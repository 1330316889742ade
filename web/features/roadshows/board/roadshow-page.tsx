import { useQuery } from '@apollo/client/react';
import { Alert, Button, Descriptions, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type PublicRoadshowFragment,
  RoadshowPageDocument,
} from '../../../generated/roadshows-board/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { roadshowLabels } from '../roadshow.labels.ts';
import { RoadshowStateTag, useMoments, usePlace, useSectorNames } from '../roadshow-words.tsx';
import { boardMessages } from './board.messages.ts';
import styles from './board.module.css';
import { ProgrammePanel } from './programme-panel.tsx';
import { ProposeDialog } from './propose-dialog.tsx';

const WITH_PROGRAMME = new Set(['PROGRAMME_PUBLISHED', 'RUNNING', 'CLOSED']);

/** A roadshow for everybody: when and where, how to come, who is on stage when. */
export function Component() {
  const t = useMessages(boardMessages);
  const { roadshowId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(RoadshowPageDocument, {
    variables: { id: roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const roadshow = data?.roadshow;
  if (roadshow) return <Shown roadshow={roadshow} onDone={() => void refetch()} />;
  return (
    <div className="f-page">
      <PageTitle title={t('title')} back={{ to: '/roadshows', label: t('backToList') }} />
      {loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
    </div>
  );
}

interface Props {
  roadshow: PublicRoadshowFragment;
  onDone: () => void;
}

function Shown({ roadshow, onDone }: Props) {
  const t = useMessages(boardMessages);
  const { state } = roadshow;
  return (
    <div className="f-page">
      <PageTitle
        title={roadshow.title}
        subtitle={
          <>
            {roadshow.number} · {roadshow.organiser.name} <RoadshowStateTag state={state} />
          </>
        }
        back={{ to: '/roadshows', label: t('backToList') }}
      />
      <div className={styles.stack}>
        <News roadshow={roadshow} />
        <section className="f-card" aria-label={t('about')}>
          <Facts roadshow={roadshow} />
          <Actions roadshow={roadshow} onDone={onDone} />
        </section>
        {roadshow.summary && (
          <section className="f-card">
            <h2>{t('about')}</h2>
            <p className={styles.prose}>{roadshow.summary}</p>
          </section>
        )}
        {state !== 'CANCELLED' && (
          <ProgrammePanel roadshow={roadshow} isPublished={WITH_PROGRAMME.has(state)} />
        )}
        <Series roadshow={roadshow} />
      </div>
    </div>
  );
}

function News({ roadshow }: { roadshow: PublicRoadshowFragment }) {
  const t = useMessages(boardMessages);
  const moments = useMoments();
  const reason = roadshow.reason ?? '';
  if (roadshow.state === 'CANCELLED')
    return (
      <Alert type="error" showIcon title={t('cancelled')} description={t('cancelledText', { reason })} />
    );
  if (!roadshow.earlierStartsAt || roadshow.state === 'CLOSED') return null;
  const time = `${moments.dayOf(roadshow.earlierStartsAt)} ${moments.timeOf(roadshow.earlierStartsAt)}`;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('rescheduled')}
      description={t('rescheduledText', { time, reason })}
    />
  );
}

function Facts({ roadshow }: { roadshow: PublicRoadshowFragment }) {
  const t = useMessages(boardMessages);
  const labels = useMessages(roadshowLabels);
  const moments = useMoments();
  const place = usePlace();
  const sectorNames = useSectorNames();
  const comma = labels('listComma');
  const until = (moment: string) =>
    t('until', { time: `${moments.dayOf(moment)} ${moments.timeOf(moment)}` });
  return (
    <Descriptions
      column={{ xs: 1, sm: 1, md: 2 }}
      items={[
        { key: 'time', label: t('time'), children: moments.span(roadshow.startsAt, roadshow.endsAt) },
        { key: 'place', label: t('place'), children: place(roadshow) },
        { key: 'organiser', label: t('organiser'), children: roadshow.organiser.name },
        { key: 'sectors', label: t('sectors'), children: sectorNames(roadshow.sectors).join(comma) },
        {
          key: 'languages',
          label: t('languages'),
          children: roadshow.languages.map((language) => labels(`language${language}`)).join(comma),
        },
        {
          key: 'seats',
          label: t('seatsLabel'),
          children: `${t('seats', { count: roadshow.capacity })} · ${roadshow.needsApproval ? t('approval') : t('noApproval')}`,
        },
        { key: 'entries', label: t('entriesLabel'), children: until(roadshow.entriesUntil) },
        { key: 'register', label: t('registerLabel'), children: until(roadshow.registerUntil) },
        ...(roadshow.joinUrl
          ? [
              {
                key: 'join',
                label: t('joinUrl'),
                children: (
                  <a href={roadshow.joinUrl} rel="noreferrer noopener" target="_blank">
                    {roadshow.joinUrl}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}

function Actions({ roadshow, onDone }: Props) {
  const t = useMessages(boardMessages);
  const { locale } = useLanguage();
  const [proposing, setProposing] = useState(false);
  const [proposed, setProposed] = useState<string | null>(null);
  const { id, state, availableActions } = roadshow;
  const lang = locale === 'en' ? 'en' : 'zh';
  const isOn = WITH_PROGRAMME.has(state);
  return (
    <>
      {proposed && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t('proposed')}
          action={<Link to={`/desk/roadshow-entries/${proposed}`}>{t('openEntry')}</Link>}
        />
      )}
      <div className={styles.actions}>
        {state !== 'CANCELLED' && (
          <Link to={`/roadshows/${id}/ticket`} className="f-button">
            {t('register')}
          </Link>
        )}
        {isOn && (
          <Link to={`/roadshows/${id}/live`} className="f-button">
            {t('live')}
          </Link>
        )}
        {availableActions.includes('PROPOSE') && (
          <Button onClick={() => setProposing(true)}>{t('propose')}</Button>
        )}
        <Button href={`/roadshows/${id}/programme.ics?lang=${lang}`}>{t('calendar')}</Button>
        {isOn && (
          <Button href={`/roadshows/${id}/profiles.pdf?lang=${lang}`} target="_blank">
            {t('profiles')}
          </Button>
        )}
        {roadshow.isMine && (
          <Link to={`/desk/roadshows/${id}`} className="f-button">
            {t('manage')}
          </Link>
        )}
        {proposing && (
          <ProposeDialog
            roadshow={roadshow}
            onClose={() => setProposing(false)}
            onDone={(entryId) => {
              setProposing(false);
              setProposed(entryId);
              onDone();
            }}
          />
        )}
      </div>
    </>
  );
}

/** The other events of the same series, where there are any. */
function Series({ roadshow: { id, series } }: { roadshow: PublicRoadshowFragment }) {
  const t = useMessages(boardMessages);
  const moments = useMoments();
  const others = series?.roadshows.filter((other) => other.id !== id) ?? [];
  if (!series || others.length === 0) return null;
  return (
    <section className="f-card">
      <h2>{t('series', { title: series.title })}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <Link to={`/roadshows/${other.id}`}>{other.title}</Link> · {moments.dayOf(other.startsAt)}{' '}
            <RoadshowStateTag state={other.state} />
          </li>
        ))}
      </ul>
    </section>
  );
}
