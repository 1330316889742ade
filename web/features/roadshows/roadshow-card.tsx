import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import type { RoadshowCardPartsFragment } from '../../generated/roadshows-board/graphql.ts';
import { boardMessages } from './board/board.messages.ts';
import styles from './board/board.module.css';
import { roadshowLabels } from './roadshow.labels.ts';
import { RoadshowStateTag, useMoments, usePlace, useSectorNames } from './roadshow-words.tsx';

interface Props {
  roadshow: RoadshowCardPartsFragment;
  /** The level of the card's heading on its page. */
  level?: 2 | 3;
}

/** One roadshow in a list: when, what, by whom, where. */
export function RoadshowCard({ roadshow, level = 2 }: Props) {
  const t = useMessages(boardMessages);
  const labels = useMessages(roadshowLabels);
  const moments = useMoments();
  const place = usePlace();
  const sectorNames = useSectorNames();
  const Heading = level === 2 ? 'h2' : 'h3';
  const { month, day, weekday } = moments.leaf(roadshow.startsAt);
  const isCalled = roadshow.state === 'OPEN_FOR_ENTRIES';
  return (
    <article className={`f-card ${styles.card}`}>
      <div className={styles.leaf} aria-hidden>
        <span>{month}</span>
        <b>{day}</b>
        <span className="f-quiet">{weekday}</span>
      </div>
      <div>
        <Heading>
          <Link to={`/roadshows/${roadshow.id}`} className="f-plain">
            {roadshow.title}
          </Link>
        </Heading>
        <p>
          <time dateTime={roadshow.startsAt}>{moments.span(roadshow.startsAt, roadshow.endsAt)}</time> ·{' '}
          {place(roadshow, true)}
        </p>
        <p className="f-quiet">
          {roadshow.organiser.name} · {t('seats', { count: roadshow.capacity })} ·{' '}
          {isCalled ? t('entriesUntil') : t('registerUntil')}{' '}
          {moments.dayOf(isCalled ? roadshow.entriesUntil : roadshow.registerUntil)}
        </p>
        <div className={styles.tags}>
          <RoadshowStateTag state={roadshow.state} />
          <Tag variant="outlined">{labels(`kind${roadshow.kind}`)}</Tag>
          {roadshow.isContest && <Tag variant="outlined">{labels('contest')}</Tag>}
          {sectorNames(roadshow.sectors).map((sector) => (
            <Tag key={sector}>{sector}</Tag>
          ))}
        </div>
      </div>
    </article>
  );
}
