import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { PublicRoadshowFragment } from '../../../generated/roadshows-board/graphql.ts';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { TrlBar } from '../../../ui/trl-bar.tsx';
import { EntryStateTag, useMoments } from '../roadshow-words.tsx';
import { boardMessages } from './board.messages.ts';
import styles from './board.module.css';

type Entry = PublicRoadshowFragment['entries'][number];

interface Props {
  roadshow: PublicRoadshowFragment;
  isPublished: boolean;
}

/** Who is on stage when, session by session; before it is public, that it comes, and the entries of one's own unit. */
export function ProgrammePanel({ roadshow, isPublished }: Props) {
  const t = useMessages(boardMessages);
  const moments = useMoments();
  const { sessions, entries } = roadshow;
  const own = entries.filter(({ sessionId }) => sessionId === null);
  return (
    <>
      <section className="f-card">
        <h2>{t('programme')}</h2>
        {!isPublished && (
          <p>
            <b>{t('programmeLater')}</b>
            <br />
            <span className="f-quiet">{t('programmeLaterText')}</span>
          </p>
        )}
        {isPublished &&
          sessions.map((session) => (
            <div key={session.id}>
              <div className={styles.sessionHead}>
                <h3>{session.title}</h3>
                <span className="f-quiet">
                  {moments.span(session.startsAt, session.endsAt)} · {session.room}
                  {session.hostName && ` · ${t('host', { name: session.hostName })}`}
                </span>
              </div>
              <EntryList entries={entries.filter(({ sessionId }) => sessionId === session.id)} />
            </div>
          ))}
      </section>
      {own.length > 0 && !roadshow.isMine && (
        <section className="f-card">
          <h2>{t('mine')}</h2>
          <EntryList entries={own} withState />
        </section>
      )}
    </>
  );
}

function EntryList({ entries, withState = false }: { entries: readonly Entry[]; withState?: boolean }) {
  const t = useMessages(boardMessages);
  const moments = useMoments();
  const sectorName = useSectorName();
  return (
    <ol className={styles.entries}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <div className="f-number">
            {entry.startsAt && entry.endsAt && moments.hours(entry.startsAt, entry.endsAt)}
            {withState && <EntryStateTag state={entry.state} />}
          </div>
          <div>
            {entry.result ? <Link to={`/results/${entry.result.id}`}>{entry.title}</Link> : entry.title}
            {entry.pitch && <p>{entry.pitch}</p>}
            <p className="f-quiet">
              {entry.unit.name}
              {entry.speakerName &&
                ` · ${t('speaker', { name: [entry.speakerName, entry.speakerTitle].filter(Boolean).join(' ') })}`}
            </p>
            <div className={styles.tags}>
              <Tag>{sectorName(entry.sector)}</Tag>
              {entry.result && <TrlBar level={entry.result.trl} />}
              {withState && <Link to={`/desk/roadshow-entries/${entry.id}`}>{t('manage')}</Link>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
