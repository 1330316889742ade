import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { EquityOfDealDocument } from '../../../generated/income-holdings/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { EquityParts } from './equity-parts.tsx';
import { holdingMessages } from './holdings.messages.ts';

/** The shares that one contract brings: how they are divided, who holds them, what moved and what they brought. */
export function Component() {
  const t = useMessages(holdingMessages);
  const { dealId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(EquityOfDealDocument, {
    variables: { dealId },
    fetchPolicy: 'cache-and-network',
  });
  const equity = data?.equityOfDeal;
  const title = equity?.stake?.company ?? equity?.division?.company ?? t('title');
  return (
    <div className="f-page">
      <PageTitle
        title={title}
        back={{ to: '/desk/holdings', label: t('back') }}
        subtitle={equity?.stake ? `${equity.stake.title} · ${equity.stake.contractNumber}` : undefined}
        extra={equity && <Link to={`/deals/${equity.dealId}/money`}>{t('moneyLink')}</Link>}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && loading && <Skeleton active paragraph={{ rows: 10 }} />}
      {!error && data && !equity && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      {equity && <EquityParts equity={equity} onChanged={refetch} />}
    </div>
  );
}
