import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Tabs } from 'antd';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import { type ObjectionState, ObjectionsDocument } from '../../generated/clearance/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { noticeMessages } from './notices.messages.ts';
import { ObjectionCard } from './objection-card.tsx';

const OPEN: ObjectionState[] = ['RAISED', 'ADMITTED', 'INVESTIGATED'];
const CLOSED: ObjectionState[] = ['OUTCOME_PUBLISHED', 'TURNED_DOWN'];

/** Objections by their term for those who handle or supervise them; for others their own. */
export function Component() {
  const t = useMessages(noticeMessages);
  const { locale } = useLanguage();
  const { hasRole } = useViewer();
  const { get, set } = useListState();
  const handles = hasRole('OFFICER', 'SUPERVISOR', 'ADMINISTRATOR');
  const asked = get('tab');
  const tab = !handles || asked === 'mine' ? 'mine' : asked === 'closed' ? 'closed' : 'open';
  const states = tab === 'open' ? OPEN : tab === 'closed' ? CLOSED : null;
  const { data, loading, error, refetch, fetchMore } = useQuery(ObjectionsDocument, {
    variables: { states, mine: tab === 'mine' },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.objections;
  const exported = new URLSearchParams({ lang: locale === 'en' ? 'en' : 'zh', mine: String(tab === 'mine') });
  if (states) exported.set('states', states.join(','));
  return (
    <div className="f-page">
      <PageTitle
        title={t(handles ? 'queueTitle' : 'mineTitle')}
        subtitle={t(handles ? 'queueIntro' : 'mineIntro')}
        extra={<Button href={`/objections.csv?${exported}`}>{t('exportCsv')}</Button>}
      />
      {handles && (
        <Tabs
          activeKey={tab}
          onChange={(key) => set({ tab: key === 'open' ? null : key })}
          items={[
            { key: 'open', label: t('tabOpen') },
            { key: 'closed', label: t('tabClosed') },
            { key: 'mine', label: t('tabMine') },
          ]}
        />
      )}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!page && loading && <Skeleton active paragraph={{ rows: 6 }} />}
      {page?.edges.map(({ node }) => (
        <ObjectionCard key={node.id} objection={node} onChanged={refetch} />
      ))}
      {page?.edges.length === 0 && <EmptyState title={t('queueEmpty')} text={t('queueEmptyText')} />}
      {page?.pageInfo.hasNextPage && (
        <Button onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
