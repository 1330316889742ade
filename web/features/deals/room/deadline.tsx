import { useLanguage } from '../../../app/i18n.tsx';
import { exactTime, relativeTime } from '../../../ui/date-time.tsx';
import styles from './room.module.css';

/** A moment by which something must be done or has to wait: exact, and how far away it is. */
export function Deadline({ value }: { value: string }) {
  const { locale } = useLanguage();
  return (
    <time dateTime={value} className={styles.deadline}>
      <span className="f-number">{exactTime(value, locale)}</span>
      <span className="f-no-print"> ({relativeTime(value, locale)})</span>
    </time>
  );
}
