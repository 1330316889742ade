import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Link } from 'react-router';
import { useMessages } from '../../app/i18n.tsx';
import { useViewer } from '../../app/viewer.tsx';
import {
  type GrantState,
  GrantsDocument,
  type GrantsQuery,
  type OwnershipGrantRowFragment,
} from '../../generated/grants/graphql.ts';
import type { DataColumn } from '../../ui/data-table.tsx';
import { DateTime, Day } from '../../ui/date-time.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListPage } from '../../ui/list-page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useRows } from '../../ui/use-rows.ts';
import { GrantStateTag, useExtent } from './grant-words.tsx';
import { grantMessages } from './grants.messages.ts';

const STATES: readonly GrantState[] = [
  'APPLIED',
  'APPROVED',
  'ON_NOTICE',
  'AGREED',
  'IN_FORCE',
  'ENDED',
  'REFUSED',
];

const pick = (data: GrantsQuery) => data.ownershipGrants;

/** The grants of the unit, or of the researcher's own results, the latest first. */
export function Component() {
  const t = useMessages(grantMessages);
  const { hasRole } = useViewer();
  const { chosen } = useListState();
  const states = chosen('states', STATES);
  const list = useRows(GrantsDocument, pick, { filter: states.length > 0 ? { states } : {} });
  const columns = useColumns();
  const apply = hasRole('RESEARCHER') ? (
    <Link to="/desk/grants/new" className="f-button">
      <PlusOutlined aria-hidden /> {t('apply')}
    </Link>
  ) : null;
  return (
    <ListPage
      name="grants"
      title={t('listTitle')}
      subtitle={t('listIntro')}
      extra={apply}
      list={list}
      columns={columns}
      empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} action={apply} />}
    />
  );
}

function useColumns(): DataColumn<OwnershipGrantRowFragment>[] {
  const t = useMessages(grantMessages);
  const extent = useExtent();
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => <Link to={`/desk/grants/${row.id}`}>{row.title}</Link>,
      text: (row) => row.title,
    },
    {
      key: 'kind',
      title: t('columnKind'),
      render: (row) => `${t(`kind${row.kind}`)} · ${t(`timing${row.timing}`)}`,
      text: (row) => `${t(`kind${row.kind}`)} · ${t(`timing${row.timing}`)}`,
    },
    { key: 'extent', title: t('columnExtent'), render: extent, text: extent },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      render: (row) => <GrantStateTag state={row.state} />,
      text: (row) => t(`state${row.state}`),
    },
    {
      key: 'applied',
      title: t('columnApplied'),
      render: (row) => <DateTime value={row.appliedAt} />,
      text: (row) => row.appliedAt,
    },
    {
      key: 'lastDay',
      title: t('columnLastDay'),
      optional: true,
      render: (row) => <Day value={row.lastDay} />,
      text: (row) => row.lastDay ?? '',
    },
  ];
}
