import { Select } from 'antd';
import { useMessages } from '../app/i18n.tsx';
import type { DataColumn } from './data-table.tsx';
import { uiMessages } from './messages.ts';
import styles from './ui.module.css';
import { useListState } from './use-list-state.ts';

/** Sorting and filters of a table's columns where there are no column heads, in the same address parameters. */
export function NarrowTools<Row>({ columns }: { columns: readonly DataColumn<Row>[] }) {
  const t = useMessages(uiMessages);
  const state = useListState();
  const sorts = columns.flatMap(({ title, sort }) => [
    ...(sort?.ascending ? [{ value: sort.ascending, label: `${title} ↑` }] : []),
    ...(sort?.descending ? [{ value: sort.descending, label: `${title} ↓` }] : []),
  ]);
  return (
    <div className={styles.narrowTools}>
      {sorts.length > 0 && (
        <Select
          allowClear
          aria-label={t('sortBy')}
          placeholder={t('sortBy')}
          value={sorts.find(({ value }) => value === state.get('sort'))?.value ?? null}
          options={sorts}
          onChange={(sort) => state.set({ sort: sort ?? null })}
        />
      )}
      {columns.map(
        ({ key, title, filter }) =>
          filter && (
            <Select<string[]>
              key={key}
              mode="multiple"
              allowClear
              maxTagCount="responsive"
              {...(filter.multiple === false ? { maxCount: 1 } : {})}
              aria-label={title}
              placeholder={title}
              value={state.list(key)}
              options={filter.choices}
              onChange={(values) => state.set({ [key]: values })}
            />
          ),
      )}
    </div>
  );
}

/** Each row as a card: the first fixed column is its heading. */
export function Cards<Row>({
  rows,
  columns,
  rowKey,
}: {
  rows: readonly Row[];
  columns: readonly DataColumn<Row>[];
  rowKey: (row: Row) => string;
}) {
  const heading = columns.find((column) => column.always) ?? columns[0];
  const rest = columns.filter((column) => column !== heading);
  return (
    <ul className={styles.cards}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <strong>{heading?.render(row)}</strong>
          <dl>
            {rest.map((column) => (
              <div key={column.key} style={{ display: 'contents' }}>
                <dt>{column.title}</dt>
                <dd>{column.render(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
