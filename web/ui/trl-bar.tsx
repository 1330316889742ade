import { useMessages } from '../app/i18n.tsx';
import { uiMessages } from './messages.ts';
import styles from './ui.module.css';

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Technology readiness as a bar of nine steps, with its number beside it. */
export function TrlBar({ level, large = false }: { level: number | null | undefined; large?: boolean }) {
  const t = useMessages(uiMessages);
  const name = level ? t('trlLabel', { level }) : t('trlUnknown');
  return (
    <span
      className={`${styles.trl} ${large ? styles.trlLarge : ''}`}
      role="img"
      aria-label={name}
      title={name}
    >
      <span className={styles.trlSteps}>
        {LEVELS.map((step) => (
          <span key={step} data-reached={step <= (level ?? 0)} />
        ))}
      </span>
      <span className="f-number" aria-hidden>
        {level ? t('trlShort', { level }) : '–'}
      </span>
    </span>
  );
}
