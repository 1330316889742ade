import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { Select } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import {
  MyResultsDocument,
  type MyResultsQuery,
  type ResultSort,
  type ResultState,
} from '../../../../generated/results-desk/graphql.ts';
import type { DataColumn } from '../../../../ui/data-table.tsx';
import { DateTime } from '../../../../ui/date-time.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { ListPage } from '../../../../ui/list-page.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { useRows } from '../../../../ui/use-rows.ts';
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

const pick = (data: MyResultsQuery) => data.techResults;

/** The researcher's own results, with what each waits for. */
export function Component() {
  const t = useMessages(listMessages);
  const { one, set } = useListState();
  const state = one('state', STATES);
  const list = useRows(MyResultsDocument, pick, {
    filter: { mine: true, ...(state ? { states: [state] } : {}) },
    sort: one('sort', SORTS) ?? 'UPDATED_DESC',
  });
  const columns = useColumns();
  const labels = useLabels();
  const disclose = (
    <Link to="/desk/results/new" className="f-button">
      <PlusOutlined aria-hidden /> {t('disclose')}
    </Link>
  );
  return (
    <ListPage<Row>
      name="my-results"
      title={t('mineTitle')}
      subtitle={t('mineIntro')}
      extra={disclose}
      list={list}
      columns={columns}
      tools={
        (state || list.rows?.length !== 0) && (
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
      empty={<EmptyState title={t('mineEmptyTitle')} text={t('mineEmptyText')} action={disclose} />}
    />
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
