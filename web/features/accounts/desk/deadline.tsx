import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { exactTime, relativeTime } from '../../../ui/date-time.tsx';
import styles from './desk.module.css';
import { deskMessages } from './messages.ts';
import { type DeskTask, deadlineOf } from './places.ts';

const ZONE = 'Asia/Shanghai';

/** When a task is due, in words, with the exact moment on hover; since when it waits where there is no deadline. */
export function TaskDeadline({ task: { until, since, urgency } }: { task: DeskTask }) {
  const t = useMessages(deskMessages);
  const { locale } = useLanguage();
  if (!until) {
    return (
      <time dateTime={since} title={exactTime(since, locale)} className={`${styles.when} f-quiet`}>
        {t('waiting', { since: relativeTime(since, locale) })}
      </time>
    );
  }
  const { last, isEndOfDay, days } = deadlineOf(until);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: ZONE }).format(new Date(last));
  const day = format({ month: 'short', day: 'numeric', weekday: 'short' });
  const time = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const words = () => {
    if (urgency === 'OVERDUE') {
      return days < 0 ? t('lateDays', { count: -days, day }) : t('lateHours', { time });
    }
    if (days <= 0) return isEndOfDay ? t('endsToday') : t('endsTodayAt', { time });
    return t('daysLeft', { day: isEndOfDay ? day : `${day} ${time}`, count: days });
  };
  return (
    <time
      dateTime={last}
      title={exactTime(last, locale)}
      className={`${styles.when} ${urgency === 'OVERDUE' ? styles.late : styles.due}`}
    >
      {words()}
    </time>
  );
}
