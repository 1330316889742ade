import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  MyResultsDocument,
  type MyResultsQuery,
  type ResultSort,
  type ResultState,
} from '../../../../generated/results-desk/graphql.ts';
import { type DataColumn, DataTable } from '../../../../ui/data-table.tsx';
import { DateTime } from '../../../../ui/date-time.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { listMessages } from './lists.messages.ts';
import { Completeness, StateTag, useNextText } from './result-marks.tsx';

type Row = MyResultsQuery['techResults']['edges'][number]['node'];

const STATES: readonly ResultState[] = [
  'DRAFT',
  'RETURNED',
  'DISCLOSED',
  'UNDER_REVIEW',
  'REGISTERED',
  'PUBLISHED',
  'WITHDRAWN',
];
const SORTS: readonly ResultSort[] = ['UPDATED_DESC', 'UPDATED_ASC', 'TITLE_ASC'];

/** The researcher's own results, with what each waits for. */
export function Component() {
  const t = useMessages(listMessages);
  const { get, set } = useListState();
  const state = STATES.find((each) => each === get('state'));
  const sort = SORTS.find((each) => each === get('sort')) ?? 'UPDATED_DESC';
  const { data, loading, error, refetch, fetchMore } = useQuery(MyResultsDocument, {
    variables: { filter: { mine: true, ...(state ? { states: [state] } : {}) }, sort },
    fetchPolicy: 'cache-and-network',
  });
  const columns = useColumns();
  const labels = useLabels();
  const page = data?.techResults;
  const disclose = (
    <Link to="/desk/results/new" className="f-button">
      <PlusOutlined aria-hidden /> {t('disclose')}
    </Link>
  );
  return (
    <div className="f-page">
      <PageTitle title={t('mineTitle')} subtitle={t('mineIntro')} extra={disclose} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && (
        <DataTable<Row>
          name="my-results"
          label={t('mineTitle')}
          rows={page?.edges.map(({ node }) => node)}
          rowKey={(row) => row.id}
          columns={columns}
          loading={loading}
          totalCount={page?.totalCount}
          onMore={
            page?.pageInfo.hasNextPage
              ? () => void fetchMore({ variables: { after: page.pageInfo.endCursor ?? null } })
              : undefined
          }
          tools={
            (state || (page && page.edges.length > 0)) && (
              <Select
                aria-label={t('columnState')}
                value={state ?? null}
                allowClear
                placeholder={t('columnState')}
                style={{ width: 140 }}
                onChange={(value) => set({ state: value ?? null })}
                options={STATES.map((each) => ({ value: each, label: labels(`state${each}`) }))}
              />
            )
          }
          empty={
            state ? (
              <EmptyState title={t('mineNothing')} />
            ) : (
              <EmptyState title={t('mineEmptyTitle')} text={t('mineEmptyText')} action={disclose} />
            )
          }
        />
      )}
    </div>
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(listMessages);
  const labels = useLabels();
  const nextText = useNextText();
  const next = ({ dossier }: Row) => (dossier ? nextText(dossier) : '');
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      sort: { ascending: 'TITLE_ASC' },
      render: (row) => <Link to={`/desk/results/${row.id}`}>{row.title || t('untitled')}</Link>,
      text: (row) => row.title,
    },
    {
      key: 'states',
      title: t('columnState'),
      render: ({ dossier }) => dossier && <StateTag state={dossier.state} />,
      text: ({ dossier }) => (dossier ? labels(`state${dossier.state}`) : ''),
    },
    {
      key: 'completeness',
      title: t('columnCompleteness'),
      render: ({ dossier }) => dossier && <Completeness percent={dossier.completeness} />,
      text: ({ dossier }) => `${dossier?.completeness ?? ''}`,
    },
    { key: 'next', title: t('columnNext'), render: next, text: next, width: 320 },
    {
      key: 'updated',
      title: t('columnUpdated'),
      sort: { ascending: 'UPDATED_ASC', descending: 'UPDATED_DESC' },
      render: (row) => <DateTime value={row.updatedAt} />,
      text: (row) => row.updatedAt,
    },
    {
      key: 'action',
      title: t('columnAction'),
      render: (row) =>
        row.dossier?.availableActions.includes('EDIT') &&
        ['DRAFT', 'RETURNED'].includes(row.dossier.state) ? (
          <Link to={`/desk/results/${row.id}/edit`}>{t('edit')}</Link>
        ) : (
          <Link to={`/desk/results/${row.id}`}>{t('open')}</Link>
        ),
    },
  ];
}
