import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { ManagedDemandFragment } from '../../../generated/demands-posting/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';

type FieldKey = Extract<keyof typeof postingMessages.zh, `field_${string}`>;

/** Answers to a plain demand with the deals that were opened. */
export function AnswersPanel({
  answers,
  isPlain,
}: {
  answers: ManagedDemandFragment['answers'];
  isPlain: boolean;
}) {
  const t = useMessages(postingMessages);
  if (!isPlain) return null;
  return (
    <section className="f-card">
      <h2>{t('answers')}</h2>
      {answers.length === 0 && <EmptyState title={t('noAnswers')} text={t('noAnswersText')} />}
      <ul className={styles.changes}>
        {answers.map((answer) => (
          <li key={answer.id}>
            <Link to={`/deals/${answer.dealId}`}>
              {answer.title} · {answer.organization.name}
            </Link>{' '}
            <span className="f-quiet">
              {answer.dealNumber} · <DateTime value={answer.at} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was changed since the publication, the last first. */
export function ChangesPanel({ changes }: { changes: ManagedDemandFragment['changes'] }) {
  const t = useMessages(postingMessages);
  if (changes.length === 0) return null;
  return (
    <section className="f-card">
      <h2>{t('changes')}</h2>
      {[...changes].reverse().map(({ id, number, reason, at, differences }) => (
        <div key={id}>
          <h3>
            {t('changeNumber', { number })} · <DateTime value={at} exact />
          </h3>
          <p>{reason}</p>
          <ul className={styles.changes}>
            {differences.map(({ field, before, after }) => (
              <li key={field} className={styles.difference}>
                <strong>{wordFor(field)}</strong>
                {before === null && after === null ? '' : `: ${before ?? '—'} → ${after ?? '—'}`}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );

  function wordFor(field: string): string {
    const [first = '', ...rest] = field.split('.');
    const key = `field_${first}`;
    const name = key in postingMessages.zh ? t(key as FieldKey) : first;
    return rest.length > 0 ? `${name} ${rest.slice(0, 1).join('')}` : name;
  }
}
