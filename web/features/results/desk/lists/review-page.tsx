import { useQuery } from '@apollo/client/react';
import { Badge, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  ReviewCountsDocument,
  ReviewQueueDocument,
  type ReviewQueueQuery,
} from '../../../../generated/results-desk/graphql.ts';
import type { DataColumn } from '../../../../ui/data-table.tsx';
import { DateTime } from '../../../../ui/date-time.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { AddressTabs, ListPage } from '../../../../ui/list-page.tsx';
import { useSectorName } from '../../../../ui/taxonomy.ts';
import { TrlBar } from '../../../../ui/trl-bar.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { useRows } from '../../../../ui/use-rows.ts';
import { listMessages } from './lists.messages.ts';
import { namesOf } from './result-marks.tsx';

type Row = ReviewQueueQuery['techResults']['edges'][number]['node'];

const STATES = ['DISCLOSED', 'UNDER_REVIEW', 'RETURNED'] as const;

const pick = (data: ReviewQueueQuery) => data.techResults;

/** What waits for the officer, the oldest first. */
export function Component() {
  const t = useMessages(listMessages);
  const { one } = useListState();
  const state = one('tab', STATES) ?? 'DISCLOSED';
  const counts = useQuery(ReviewCountsDocument, { fetchPolicy: 'cache-and-network' });
  const list = useRows(ReviewQueueDocument, pick, { filter: { states: [state] } });
  const columns = useColumns(state);
  const tabs = [
    { key: 'DISCLOSED', label: t('tabDisclosed'), count: counts.data?.disclosed.totalCount },
    { key: 'UNDER_REVIEW', label: t('tabUnderReview'), count: counts.data?.underReview.totalCount },
    { key: 'RETURNED', label: t('tabReturned'), count: counts.data?.returned.totalCount },
  ] as const;
  return (
    <ListPage<Row>
      name="review"
      title={t('reviewTitle')}
      subtitle={t('reviewIntro')}
      list={list}
      columns={columns}
      empty={<EmptyState title={t(`reviewEmpty${state}`)} text={t('reviewEmptyText')} />}
    >
      <AddressTabs
        name="tab"
        value={state}
        items={tabs.map(({ key, label, count }) => ({
          key,
          label: (
            <>
              {label} <Badge count={count ?? 0} color="var(--f-ink)" />
            </>
          ),
        }))}
      />
    </ListPage>
  );
}

function useColumns(state: (typeof STATES)[number]): DataColumn<Row>[] {
  const t = useMessages(listMessages);
  const sectorName = useSectorName();
  const lacks = ({ dossier }: Row) => {
    const count = dossier?.missing.filter(({ blocksRegistration }) => blocksRegistration).length ?? 0;
    return count > 0 ? t('missingForRegister', { count }) : t('nothingMissing');
  };
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      render: (row) => (
        <>
          <Link to={`/desk/results/${row.id}`}>{row.title || t('untitled')}</Link>{' '}
          {row.dossier?.securityScreening === 'SENSITIVE' && <Tag color="error">{t('sensitive')}</Tag>}
        </>
      ),
      text: (row) => row.title,
    },
    {
      key: 'completers',
      title: t('columnCompleters'),
      render: (row) => namesOf(row.completers),
      text: (row) => namesOf(row.completers),
    },
    {
      key: 'sector',
      title: t('columnSector'),
      render: (row) => sectorName(row.sector),
      text: (row) => sectorName(row.sector),
    },
    {
      key: 'trl',
      title: t('columnTrl'),
      render: (row) => <TrlBar level={row.trl} />,
      text: (row) => String(row.trl ?? ''),
    },
    {
      key: 'disclosed',
      title: t('columnDisclosed'),
      render: ({ dossier }) => <DateTime value={dossier?.disclosedAt} />,
      text: ({ dossier }) => dossier?.disclosedAt ?? '',
    },
    {
      key: 'next',
      title: t('columnNext'),
      render: (row) => (state === 'RETURNED' ? row.dossier?.returnReason : lacks(row)),
      text: (row) => (state === 'RETURNED' ? (row.dossier?.returnReason ?? '') : lacks(row)),
    },
    {
      key: 'action',
      title: t('columnAction'),
      render: (row) => (
        <Link to={`/desk/results/${row.id}`}>{state === 'RETURNED' ? t('open') : t('reviewOpen')}</Link>
      ),
    },
  ];
}
