import { Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import type { NoticePageQuery, NoticePartsFragment } from '../../generated/clearance/graphql.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { noticeMessages } from './notices.messages.ts';
import styles from './notices.module.css';

const COLOURS = { RUNNING: 'warning', ENDED: 'success', VOID: 'default' } as const;

/** Where a notice stands. */
export function NoticeState({ state }: Pick<NoticePartsFragment, 'state'>) {
  const t = useMessages(noticeMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

/** How many days of a notice are left, as a bar and in words; full and green once all are over. */
export function DaysBar({ notice }: { notice: Pick<NoticePartsFragment, 'days' | 'daysLeft' | 'state'> }) {
  const t = useMessages(noticeMessages);
  const { days, daysLeft: left, state } = notice;
  if (state === 'VOID') return null;
  const shown = state === 'ENDED' ? 100 : Math.round((left / days) * 100);
  return (
    <div className={styles.bar}>
      <div
        className={`${styles.track} ${state === 'ENDED' ? styles.over : ''}`}
        role="img"
        aria-label={t('daysBar', { days, left })}
      >
        <span style={{ width: `${shown}%` }} />
      </div>
      <span className="f-quiet f-number">
        {state === 'ENDED' ? t('daysOver', { days }) : t('daysLeft', { left, days })}
      </span>
    </div>
  );
}

type Outcome = NonNullable<NoticePageQuery['publicNotice']>['outcomes'][number];

/** Published outcomes of the objections to a notice. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const t = useMessages(noticeMessages);
  return (
    <ul className={styles.outcomes}>
      {outcomes.map(({ id, outcome, text, publishedAt }) => (
        <li key={id}>
          <Tag color={outcome === 'UPHELD' ? 'error' : 'success'}>{t(`outcome${outcome}`)}</Tag>
          <span className="f-quiet">
            <DateTime value={publishedAt} exact />
          </span>
          <div className={styles.text}>{text}</div>
        </li>
      ))}
    </ul>
  );
}
