import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  type EngagementPosition,
  type EngagementRowFragment,
  EngagementsDocument,
  type EngagementsQuery,
} from '../../../generated/brokers-engagements/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { EngagementTag, STATES } from './engagement-words.tsx';
import { engagementMessages } from './engagements.messages.ts';

const TABS = ['ALL', 'CLIENT', 'BROKER', 'SHARES'] as const;

const pick = (data: EngagementsQuery) => data.engagements;

/** The engagements that are the reader's to see: as client, as leading broker, as who shares. */
export function Component() {
  const t = useMessages(engagementMessages);
  const { hasRole } = useViewer();
  const { chosen, one, get } = useListState();
  const tab = one('as', TABS) ?? 'ALL';
  const as: EngagementPosition | null = tab === 'ALL' ? null : tab;
  const states = chosen('states', STATES);
  const text = get('text');
  const filter = { as, text: text || null, ...(states.length > 0 ? { states } : {}) };
  const list = useRows(EngagementsDocument, pick, { filter });
  const propose = hasRole('BROKER', 'OFFICER', 'ENTERPRISE_MEMBER') && (
    <Link to="/desk/engagements/new" className="f-button">
      {t('propose')}
    </Link>
  );
  return (
    <ListPage
      name="engagements"
      title={t('listTitle')}
      subtitle={t('listIntro')}
      extra={propose}
      list={list}
      columns={useColumns()}
      search={t('searchHint')}
      exportTool={<ExportLinks paths={['/engagements.csv']} filter={{ as, states, text }} />}
      empty={<EmptyState title={t('listEmpty')} text={t('listEmptyText')} action={propose} />}
    >
      <AddressTabs name="as" value={tab} items={TABS.map((key) => ({ key, label: t(`tab${key}`) }))} />
    </ListPage>
  );
}

function useColumns(): DataColumn<EngagementRowFragment>[] {
  const t = useMessages(engagementMessages);
  return [
    {
      key: 'number',
      title: t('columnNumber'),
      always: true,
      render: (row) => (
        <Link to={`/desk/engagements/${row.id}`} className="f-number">
          {row.number}
        </Link>
      ),
      text: (row) => row.number,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: (row) => <EngagementTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'scope',
      title: t('columnScope'),
      render: (row) => row.subject?.title ?? row.scopeText,
      text: (row) => row.subject?.title ?? row.scopeText,
    },
    {
      key: 'client',
      title: t('columnClient'),
      render: (row) => row.client?.name,
      text: (row) => row.client?.name ?? '',
    },
    {
      key: 'broker',
      title: t('columnBroker'),
      render: (row) => row.broker && <Link to={`/brokers/${row.broker.id}`}>{row.broker.name}</Link>,
      text: (row) => row.broker?.name ?? '',
    },
    {
      key: 'position',
      title: t('columnPosition'),
      render: (row) => t(`position${row.position}`),
      text: (row) => t(`position${row.position}`),
    },
    {
      key: 'period',
      title: t('columnPeriod'),
      render: (row) => (
        <>
          <Day value={row.startsOn} /> – <Day value={row.endsOn} />
        </>
      ),
      text: (row) => `${row.startsOn} – ${row.endsOn}`,
    },
    {
      key: 'exclusive',
      title: t('columnExclusive'),
      optional: true,
      render: (row) => t(row.isExclusive ? 'yes' : 'no'),
      text: (row) => t(row.isExclusive ? 'yes' : 'no'),
    },
    {
      key: 'proposed',
      title: t('columnProposed'),
      optional: true,
      render: (row) => <DateTime value={row.proposedAt} />,
      text: (row) => row.proposedAt,
    },
  ];
}
