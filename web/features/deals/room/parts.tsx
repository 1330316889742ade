import { Badge, Skeleton, Tabs } from 'antd';
import { type ComponentType, lazy, Suspense } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { TABS, type Tab } from './places.ts';
import { roomMessages } from './room.messages.ts';
import { useRoom } from './room-context.ts';

const PANELS: Record<Tab, ComponentType> = {
  terms: lazy(() => import('./panels/terms-panel.tsx')),
  messages: lazy(() => import('./panels/messages-panel.tsx')),
  documents: lazy(() => import('./panels/documents-panel.tsx')),
  compliance: lazy(() => import('./panels/compliance-panel.tsx')),
  clearance: lazy(() => import('./panels/clearance-panel.tsx')),
  parties: lazy(() => import('./panels/parties-panel.tsx')),
  contract: lazy(() => import('./panels/contract-panel.tsx')),
  history: lazy(() => import('./panels/history-panel.tsx')),
};

/** Everything that belongs to the case, part by part; the address names the open one. */
export function Parts() {
  const t = useMessages(roomMessages);
  const { deal } = useRoom();
  const { get, set } = useListState();
  const asked = TABS.find((tab) => tab === get('tab')) ?? 'terms';
  const missing = deal.compliance.filter(({ status }) => status === 'MISSING').length;
  const counts: Partial<Record<Tab, number>> = { compliance: missing, documents: deal.documents.length };
  return (
    <Tabs
      activeKey={asked}
      onChange={(tab) => set({ tab: tab === 'terms' ? null : tab })}
      items={TABS.map((tab) => {
        const Panel = PANELS[tab];
        return {
          key: tab,
          label: (
            <>
              {t(`tab_${tab}`)}{' '}
              {tab === 'compliance' ? (
                <Badge count={counts[tab] ?? 0} size="small" />
              ) : (
                Boolean(counts[tab]) && <span className="f-quiet f-number">{counts[tab]}</span>
              )}
            </>
          ),
          children: (
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              <div className="f-card">
                <Panel />
              </div>
            </Suspense>
          ),
        };
      })}
    />
  );
}
