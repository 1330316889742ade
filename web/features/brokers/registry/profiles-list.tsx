import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerLevel,
  type BrokerProfileSort,
  type BrokerProfileState,
  BrokerProfilesDocument,
  type BrokerProfilesQuery,
} from '../../../generated/brokers-registry/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { AddressTabs, ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { useSectorName } from '../../../ui/taxonomy.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { brokerLabels } from '../broker.labels.ts';
import { BrokerStateTag } from '../broker-words.tsx';
import { profileMessages } from './profile.messages.ts';

type Row = BrokerProfilesQuery['brokerProfiles']['edges'][number]['node'];

const STATES: readonly BrokerProfileState[] = ['SUBMITTED', 'CONFIRMED', 'RETURNED', 'SUSPENDED', 'DRAFT'];
const LEVELS: readonly BrokerLevel[] = ['SENIOR', 'INTERMEDIATE', 'JUNIOR'];
const SORTS: readonly BrokerProfileSort[] = ['WAITING', 'NEWEST', 'NUMBER'];

const pick = (data: BrokerProfilesQuery) => data.brokerProfiles;

interface Props {
  name: string;
  title: string;
  subtitle: string;
  /** Address before the id of a profile. */
  path: '/desk/agency' | '/admin/brokers';
  extra?: ReactNode;
  /** Whether profiles of several organisations stand in the list. */
  withOrganization: boolean;
}

/** Profiles to be decided on, or all of them. */
export function ProfilesList({ path, withOrganization, ...page }: Props) {
  const t = useMessages(profileMessages);
  const { chosen, one, get } = useListState();
  const tab = one('tab', ['all']) ?? 'waiting';
  const states = chosen('states', STATES);
  const levels = chosen('levels', LEVELS);
  const sort = one('sort', SORTS) ?? 'WAITING';
  const text = get('text') ?? null;
  const filter = {
    ...(tab === 'waiting' ? { toDecide: true } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...(levels.length > 0 ? { levels } : {}),
    ...(text ? { text } : {}),
  };
  const list = useRows(BrokerProfilesDocument, pick, { filter, sort });
  const columns = useColumns(path, withOrganization);
  const toDecide = tab === 'waiting' ? true : null;
  return (
    <ListPage
      {...page}
      list={list}
      columns={columns}
      search={t('search')}
      exportTool={
        <ExportLinks paths={['/brokers/profiles.csv']} filter={{ states, levels, sort, text, toDecide }} />
      }
      empty={
        tab === 'waiting' ? (
          <EmptyState title={t('listEmptyTitle')} text={t('listEmptyText')} />
        ) : (
          <EmptyState title={t('allEmptyTitle')} text={t('allEmptyText')} />
        )
      }
    >
      <AddressTabs
        name="tab"
        value={tab}
        items={[
          { key: 'waiting', label: t('tabWaiting') },
          { key: 'all', label: t('tabAll') },
        ]}
      />
    </ListPage>
  );
}

function useColumns(path: Props['path'], withOrganization: boolean): DataColumn<Row>[] {
  const t = useMessages(profileMessages);
  const labels = useMessages(brokerLabels);
  const sectorName = useSectorName();
  const place = (row: Row) => row.organization?.name ?? t('independent');
  const sectors = (row: Row) => row.sectors.map(sectorName).join(t('comma'));
  const level = (row: Row) => labels(`level${row.account?.level ?? row.level}`);
  const waitsSince = ({ account }: Row) =>
    account?.proposedAt ?? (account?.state === 'SUBMITTED' ? account.handedInAt : null);
  const organization: DataColumn<Row>[] = withOrganization
    ? [{ key: 'organization', title: t('columnOrganization'), render: place, text: place }]
    : [];
  return [
    {
      key: 'name',
      title: t('columnName'),
      always: true,
      sort: { ascending: 'NUMBER' },
      render: (row) => (
        <>
          <Link to={`${path}/${row.id}`}>{row.name}</Link>
          <div className="f-quiet f-number">{row.number}</div>
        </>
      ),
      text: (row) => row.name,
    },
    ...organization,
    {
      key: 'levels',
      title: t('level'),
      filter: { choices: LEVELS.map((value) => ({ value, label: labels(`level${value}`) })), multiple: true },
      render: level,
      text: level,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: STATES.map((value) => ({ value, label: labels(`state${value}`) })), multiple: true },
      render: ({ account }) =>
        account && (
          <>
            <BrokerStateTag state={account.state} />
            {account.proposedAt && <Tag color="processing">{t('proposes')}</Tag>}
          </>
        ),
      text: ({ account }) => (account ? labels(`state${account.state}`) : ''),
    },
    {
      key: 'waiting',
      title: t('columnWaiting'),
      sort: { ascending: 'WAITING' },
      render: (row) => <DateTime value={waitsSince(row)} />,
      text: (row) => waitsSince(row) ?? '',
    },
    { key: 'sectors', title: t('columnSectors'), render: sectors, text: sectors },
    {
      key: 'deals',
      title: t('columnDeals'),
      align: 'right',
      render: ({ record }) => record?.deals ?? 0,
      text: ({ record }) => String(record?.deals ?? 0),
    },
    {
      key: 'running',
      title: t('columnRunning'),
      align: 'right',
      optional: true,
      render: ({ record }) => record?.running ?? 0,
      text: ({ record }) => String(record?.running ?? 0),
    },
    {
      key: 'confirmed',
      title: t('columnConfirmed'),
      optional: true,
      render: (row) => <DateTime value={row.confirmedAt} />,
      text: (row) => row.confirmedAt ?? '',
    },
  ];
}
