import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { DecisionPageDocument } from '../../generated/clearance/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { DecisionState, DecisionView } from './decision-view.tsx';
import { decisionMessages } from './decisions.messages.ts';

/** One collective decision. */
export function Component() {
  const t = useMessages(decisionMessages);
  const { decisionId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(DecisionPageDocument, {
    variables: { id: decisionId },
    fetchPolicy: 'cache-and-network',
  });
  const decision = data?.collectiveDecision;
  const back = { to: '/desk/decisions', label: t('back') };
  return (
    <div className="f-page">
      <PageTitle
        title={decision?.title ?? t('listTitle')}
        back={back}
        subtitle={decision && <DecisionState state={decision.state} />}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!decision && loading && <Skeleton active paragraph={{ rows: 8 }} />}
      {!decision && !loading && !error && <EmptyState title={t('missing')} text={t('missingText')} />}
      {decision && <DecisionView decision={decision} onChanged={refetch} />}
    </div>
  );
}
