import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DemandMatchesDocument } from '../../../generated/demands-matching/graphql.ts';
import { VerdictCounts } from './criteria-table.tsx';
import { matchingMessages } from './matching.messages.ts';
import styles from './matching.module.css';

/** The best results for a demand, on its page; for its poster only: whoever shows it has looked. */
export function MatchPanel({ demandId }: { demandId: string }) {
  const t = useMessages(matchingMessages);
  const { data } = useQuery(DemandMatchesDocument, {
    variables: { demandId, filter: { kind: 'RESULT' }, first: 3 },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) return null;
  const rows = data.demandMatches.edges.map(({ node }) => node);
  return (
    <section className="f-card">
      <h2>{t('panelTitle')}</h2>
      {rows.length === 0 && <p className={styles.quiet}>{t('panelEmpty')}</p>}
      {rows.map(({ id, result, organization, criteria }) => (
        <p key={id}>
          {result && <Link to={`/results/${result.id}`}>{result.title}</Link>}{' '}
          <span className={styles.quiet}>{organization?.name}</span> <VerdictCounts criteria={criteria} />
        </p>
      ))}
      <Link to={`/demands/${demandId}/matches`}>{t('panelAll')}</Link>
    </section>
  );
}
