import { Collapse, Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import type { MatchPartsFragment } from '../../../generated/demands-matching/graphql.ts';
import { TrlBar } from '../../../ui/trl-bar.tsx';
import { CriteriaTable, VerdictCounts } from './criteria-table.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

type Match = MatchPartsFragment;

const COLOURS: Partial<Record<Match['fate'], string>> = {
  SUGGESTED: 'processing',
  CONTACTED: 'warning',
  BID: 'success',
  DEAL: 'success',
};

interface Props {
  match: Match;
  /** What the card is about. */
  title: ReactNode;
  /** Lines below the title. */
  children?: ReactNode;
  buttons?: ReactNode;
}

/** A match with its reasons, what became of it, and what can be done. */
export function MatchCard({ match, title, children, buttons }: Props) {
  const t = useMessages(matchingMessages);
  const { criteria, fate, dismissal, message, contactedSide } = match;
  return (
    <article className={`f-card ${styles.card}`}>
      <div className={styles.head}>
        <h3>{title}</h3>
        <Tag color={COLOURS[fate] ?? 'default'}>{t(`fate${fate}`)}</Tag>
      </div>
      {children}
      {message && contactedSide && (
        <p className={styles.message}>
          <strong>{t(`messageOf${contactedSide}`)}</strong>
          <br />
          {message}
        </p>
      )}
      {dismissal && (
        <p className={styles.quiet}>
          {t('dismissedBecause', { reason: t(`reason${dismissal.reason}`) })}
          {dismissal.note && ` · ${dismissal.note}`}
        </p>
      )}
      {criteria.length > 0 && (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: 'why',
              label: (
                <>
                  {t('showWhy')} <VerdictCounts criteria={criteria} />
                </>
              ),
              children: <CriteriaTable criteria={criteria} />,
            },
          ]}
        />
      )}
      {buttons && <div className={styles.buttons}>{buttons}</div>}
    </article>
  );
}

/** Title and first lines of what was matched with a demand, as its poster sees it. */
export function useSubject(match: Match): { name: string; title: ReactNode; text: ReactNode } {
  const { kind, result, organization, person } = match;
  const unit = organization?.name ?? '';
  if (kind === 'RESULT' && result) {
    const text = (
      <>
        <p className={styles.quiet}>
          {unit} · <TrlBar level={result.trl ?? null} />
        </p>
        <p>{result.summary.length > 160 ? `${result.summary.slice(0, 160)}…` : result.summary}</p>
      </>
    );
    return { name: unit, title: <Link to={`/results/${result.id}`}>{result.title}</Link>, text };
  }
  if (kind === 'EXPERT') {
    return { name: unit, title: person?.name ?? '', text: <p className={styles.quiet}>{unit}</p> };
  }
  return { name: unit, title: unit, text: null };
}
