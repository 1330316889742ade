import { Alert } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { SearchBrokersQuery } from '../../../generated/brokers-registry/graphql.ts';
import search from '../../search/search.module.css';
import { understoodOtherwise } from '../../search/search-state.ts';
import { directoryMessages } from './directory.messages.ts';

type Page = Pick<SearchBrokersQuery['searchBrokers'], 'match' | 'degraded' | 'query'>;

/** Says how the brokers came about where it is not what the reader expects. */
export function DirectoryNotes({ page, typed }: { page: Page; typed: string }) {
  const t = useMessages(directoryMessages);
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
