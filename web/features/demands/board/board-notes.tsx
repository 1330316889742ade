import { Alert } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { SearchDemandsQuery } from '../../../generated/demands-board/graphql.ts';
import search from '../../search/search.module.css';
import { understoodOtherwise } from '../../search/search-state.ts';
import { boardMessages } from './board.messages.ts';

type Page = Pick<SearchDemandsQuery['searchDemands'], 'match' | 'degraded' | 'query'>;

/** Says how the demands came about where it is not what the reader expects. */
export function BoardNotes({ page, typed }: { page: Page; typed: string }) {
  const t = useMessages(boardMessages);
  return (
    <div className={search.notes}>
      {page.degraded && <Alert type="warning" showIcon title={t('degraded')} />}
      {page.match === 'RELATED' && <Alert type="info" showIcon title={t('related')} />}
      {understoodOtherwise(typed, page.query) && (
        <p className="f-quiet" style={{ margin: 0 }}>
          {t('understood', { query: page.query })}
        </p>
      )}
    </div>
  );
}
