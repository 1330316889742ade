import { Button, Tag } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  OwnImplementationsDocument,
  type OwnImplementationsQuery,
} from '../../../generated/income-holdings/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListPage } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { ownMessages } from './own.messages.ts';
import { StartDialog } from './start-dialog.tsx';

type Own = OwnImplementationsQuery['ownImplementations']['edges'][number]['node'];

const STATES = ['RUNNING', 'COMPLETED', 'STOPPED'] as const;

/** Results that the unit puts into production itself (INC-4). */
export function Component() {
  const t = useMessages(ownMessages);
  const { hasRole } = useViewer();
  const navigate = useNavigate();
  const { chosen } = useListState();
  const [open, setOpen] = useState(false);
  const states = chosen('state', STATES);
  const filter = { states: states.length > 0 ? states : null };
  const list = useRows(OwnImplementationsDocument, (data) => data.ownImplementations, { filter });
  const columns = useColumns();
  const start = hasRole('OFFICER') && (
    <Button type="primary" onClick={() => setOpen(true)}>
      {t('start')}
    </Button>
  );
  return (
    <>
      <ListPage<Own>
        title={t('title')}
        subtitle={t('intro')}
        extra={start}
        name="own-implementations"
        list={list}
        columns={columns}
        empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} action={start} />}
      />
      {open && (
        <StartDialog
          onDone={(id) => void navigate(`/desk/income/own/${id}`)}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function useColumns(): DataColumn<Own>[] {
  const t = useMessages(ownMessages);
  const progress = ({ yearlyProfits }: Own) =>
    t('progressText', {
      done: yearlyProfits.filter(({ state }) => state === 'CONFIRMED').length,
      all: yearlyProfits.length,
    });
  return [
    {
      key: 'result',
      title: t('result'),
      always: true,
      text: ({ title }) => title,
      render: ({ id, title }) => <Link to={`/desk/income/own/${id}`}>{title}</Link>,
    },
    {
      key: 'state',
      title: t('state'),
      filter: { choices: STATES.map((value) => ({ value, label: t(`state${value}`) })), multiple: true },
      text: ({ state }) => t(`state${state}`),
      render: ({ state }) => <Tag>{t(`state${state}`)}</Tag>,
    },
    {
      key: 'startedOn',
      title: t('startedOn'),
      text: ({ startedOn }) => startedOn,
      render: ({ startedOn }) => <Day value={startedOn} />,
    },
    {
      key: 'years',
      title: t('years'),
      align: 'right',
      text: ({ years }) => String(years),
      render: ({ years }) => years,
    },
    { key: 'progress', title: t('progress'), text: progress, render: progress },
    {
      key: 'number',
      title: t('number'),
      align: 'right',
      text: ({ number }) => String(number),
      render: ({ number }) => number,
    },
  ];
}
