import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { DecisionsDocument, type DecisionsQuery } from '../../generated/clearance/graphql.ts';
import { CaseLines } from '../../ui/case-lines.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AddressTabs, ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { DecisionState } from './decision-view.tsx';
import { decisionMessages } from './decisions.messages.ts';
import styles from './decisions.module.css';

const TABS = {
  mine: { states: null, waitingForMe: true },
  open: { states: ['CALLED'], waitingForMe: false },
  closed: { states: ['APPROVED', 'REJECTED', 'VOID'], waitingForMe: false },
} as const;

const pick = (data: DecisionsQuery) => data.collectiveDecisions;

/** What waits for the leadership, and what it decided. */
export function Component() {
  const t = useMessages(decisionMessages);
  const { hasRole } = useViewer();
  const { one } = useListState();
  const keys = hasRole('LEADERSHIP_MEMBER')
    ? (['mine', 'open', 'closed'] as const)
    : (['open', 'closed'] as const);
  const tab = one('tab', keys) ?? keys[0];
  const { states, waitingForMe } = TABS[tab];
  const list = useRows(DecisionsDocument, pick, { states: states && [...states], waitingForMe });
  return (
    <ListPage
      title={t('listTitle')}
      subtitle={t('listIntro')}
      list={list}
      card={(row) => <DecisionCard row={row} />}
      empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
    >
      <AddressTabs
        name="tab"
        value={tab}
        items={keys.map((key) => ({
          key,
          label: t(key === 'mine' ? 'tabMine' : key === 'open' ? 'tabOpen' : 'tabClosed'),
        }))}
      />
    </ListPage>
  );
}

function DecisionCard({ row }: { row: DecisionsQuery['collectiveDecisions']['edges'][number]['node'] }) {
  return (
    <article className="f-card">
      <div className={styles.facts}>
        <DecisionState state={row.state} />
        <h2 className={styles.title}>
          <Link to={`/desk/decisions/${row.id}`}>{row.title}</Link>
        </h2>
        <span className="f-quiet">
          <DateTime value={row.calledAt} />
        </span>
      </div>
      <CaseLines lines={row.content} />
    </article>
  );
}
