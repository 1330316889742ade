import { Button, Flex } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { searchMessages } from './messages.ts';
import styles from './search.module.css';
import type { SearchState } from './search-state.ts';

function cursorsOf(state: unknown): string[] {
  if (typeof state !== 'object' || state === null || !('cursors' in state)) return [];
  return Array.isArray(state.cursors) ? state.cursors.map(String) : [];
}

/**
 * Forward by the cursor of the last hit. The way back is kept beside the history entry, so it survives a reload;
 * whoever came by a shared link goes back to the first page.
 */
export function Pages({
  state,
  endCursor,
}: {
  state: Pick<SearchState, 'page' | 'after'>;
  endCursor: string | null | undefined;
}) {
  const t = useMessages(searchMessages);
  const navigate = useNavigate();
  const location = useLocation();
  const cursors = cursorsOf(location.state);
  if (!endCursor && state.page === 1) return null;
  const go = (after: string, page: number, trail: string[]) => {
    const params = new URLSearchParams(location.search);
    params.delete('after');
    params.delete('page');
    if (after) params.set('after', after);
    if (page > 1) params.set('page', String(page));
    void navigate({ search: params.toString() }, { state: { cursors: trail } });
  };
  const previous = cursors.at(-1);
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      <Flex gap={12} align="center">
        {state.page > 1 && previous === undefined && (
          <Button onClick={() => go('', 1, [])}>{t('firstPage')}</Button>
        )}
        {state.page > 1 && previous !== undefined && (
          <Button onClick={() => go(previous, state.page - 1, cursors.slice(0, -1))}>{t('previous')}</Button>
        )}
        <span className="f-quiet">{t('pageNumber', { page: state.page })}</span>
        {endCursor && (
          <Button onClick={() => go(endCursor, state.page + 1, [...cursors, state.after ?? ''])}>
            {t('next')}
          </Button>
        )}
      </Flex>
    </nav>
  );
}
