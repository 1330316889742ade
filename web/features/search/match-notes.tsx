import { lazy, Suspense } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import type { SearchResultsQuery } from '../../generated/search/graphql.ts';
import { searchMessages } from './messages.ts';
import styles from './search.module.css';
import { understoodOtherwise } from './search-state.ts';

// Needed for few searches only.
const Alert = lazy(() => import('./match-alert.tsx'));

type Page = Pick<SearchResultsQuery['searchResults'], 'match' | 'degraded' | 'query'>;

/** Says how the hits came about where it is not what the reader expects. */
export function MatchNotes({ page, typed }: { page: Page; typed: string }) {
  const t = useMessages(searchMessages);
  const degraded = page.degraded || page.match === 'DEGRADED';
  return (
    <div className={styles.notes}>
      <Suspense fallback={null}>
        {degraded && <Alert type="warning" showIcon title={t('degraded')} />}
        {!degraded && page.match === 'RELATED' && <Alert type="info" showIcon title={t('related')} />}
      </Suspense>
      {understoodOtherwise(typed, page.query) && (
        <p className="f-quiet" style={{ margin: 0 }}>
          {t('understood', { query: page.query })}
        </p>
      )}
    </div>
  );
}
