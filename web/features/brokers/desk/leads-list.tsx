import { Button, Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type BrokerLeadSort,
  BrokerLeadsDocument,
  type BrokerLeadsQuery,
} from '../../../generated/brokers-desk/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ExportLinks, ListTable } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { STAGES } from './board-state.ts';
import { deskMessages } from './desk.messages.ts';
import styles from './desk.module.css';

type Row = BrokerLeadsQuery['brokerLeads']['edges'][number]['node'];

const SORTS: readonly BrokerLeadSort[] = ['CHANGED', 'EXPECTED', 'AMOUNT'];
const pick = (data: BrokerLeadsQuery) => data.brokerLeads;

/** Cards as a list: the own ones, or those that brokers share with their agency. */
export function LeadsList({
  onOpen,
  ofAgency = false,
}: {
  onOpen: (id: string) => void;
  ofAgency?: boolean;
}) {
  const t = useMessages(deskMessages);
  const { chosen, one, get } = useListState();
  const filter = { stages: chosen('stage', STAGES), text: get('text') ?? null, ofAgency };
  const sort = one('sort', SORTS) ?? 'CHANGED';
  const list = useRows(BrokerLeadsDocument, pick, { filter, sort });
  return (
    <ListTable<Row>
      name={ofAgency ? 'agency-leads' : 'broker-leads'}
      label={t('viewList')}
      list={list}
      columns={useColumns(onOpen, ofAgency)}
      search={t('listSearch')}
      exportTool={<ExportLinks paths={['/brokers/leads.csv']} filter={filter} />}
      empty={
        ofAgency ? (
          <EmptyState title={t('agencyEmpty')} text={t('agencyEmptyText')} />
        ) : (
          <EmptyState title={t('listEmpty')} text={t('emptyBoardText')} />
        )
      }
    />
  );
}

function useColumns(onOpen: (id: string) => void, ofAgency: boolean): readonly DataColumn<Row>[] {
  const t = useMessages(deskMessages);
  return [
    {
      key: 'title',
      title: t('colTitle'),
      always: true,
      render: ({ id, title }) => (
        <Button type="link" className={styles.cardTitle ?? ''} onClick={() => onOpen(id)}>
          {title}
        </Button>
      ),
    },
    {
      key: 'stage',
      title: t('colStage'),
      filter: { choices: STAGES.map((value) => ({ value, label: t(`stage${value}`) })), multiple: true },
      render: ({ stage, lostReason }) => (
        <>
          <Tag>{t(`stage${stage}`)}</Tag>
          {lostReason && t(`lost${lostReason}`)}
        </>
      ),
    },
    ...(ofAgency
      ? [{ key: 'broker', title: t('colBroker'), render: ({ broker }: Row) => broker?.name ?? '' }]
      : []),
    { key: 'client', title: t('colClient'), render: ({ client }) => client?.name ?? '' },
    { key: 'origin', title: t('colOrigin'), optional: true, render: ({ origin }) => t(`origin${origin}`) },
    {
      key: 'amount',
      title: t('colAmount'),
      align: 'right',
      sort: { descending: 'AMOUNT' },
      render: ({ expectedAmount }) => <Money value={expectedAmount} />,
    },
    {
      key: 'commission',
      title: t('colCommission'),
      align: 'right',
      render: ({ commission }) => <Money value={commission} />,
    },
    {
      key: 'chance',
      title: t('colChance'),
      align: 'right',
      render: ({ likelihood }) => (
        <span className="f-number">{t('percent', { value: likelihood / 100 })}</span>
      ),
    },
    {
      key: 'expected',
      title: t('colExpected'),
      sort: { ascending: 'EXPECTED' },
      render: ({ expectedOn }) => <Day value={expectedOn} />,
    },
    {
      key: 'changed',
      title: t('colChanged'),
      sort: { descending: 'CHANGED' },
      render: ({ updatedAt }) => <DateTime value={updatedAt} />,
    },
  ];
}
