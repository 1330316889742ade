import { useQuery } from '@apollo/client/react';
import { Alert, Flex, Select, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { ContractEstimatesDocument } from '../../../generated/income-estimates/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { EstimateCard } from './estimate-card.tsx';
import { estimateMessages } from './estimates.messages.ts';

/** Years back that can be looked at. */
const YEARS = 6;

/** What a contract may come to in tax and subsidies, for information: a part of the money room. */
export function EstimatesPanel({ dealId }: { dealId: string }) {
  const t = useMessages(estimateMessages);
  const label = useId();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const { data, previousData, loading, error, refetch } = useQuery(ContractEstimatesDocument, {
    variables: { dealId, year },
    fetchPolicy: 'cache-and-network',
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const found = (data ?? previousData)?.contractEstimates;
  if (!found && loading) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!found) return <EmptyState title={t('notYours')} />;
  return (
    <>
      <Alert type="info" showIcon title={t('intro')} style={{ marginBottom: 16 }} />
      <Flex gap={8} align="center" style={{ marginBottom: 16 }}>
        <span id={label}>{t('year')}</span>
        <Select
          aria-labelledby={label}
          value={year}
          onChange={setYear}
          options={Array.from({ length: YEARS }, (_, back) => ({
            value: thisYear - back,
            label: String(thisYear - back),
          }))}
          style={{ width: 120 }}
        />
      </Flex>
      {found.estimates.length === 0 && <EmptyState title={t('nothing')} />}
      {found.estimates.map((estimate) => (
        <EstimateCard key={estimate.kind} estimate={estimate} />
      ))}
    </>
  );
}
