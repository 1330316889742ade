import { Button, Progress } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { useDemandForm } from './form-context.ts';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';
import { stepOf } from './steps.ts';

const WHOLE = 100;

/** How complete the draft is as it was saved last, and the ways to what is missing. */
export function CompletenessCard() {
  const t = useMessages(postingMessages);
  const { saved, goTo } = useDemandForm();
  const { score, missing } = saved.completeness;
  return (
    <aside className={`f-card ${styles.aside}`} aria-label={t('completeness')}>
      <strong>{t('completeness')}</strong>
      <Progress
        percent={score}
        status={score === WHOLE ? 'success' : 'normal'}
        aria-label={t('completeness')}
      />
      {missing.length === 0 ? (
        <p>{t('complete')}</p>
      ) : (
        <>
          <p className="f-quiet">{t('missing')}</p>
          <ul className={styles.missing}>
            {missing.map(({ code, field }) => (
              <li key={code}>
                <Button type="link" size="small" onClick={() => goTo(stepOf(field))}>
                  {t(`gap${code}`)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
