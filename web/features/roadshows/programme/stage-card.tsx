import { InputNumber, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { CuratedEntryFragment } from '../../../generated/roadshows-programme/graphql.ts';
import { useMoments } from '../roadshow-words.tsx';
import { programmeMessages } from './programme.messages.ts';
import styles from './programme.module.css';

interface Props {
  entry: CuratedEntryFragment;
  canArrange: boolean;
  onMinutes: (minutes: number) => void;
}

/** A chosen entry in its session: when, who, for how long, and whether the speaker comes. */
export function StageCard({ entry, canArrange, onMinutes }: Props) {
  const t = useMessages(programmeMessages);
  const moments = useMoments();
  const { startsAt, endsAt, minutes } = entry;
  return (
    <>
      {startsAt && endsAt && <b className="f-number">{moments.hours(startsAt, endsAt)}</b>}
      <div>
        <Link to={`/desk/roadshow-entries/${entry.id}`}>{entry.title}</Link>
      </div>
      <p className="f-quiet">
        {entry.unit.name} · {entry.speakerName ?? t('speakerNone')}
      </p>
      <div className={styles.marks}>
        {canArrange ? (
          <InputNumber
            key={minutes}
            size="small"
            min={1}
            max={120}
            precision={0}
            defaultValue={minutes}
            aria-label={t('minutes', { title: entry.title })}
            suffix={t('minutesUnit')}
            style={{ width: 110 }}
            changeOnWheel={false}
            onBlur={({ target }) => {
              const next = Number.parseInt(target.value, 10);
              if (Number.isInteger(next) && next !== minutes) onMinutes(next);
            }}
            onPressEnter={({ currentTarget }) => currentTarget.blur()}
          />
        ) : (
          <span className="f-number">
            {minutes} {t('minutesUnit')}
          </span>
        )}
        <Speaker entry={entry} />
      </div>
    </>
  );
}

function Speaker({ entry: { details, speakerName, startsAt } }: { entry: CuratedEntryFragment }) {
  const t = useMessages(programmeMessages);
  if (!details) return null;
  if (!speakerName) return <Tag color="warning">{t('speakerNone')}</Tag>;
  if (details.speakerRefusal) return <Tag color="error">{t('speakerOut')}</Tag>;
  if (details.isConfirmed) return <Tag color="success">{t('speakerConfirmed')}</Tag>;
  if (!startsAt) return null;
  return <Tag>{details.isTold ? t('speakerTold') : t('speakerUntold')}</Tag>;
}
