import { Alert } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import type { SearchResultsQuery } from '../../generated/search/graphql.ts';
import { searchMessages } from './messages.ts';
import styles from './search.module.css';
import { understoodOtherwise } from './search-state.ts';

type Page = Pick<SearchResultsQuery['searchResults'], 'match' | 'degraded' | 'query'>;

/** Says how the hits came about where it is not what the reader expects. */
export function MatchNotes({ page, typed }: { page: Page; typed: string }) {
  const t = useMessages(searchMessages);
  const degraded = page.degraded || page.match === 'DEGRADED';
  return (
    <div className={styles.notes}>
      {degraded && <Alert type="warning" showIcon title={t('degraded')} />}
      {!degraded && page.match === 'RELATED' && <Alert type="info" showIcon title={t('related')} />}
      {understoodOtherwise(typed, page.query) && (
        <p className="f-quiet" style={{ margin: 0 }}>
          {t('understood', { query: page.query })}
        </p>
      )}
    </div>
  );
}
