import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  type ObjectionState,
  ObjectionsDocument,
  type ObjectionsQuery,
} from '../../generated/clearance/graphql.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { noticeMessages } from './notices.messages.ts';
import { ObjectionCard } from './objection-card.tsx';

const STATES: Readonly<Record<'open' | 'closed', ObjectionState[]>> = {
  open: ['RAISED', 'ADMITTED', 'INVESTIGATED'],
  closed: ['OUTCOME_PUBLISHED', 'TURNED_DOWN'],
};
const pick = (data: ObjectionsQuery) => data.objections;

/** Objections by their term for those who handle or supervise them; for others their own. */
export function Component() {
  const t = useMessages(noticeMessages);
  const { hasRole } = useViewer();
  const { one } = useListState();
  const handles = hasRole('OFFICER', 'OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR');
  const tab = handles ? (one('tab', ['open', 'closed', 'mine']) ?? 'open') : 'mine';
  const mine = tab === 'mine';
  const states = tab === 'mine' ? null : STATES[tab];
  const list = useRows(ObjectionsDocument, pick, { states, mine });
  return (
    <ListPage
      title={t(handles ? 'queueTitle' : 'mineTitle')}
      subtitle={t(handles ? 'queueIntro' : 'mineIntro')}
      extra={<ExportLinks paths={['/objections.csv']} filter={{ states, mine }} />}
      list={list}
      card={(row) => <ObjectionCard objection={row} onChanged={list.refetch} />}
      empty={<EmptyState title={t('queueEmpty')} text={t('queueEmptyText')} />}
    >
      {handles && (
        <AddressTabs
          name="tab"
          value={tab}
          items={[
            { key: 'open', label: t('tabOpen') },
            { key: 'closed', label: t('tabClosed') },
            { key: 'mine', label: t('tabMine') },
          ]}
        />
      )}
    </ListPage>
  );
}
