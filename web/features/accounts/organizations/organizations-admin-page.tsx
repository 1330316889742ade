import { Alert, Button, Tabs } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  AllOrganizationsDocument,
  type AllOrganizationsQuery,
  type OrganizationKind,
  PendingOrganizationsDocument,
  type PendingOrganizationsQuery,
} from '../../../generated/accounts/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { useLabels } from '../../../ui/labels.ts';
import { ListTable } from '../../../ui/list-page.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useRegions } from '../../../ui/taxonomy.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { organizationMessages } from './messages.ts';
import { OrganizationDecision } from './organization-decision.tsx';

type Pending = PendingOrganizationsQuery['pendingOrganizations']['edges'][number]['node'];
type Listed = AllOrganizationsQuery['organizations']['edges'][number]['node'];
const KINDS: OrganizationKind[] = ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE', 'AGENCY', 'GOVERNMENT'];
const PAGE = 50;
const pickPending = (data: PendingOrganizationsQuery) => data.pendingOrganizations;
const pickListed = (data: AllOrganizationsQuery) => data.organizations;

/** The platform operator confirms new organisations and finds those that are here. */
export function Component() {
  const t = useMessages(organizationMessages);
  const { hasRole } = useViewer();
  const { get, set } = useListState();
  if (!hasRole('OPERATOR')) {
    return (
      <div className="f-page">
        <PageTitle title={t('adminTitle')} />
        <Alert type="info" showIcon title={t('needsAdministrator')} />
      </div>
    );
  }
  return (
    <div className="f-page">
      <PageTitle title={t('adminTitle')} subtitle={t('adminText')} />
      <Tabs
        activeKey={get('tab') ?? 'pending'}
        onChange={(tab) => set({ tab, text: null, kind: null })}
        destroyOnHidden
        items={[
          { key: 'pending', label: t('adminPending'), children: <PendingList /> },
          { key: 'confirmed', label: t('adminConfirmed'), children: <ConfirmedList /> },
        ]}
      />
    </div>
  );
}

function useCommonColumns<Row extends Pick<Pending, 'kind' | 'creditCode' | 'provinceCode' | 'cityCode'>>() {
  const t = useMessages(organizationMessages);
  const labels = useLabels();
  const regions = useRegions();
  const place = (row: Row) => regions.place(row.provinceCode, row.cityCode);
  const columns: DataColumn<Row>[] = [
    {
      key: 'creditCode',
      title: t('creditCode'),
      render: (row) => <span className="f-number">{row.creditCode}</span>,
      text: (row) => row.creditCode,
    },
    { key: 'region', title: t('region'), render: place, text: place },
  ];
  const kind: DataColumn<Row> = {
    key: 'kind',
    title: t('kind'),
    render: (row) => labels(`kind${row.kind}`),
    text: (row) => labels(`kind${row.kind}`),
  };
  return { columns, kind };
}

function PendingList() {
  const t = useMessages(organizationMessages);
  const { columns, kind } = useCommonColumns<Pending>();
  const [open, setOpen] = useState<string | null>(null);
  const list = useRows(PendingOrganizationsDocument, pickPending, { first: PAGE });
  return (
    <>
      <ListTable<Pending>
        name="pending-organizations"
        label={t('adminPending')}
        list={list}
        empty={<EmptyState title={t('adminEmpty')} text={t('adminEmptyText')} />}
        columns={[
          { key: 'name', title: t('name'), render: (row) => row.name, text: (row) => row.name, always: true },
          kind,
          ...columns,
          {
            key: 'open',
            title: t('memberActions'),
            render: (row) => <Button onClick={() => setOpen(row.id)}>{t('adminOpen')}</Button>,
            always: true,
          },
        ]}
      />
      {open && (
        <OrganizationDecision
          organizationId={open}
          onClose={() => setOpen(null)}
          onDecided={() => {
            setOpen(null);
            void list.refetch();
          }}
        />
      )}
    </>
  );
}

function ConfirmedList() {
  const t = useMessages(organizationMessages);
  const labels = useLabels();
  const { columns, kind } = useCommonColumns<Listed>();
  const { get, chosen } = useListState();
  const kinds = chosen('kind', KINDS);
  const list = useRows(AllOrganizationsDocument, pickListed, {
    text: get('text') ?? null,
    kinds: kinds.length > 0 ? kinds : null,
    first: PAGE,
  });
  return (
    <ListTable<Listed>
      name="organizations"
      label={t('adminConfirmed')}
      list={list}
      search={t('adminSearch')}
      empty={null}
      columns={[
        {
          key: 'name',
          title: t('name'),
          render: (row) => <Link to={`/organizations/${row.id}`}>{row.name}</Link>,
          text: (row) => row.name,
          always: true,
        },
        { ...kind, filter: { choices: KINDS.map((value) => ({ value, label: labels(`kind${value}`) })) } },
        ...columns,
        {
          key: 'size',
          title: t('sizeClass'),
          render: (row) => row.sizeClass && labels(`size${row.sizeClass}`),
          text: (row) => (row.sizeClass ? labels(`size${row.sizeClass}`) : ''),
          optional: true,
        },
        {
          key: 'results',
          title: t('resultCount'),
          render: (row) => <span className="f-number">{row.publishedResultCount}</span>,
          text: (row) => String(row.publishedResultCount),
          align: 'right',
        },
      ]}
    />
  );
}
