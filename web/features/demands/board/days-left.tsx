import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { boardMessages } from './board.messages.ts';
import styles from './board.module.css';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const SOON_DAYS = 7;

/** How long a demand is open yet, the exact end on hover; nothing for one that is over. */
export function DaysLeft({ until, now = Date.now() }: { until: string | null | undefined; now?: number }) {
  const t = useMessages(boardMessages);
  const { locale } = useLanguage();
  if (!until) return null;
  const left = Date.parse(until) - now;
  if (left <= 0) return null;
  const days = Math.floor(left / DAY_MS);
  const words =
    days > 0
      ? t('daysLeft', { count: days })
      : t('hoursLeft', { count: Math.max(1, Math.floor(left / HOUR_MS)) });
  return (
    <time
      dateTime={until}
      title={t('closesAt', { time: exactTime(until, locale) })}
      className={days < SOON_DAYS ? styles.soon : styles.calm}
    >
      {words}
    </time>
  );
}
