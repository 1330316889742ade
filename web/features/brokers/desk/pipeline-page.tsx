import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { CombinedGraphQLErrors } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { BrokerBoardDocument } from '../../../generated/brokers-desk/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { AddressTabs } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { AddLeadDialog } from './add-lead-dialog.tsx';
import { Board } from './board.tsx';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { LeadDrawer } from './lead-drawer.tsx';
import { LeadsList } from './leads-list.tsx';
import { OutlookPanel } from './outlook-panel.tsx';
import { TasksPanel } from './tasks-panel.tsx';

const VIEWS = ['board', 'list', 'tasks', 'outlook'] as const;

/** The desk of a broker: board, list, next steps, targets and forecast. */
export function Component() {
  return (
    <App component={false}>
      <Pipeline />
    </App>
  );
}

function Pipeline() {
  const t = useMessages(deskMessages);
  const { one, get, set } = useListState();
  const view = one('view', VIEWS) ?? 'board';
  const leadId = get('lead');
  const { acting } = useViewer();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useQuery(BrokerBoardDocument, {
    fetchPolicy: 'cache-and-network',
    skip: !acting,
  });
  const open = (id: string) => set({ lead: id }, { push: true });
  const board = data?.brokerBoard;
  return (
    <div className="f-page">
      <PageTitle
        title={t('title')}
        subtitle={t('intro')}
        extra={
          <div className={styles.tools}>
            <Link to="/desk/clients">
              <Button>{t('clients')}</Button>
            </Link>
            <Button icon={<CalendarOutlined aria-hidden />} href="/brokers/calendar.ics">
              {t('calendar')}
            </Button>
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          </div>
        }
      />
      <AddressTabs
        name="view"
        value={view}
        items={[
          { key: 'board', label: t('viewBoard') },
          { key: 'list', label: t('viewList') },
          { key: 'tasks', label: t('viewTasks') },
          { key: 'outlook', label: t('viewOutlook') },
        ]}
      />
      {error && <NoBoard error={error} onRetry={() => void refetch()} />}
      {!error && view === 'board' && !board && <Skeleton active paragraph={{ rows: 8 }} />}
      {!error && view === 'board' && board && (
        <>
          {board.every(({ total }) => total === 0) && (
            <EmptyState
              title={t('emptyBoard')}
              text={t('emptyBoardText')}
              action={<Button onClick={() => setAdding(true)}>{t('add')}</Button>}
            />
          )}
          <Board board={board} onOpen={open} onStale={() => void refetch()} />
        </>
      )}
      {!error && view === 'list' && <LeadsList onOpen={open} />}
      {!error && view === 'tasks' && <TasksPanel onOpen={open} />}
      {!error && view === 'outlook' && <OutlookPanel />}
      {adding && (
        <AddLeadDialog
          onAdded={(id) => {
            setAdding(false);
            void refetch();
            open(id);
          }}
          onClose={() => setAdding(false)}
        />
      )}
      {leadId && (
        <LeadDrawer leadId={leadId} onChanged={() => void refetch()} onClose={() => set({ lead: null })} />
      )}
    </div>
  );
}

/** Without a profile there is no board: the way to write one. */
function NoBoard({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useMessages(deskMessages);
  if (!isWithoutProfile(error)) return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <EmptyState
      title={t('noProfile')}
      text={t('noProfileText')}
      action={
        <Link to="/desk/broker-profile">
          <Button type="primary">{t('toProfile')}</Button>
        </Link>
      }
    />
  );
}

/** Whether a query was refused because the broker has no profile yet. */
function isWithoutProfile(error: unknown): boolean {
  if (!CombinedGraphQLErrors.is(error)) return false;
  return error.errors.some(({ extensions }) => {
    const refused = (extensions?.userErrors ?? []) as readonly UserErrorParts[];
    return refused.some(({ params }) => params.some(({ value }) => value === 'NO_PROFILE'));
  });
}
