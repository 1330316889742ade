import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerClientPartsFragment,
  BrokerClientsDocument,
  type BrokerClientsQuery,
  RemoveBrokerClientDocument,
  type RemoveBrokerClientMutation,
} from '../../../generated/brokers-desk/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { ExportLinks, ListPage } from '../../../ui/list-page.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { useAction } from '../../../ui/use-action.ts';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { ClientDialog } from './client-dialog.tsx';
import { clientsMessages } from './clients.messages.ts';
import styles from './desk.module.css';

type Row = BrokerClientPartsFragment;
const pick = (data: BrokerClientsQuery) => data.brokerClients;
const removed = (data: RemoveBrokerClientMutation) => data.removeBrokerClient;

/** The address book of a broker. */
export function Component() {
  return (
    <App component={false}>
      <Clients />
    </App>
  );
}

function Clients() {
  const t = useMessages(clientsMessages);
  const { get } = useListState();
  const { modal, message } = App.useApp();
  const text = get('text') ?? null;
  const list = useRows(BrokerClientsDocument, pick, { text });
  const [open, setOpen] = useState<Row | 'new' | null>(null);
  const remove = useAction(RemoveBrokerClientDocument, removed);
  const askRemove = (row: Row) =>
    void modal.confirm({
      title: t('removeTitle', { name: row.name }),
      content: t('removeText'),
      okText: t('remove'),
      okButtonProps: { danger: true },
      onOk: async () => {
        if (!(await remove.run({ input: { clientId: row.id, expectedVersion: row.version } }))) return;
        void message.success(t('removed'));
        await list.refetch();
      },
    });
  const buttons = (
    <div className={styles.tools}>
      <Link to="/desk/clients/import">
        <Button>{t('import')}</Button>
      </Link>
      <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen('new')}>
        {t('add')}
      </Button>
    </div>
  );
  return (
    <>
      <ListPage<Row>
        name="broker-clients"
        title={t('title')}
        subtitle={t('intro')}
        back={{ to: '/desk/pipeline', label: t('back') }}
        extra={buttons}
        list={list}
        columns={useColumns({ onEdit: setOpen, onRemove: askRemove })}
        search={t('search')}
        exportTool={<ExportLinks paths={['/brokers/clients.csv']} filter={{ text }} />}
        empty={<EmptyState title={t('empty')} text={t('emptyText')} action={buttons} />}
      >
        <Refusals errors={remove.refusals} />
        <FaultAlert fault={remove.fault} />
      </ListPage>
      {open && (
        <ClientDialog
          client={open === 'new' ? null : open}
          onDone={() => {
            setOpen(null);
            void list.refetch();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function useColumns(steps: {
  onEdit: (row: Row) => void;
  onRemove: (row: Row) => void;
}): readonly DataColumn<Row>[] {
  const t = useMessages(clientsMessages);
  const regions = useRegions();
  const sector = useSectorName();
  return [
    {
      key: 'name',
      title: t('name'),
      always: true,
      render: ({ name, creditCode }) => (
        <>
          {name}
          <p className={styles.quiet}>{creditCode}</p>
        </>
      ),
    },
    {
      key: 'contact',
      title: t('contact'),
      render: ({ contactName, phone, email }) => (
        <>
          {contactName}
          <p className={styles.quiet}>
            {phone} {email}
          </p>
        </>
      ),
    },
    {
      key: 'region',
      title: t('region'),
      render: ({ regionCode }) => (regionCode ? regions.name(regionCode) : ''),
    },
    { key: 'sectors', title: t('sectors'), render: ({ sectors }) => sectors.map(sector).join(t('comma')) },
    { key: 'interest', title: t('interest'), render: ({ interest }) => interest ?? '' },
    { key: 'source', title: t('source'), optional: true, render: ({ source }) => source ?? '' },
    { key: 'cards', title: t('cards'), align: 'right', render: ({ leadCount }) => leadCount },
    {
      key: 'changed',
      title: t('changed'),
      optional: true,
      render: (row) => <DateTime value={row.updatedAt} />,
    },
    {
      key: 'steps',
      title: t('steps'),
      always: true,
      render: (row) => (
        <span className={styles.tools}>
          <Button size="small" onClick={() => steps.onEdit(row)}>
            {t('edit')}
          </Button>
          <Button size="small" danger onClick={() => steps.onRemove(row)}>
            {t('remove')}
          </Button>
        </span>
      ),
    },
  ];
}
