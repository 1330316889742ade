import { useQuery } from '@apollo/client/react';
import { Skeleton } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { EquityOfDealDocument } from '../../../generated/income-holdings/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { EquityParts } from './equity-parts.tsx';
import { holdingMessages } from './holdings.messages.ts';

/** The shares of a contract as a part of the money room; for the unit alone. */
export function EquityPanel({ dealId, onChanged }: { dealId: string; onChanged: () => Promise<unknown> }) {
  const t = useMessages(holdingMessages);
  const { data, loading, error, refetch } = useQuery(EquityOfDealDocument, {
    variables: { dealId },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data && loading) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!data?.equityOfDeal) return <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />;
  const changed = async () => {
    await refetch();
    await onChanged();
  };
  return <EquityParts equity={data.equityOfDeal} onChanged={changed} />;
}
