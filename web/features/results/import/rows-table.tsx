import { Segmented, Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ImportRowState,
  ImportRowsDocument,
  type ImportRowsQuery,
} from '../../../generated/results-import/graphql.ts';
import type { DataColumn } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ListTable } from '../../../ui/list-page.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { useRows } from '../../../ui/use-rows.ts';
import { useFieldNames } from './field-names.ts';
import { importMessages } from './import.messages.ts';
import type { FullImport } from './import-page.tsx';
import { isWorking } from './import-state-tag.tsx';
import { useProblemWords } from './use-problem-words.ts';

type Row = NonNullable<ImportRowsQuery['resultImport']>['rows']['edges'][number]['node'];

const COLORS: Readonly<Record<ImportRowState, string>> = {
  OK: 'blue',
  CREATED: 'success',
  UPDATED: 'success',
  UNCHANGED: 'default',
  INVALID: 'error',
};

const pick = (data: ImportRowsQuery) => data.resultImport?.rows;

/** What became of each row; those with problems first to hand. */
export function RowsTable({ found }: { found: FullImport }) {
  const t = useMessages(importMessages);
  const { get, set } = useListState();
  const onlyInvalid = get('rows') === 'invalid' || (get('rows') === undefined && found.invalid > 0);
  const list = useRows(
    ImportRowsDocument,
    pick,
    { id: found.id, ...(onlyInvalid ? { states: ['INVALID' as const] } : {}) },
    { pollInterval: isWorking(found.state) ? 2000 : 0 },
  );
  const columns = useColumns();
  return (
    <section aria-labelledby="import-rows">
      <h2 id="import-rows">{t('rowsTitle')}</h2>
      <ListTable<Row>
        name="import-rows"
        label={t('rowsTitle')}
        list={list}
        columns={columns}
        tools={
          <Segmented
            aria-label={t('rowsTitle')}
            value={onlyInvalid ? 'invalid' : 'all'}
            onChange={(rows) => set({ rows })}
            options={[
              { value: 'all', label: t('rowsAll') },
              { value: 'invalid', label: `${t('rowsInvalid')} ${found.invalid}` },
            ]}
          />
        }
        exportTool={
          <a href={found.reportUrl} className="f-button" download>
            {t('downloadReport')}
          </a>
        }
        empty={<EmptyState title={t('rowsEmpty')} />}
      />
    </section>
  );
}

function useColumns(): DataColumn<Row>[] {
  const t = useMessages(importMessages);
  const problemText = useProblemLines();
  return [
    {
      key: 'line',
      title: t('columnLine'),
      always: true,
      width: 72,
      render: ({ line }) => <span className="f-number">{line}</span>,
      text: ({ line }) => String(line),
    },
    {
      key: 'sourceId',
      title: t('columnSourceId'),
      render: ({ sourceId }) => (sourceId?.startsWith('#') ? '' : sourceId),
      text: ({ sourceId }) => sourceId ?? '',
    },
    {
      key: 'title',
      title: t('columnTitle'),
      render: ({ title, result }) =>
        result ? <Link to={`/desk/results/${result.id}`}>{title}</Link> : title,
      text: ({ title }) => title ?? '',
    },
    {
      key: 'state',
      title: t('columnState'),
      render: ({ state }) => <Tag color={COLORS[state]}>{t(`row${state}`)}</Tag>,
      text: ({ state }) => t(`row${state}`),
    },
    {
      key: 'problems',
      title: t('columnProblems'),
      width: 420,
      render: (row) => {
        const lines = problemText(row);
        return lines.length < 2 ? lines[0] : lines.map((line) => <div key={line}>{line}</div>);
      },
      text: (row) => problemText(row).join('；'),
    },
  ];
}

function useProblemLines(): (row: Row) => string[] {
  const t = useMessages(importMessages);
  const names = useFieldNames();
  const words = useProblemWords();
  return ({ problems }) =>
    problems.map((problem) => {
      const column = problem.column ?? names(problem.field ?? '');
      const text = words({ ...problem, field: problem.field ?? null });
      return problem.value
        ? t('problemWithValue', { column, value: problem.value, text })
        : t('problem', { column, text });
    });
}
