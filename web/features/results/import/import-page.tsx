import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  ImportProgressDocument,
  ResultImportDocument,
  type ResultImportQuery,
} from '../../../generated/results-import/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { importMessages } from './import.messages.ts';
import styles from './import.module.css';
import { ImportStateTag, isWorking } from './import-state-tag.tsx';
import { MappingCard } from './mapping-card.tsx';
import { ProgressCard } from './progress-card.tsx';
import { RowsTable } from './rows-table.tsx';

export type FullImport = NonNullable<ResultImportQuery['resultImport']>;

const LOOK_EVERY_MS = 1000;

/** One import from its columns to its outcome. */
export function Component() {
  const t = useMessages(importMessages);
  const { importId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(ResultImportDocument, { variables: { id: importId } });
  const found = data?.resultImport;
  useProgress(importId, found ? isWorking(found.state) : false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (loading && !data) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (!found) return <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} action={<Back />} />;
  const canMap = found.state === 'UPLOADED' || found.state === 'CHECKED';
  const hasRows = found.processed > 0 || found.state === 'CHECKED';
  return (
    <div className="f-page">
      <PageTitle
        title={found.file.name}
        subtitle={
          <>
            <ImportStateTag state={found.state} />{' '}
            {found.encoding
              ? t('fileFacts', { format: t(`format${found.format}`), encoding: found.encoding.toUpperCase() })
              : t(`format${found.format}`)}
          </>
        }
        back={{ to: '/desk/import', label: t('back') }}
      />
      <div className={styles.stack}>
        {found.state !== 'UPLOADED' && <ProgressCard found={found} />}
        {canMap && <MappingCard key={found.id} found={found} fields={data.importFields} />}
        {hasRows && <RowsTable key={`${found.state}:${found.version}`} found={found} />}
      </div>
    </div>
  );
}

function Back() {
  const t = useMessages(importMessages);
  return <Link to="/desk/import">{t('back')}</Link>;
}

/** Follows the counters while the server works; they land in the cache that the page reads. */
function useProgress(id: string, working: boolean): void {
  const { startPolling, stopPolling } = useQuery(ImportProgressDocument, {
    variables: { id },
    skip: !working,
    fetchPolicy: 'network-only',
  });
  useEffect(() => {
    if (!working) return;
    startPolling(LOOK_EVERY_MS);
    return stopPolling;
  }, [working, startPolling, stopPolling]);
}
