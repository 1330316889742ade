import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Tabs } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { EntryReportsDocument } from '../../../../generated/results-desk/graphql.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { listMessages } from './lists.messages.ts';
import { ReportCard } from './report-card.tsx';

const STATES = ['OPEN', 'UPHELD', 'DISMISSED'] as const;

/** What visitors reported about entries of the unit, to be answered. */
export function Component() {
  const t = useMessages(listMessages);
  const { get, set } = useListState();
  const state = STATES.find((each) => each === get('state')) ?? 'OPEN';
  const { data, loading, error, refetch, fetchMore } = useQuery(EntryReportsDocument, {
    variables: { state },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.entryReports;
  return (
    <div className="f-page">
      <PageTitle title={t('reportsTitle')} subtitle={t('reportsIntro')} />
      <Tabs
        activeKey={state}
        onChange={(key) => set({ state: key === 'OPEN' ? null : key })}
        items={STATES.map((each) => ({ key: each, label: t(`reports${each}`) }))}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!page && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {page?.edges.map(({ node }) => (
        <ReportCard
          key={node.id}
          report={node}
          heading={<Link to={`/desk/results/${node.result.id}?tab=reviews`}>{node.result.title}</Link>}
          onChanged={refetch}
        />
      ))}
      {page?.edges.length === 0 && <EmptyState title={t('reportsEmpty')} text={t('reportsEmptyText')} />}
      {page?.pageInfo.hasNextPage && (
        <Button onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
