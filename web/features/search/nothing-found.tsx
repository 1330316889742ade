import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { searchMessages } from './messages.ts';
import { FACETS, type SearchState } from './search-state.ts';

/** Teaches how to go on when nothing was found. */
export function NothingFound({ state }: { state: SearchState }) {
  const t = useMessages(searchMessages);
  const filtered = FACETS.some((facet) => state.chosen[facet].length > 0);
  if (!filtered && !state.query) return <EmptyState title={t('emptyTitle')} text={t('emptyNone')} />;
  return (
    <EmptyState
      title={t('emptyTitle')}
      text={
        <>
          {filtered ? t('emptyFilters') : t('emptyQuery')} {t('emptySave')}
        </>
      }
      action={
        filtered ? (
          <Link
            to={state.query ? `/results?q=${encodeURIComponent(state.query)}` : '/results'}
            className="f-button"
          >
            {t('withoutFilters')}
          </Link>
        ) : (
          <Link to="/results" className="f-button">
            {t('browseAll')}
          </Link>
        )
      }
    />
  );
}
