import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Tabs } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { DecisionsDocument } from '../../generated/clearance/graphql.ts';
import { CaseLines } from '../../ui/case-lines.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { DecisionState } from './decision-view.tsx';
import { decisionMessages } from './decisions.messages.ts';
import styles from './decisions.module.css';

const TABS = {
  mine: { states: null, waitingForMe: true },
  open: { states: ['CALLED'], waitingForMe: false },
  closed: { states: ['APPROVED', 'REJECTED', 'VOID'], waitingForMe: false },
} as const;

/** What waits for the leadership, and what it decided. */
export function Component() {
  const t = useMessages(decisionMessages);
  const { hasRole } = useViewer();
  const { get, set } = useListState();
  const keys = hasRole('LEADERSHIP_MEMBER')
    ? (['mine', 'open', 'closed'] as const)
    : (['open', 'closed'] as const);
  const tab = keys.find((each) => each === get('tab')) ?? keys[0];
  const { states, waitingForMe } = TABS[tab];
  const { data, loading, error, refetch, fetchMore } = useQuery(DecisionsDocument, {
    variables: { states: states && [...states], waitingForMe },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.collectiveDecisions;
  return (
    <div className="f-page">
      <PageTitle title={t('listTitle')} subtitle={t('listIntro')} />
      <Tabs
        activeKey={tab}
        onChange={(key) => set({ tab: key === keys[0] ? null : key })}
        items={keys.map((key) => ({
          key,
          label: t(key === 'mine' ? 'tabMine' : key === 'open' ? 'tabOpen' : 'tabClosed'),
        }))}
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!page && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {page?.edges.map(({ node }) => (
        <article key={node.id} className="f-card" style={{ marginBottom: 16 }}>
          <div className={styles.facts}>
            <DecisionState state={node.state} />
            <h2 className={styles.title}>
              <Link to={`/desk/decisions/${node.id}`}>{node.title}</Link>
            </h2>
            <span className="f-quiet">
              <DateTime value={node.calledAt} />
            </span>
          </div>
          <CaseLines lines={node.content} />
        </article>
      ))}
      {page?.edges.length === 0 && <EmptyState title={t('empty')} text={t('emptyText')} />}
      {page?.pageInfo.hasNextPage && (
        <Button onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
