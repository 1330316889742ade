import { useQuery } from '@apollo/client/react';
import { Alert, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { EditedResultDocument } from '../../../../generated/results-desk/graphql.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { disclosureMessages } from './disclosure.messages.ts';
import { Wizard } from './wizard.tsx';

/** Loads the result to write on; the form is made anew only when it is loaded anew, not after each save. */
export function Component() {
  const t = useMessages(disclosureMessages);
  const labels = useLabels();
  const { resultId = '' } = useParams();
  const [round, setRound] = useState(0);
  const { data, loading, error, refetch } = useQuery(EditedResultDocument, {
    variables: { id: resultId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  const result = data?.techResult;
  const reload = async () => {
    await refetch();
    setRound((present) => present + 1);
  };
  if (result?.dossier?.availableActions.includes('EDIT')) {
    return <Wizard key={`${resultId}:${round}`} result={result} onReload={reload} />;
  }
  const back = { to: '/desk/results', label: t('backToMine') };
  return (
    <div className="f-page">
      <PageTitle title={result?.title || t('editTitle')} back={back} />
      {loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !result && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {result && (
        <Alert
          type="info"
          showIcon
          title={t('notEditable', { state: result.dossier ? labels(`state${result.dossier.state}`) : '' })}
          description={<Link to={`/desk/results/${resultId}`}>{t('openDossier')}</Link>}
        />
      )}
    </div>
  );
}
