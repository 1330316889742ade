import { Button } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import { BrokerTasksDocument, type BrokerTasksQuery } from '../../../generated/brokers-desk/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { useRows } from '../../../ui/use-rows.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';
import { today } from './today.ts';

type Row = BrokerTasksQuery['brokerTasks']['edges'][number]['node'];
const pick = (data: BrokerTasksQuery) => data.brokerTasks;

/** Next steps of all own cards, the nearest first. */
export function TasksPanel({ onOpen }: { onOpen: (leadId: string) => void }) {
  const t = useMessages(deskMessages);
  const list = useRows(BrokerTasksDocument, pick, {});
  const columns: readonly DataColumn<Row>[] = [
    {
      key: 'title',
      title: t('taskTitle'),
      always: true,
      text: (row) => row.title,
      render: ({ title }) => title,
    },
    {
      key: 'day',
      title: t('taskDay'),
      text: ({ dueOn, atTime }) => `${dueOn} ${atTime ?? ''}`.trim(),
      render: ({ dueOn, atTime }) => (
        <span className={styles.fact} data-late={dueOn < today()}>
          <Day value={dueOn} /> {atTime}{' '}
          {dueOn < today() ? t('overdue') : dueOn === today() ? t('dueToday') : ''}
        </span>
      ),
    },
    {
      key: 'place',
      title: t('taskPlace'),
      text: (row) => row.place ?? '',
      render: ({ place }) => place ?? '',
    },
    {
      key: 'card',
      title: t('tasksCard'),
      text: (row) => row.lead?.title ?? '',
      render: ({ lead }) =>
        lead && (
          <Button type="link" className={styles.cardTitle ?? ''} onClick={() => onOpen(lead.id)}>
            {lead.title}
          </Button>
        ),
    },
    {
      key: 'calendar',
      title: t('taskIcs'),
      render: ({ id }) => <a href={`/brokers/tasks/${id}.ics`}>{t('taskIcs')}</a>,
    },
  ];
  return (
    <ListTable<Row>
      name="broker-tasks"
      label={t('viewTasks')}
      list={list}
      columns={columns}
      empty={<EmptyState title={t('tasksNone')} text={t('tasksNoneText')} />}
    />
  );
}
