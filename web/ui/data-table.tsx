import { Button, Checkbox, Dropdown, Segmented, Skeleton, Table, type TableColumnType } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../app/i18n.tsx';
import { useNarrow } from '../app/theme.tsx';
import { downloadCsv } from './csv.ts';
import { Cards, NarrowTools } from './data-table-narrow.tsx';
import { uiMessages } from './messages.ts';
import styles from './ui.module.css';
import { useListState } from './use-list-state.ts';
import { useScrollable } from './use-scrollable.ts';

export interface DataColumn<Row> {
  key: string;
  title: string;
  render: (row: Row) => ReactNode;
  /** Plain text of the cell; a column without it is left out of the export. */
  text?: (row: Row) => string;
  /** Orders for the address parameter `sort`, ascending and descending; the page turns them into its query. */
  sort?: { ascending?: string; descending?: string };
  /** Choices for the address parameter named by `key`. */
  filter?: { choices: { value: string; label: string }[]; multiple?: boolean };
  align?: 'right';
  width?: number;
  /** Cannot be hidden; the first such column is the heading of a card on the phone. */
  always?: boolean;
  /** Hidden until chosen. */
  optional?: boolean;
}

interface Props<Row> {
  /** Names the table on this device, for its columns and density. */
  name: string;
  label: string;
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  columns: readonly DataColumn<Row>[];
  loading?: boolean;
  totalCount?: number | undefined;
  onMore?: (() => void) | undefined;
  empty?: ReactNode;
  /** Whether filters narrow the rows; without it, whether those of the columns do, and then `empty` is not shown. */
  narrowed?: boolean;
  /** Controls before the table's own tools, such as a search field. */
  tools?: ReactNode;
  /** Instead of the CSV of the loaded rows, such as the server's own export. */
  exportTool?: ReactNode;
  selection?: { keys: readonly string[]; onChange: (keys: string[]) => void };
}

/**
 * A table for work: sorting and filters live in the address (`sort`, and one parameter per filtered column), columns
 * and density are remembered, rows can be exported, and on the phone each row is a card.
 */
export function DataTable<Row extends object>(props: Props<Row>) {
  const { name, rows, columns, rowKey, loading = false, totalCount, onMore, empty } = props;
  const t = useMessages(uiMessages);
  const narrow = useNarrow();
  const settings = useTableSettings(name, columns);
  const state = useListState();
  const filtered =
    props.narrowed === undefined && columns.some(({ key, filter }) => filter && state.list(key).length > 0);
  const shown = columns.filter((column) => column.always || !settings.hidden.includes(column.key));
  const teaches = rows?.length === 0 && !loading && !filtered && Boolean(empty);
  const exportTool = props.exportTool ?? (
    <Button onClick={() => downloadCsv(`${name}.csv`, columns, rows ?? [])}>{t('exportCsv')}</Button>
  );
  return (
    <section aria-label={props.label} aria-busy={loading}>
      <div className={styles.tableTools}>
        <div className={styles.tableToolsStart}>{props.tools}</div>
        {rows && !teaches && (
          <>
            <ViewTools columns={columns} settings={settings} />
            {exportTool}
          </>
        )}
      </div>
      {!rows && <Skeleton active paragraph={{ rows: 8 }} />}
      {teaches && empty}
      {rows && !teaches && narrow && rows.length === 0 && <p className="f-quiet">{t('noRows')}</p>}
      {rows && !teaches && narrow && <Cards rows={rows} columns={shown} rowKey={rowKey} />}
      {rows && !teaches && !narrow && (
        <WideTable {...props} rows={rows} columns={shown} density={settings.density} />
      )}
      {rows && !teaches && (
        <div className={styles.more}>
          {totalCount !== undefined && (
            <span className="f-quiet f-number" aria-live="polite">
              {t('shownOf', { shown: rows.length, total: totalCount })}
            </span>
          )}
          {onMore && (
            <Button onClick={onMore} loading={loading}>
              {t('loadMore')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

/** How the table is looked at: sorting and filters on the phone, columns and density elsewhere. */
function ViewTools<Row>({ columns, settings }: { columns: readonly DataColumn<Row>[]; settings: Settings }) {
  const t = useMessages(uiMessages);
  if (useNarrow()) return <NarrowTools columns={columns} />;
  return (
    <>
      <ColumnChoice columns={columns} settings={settings} />
      <Segmented
        aria-label={t('density')}
        value={settings.density}
        onChange={(value) => settings.setDensity(value)}
        options={[
          { value: 'medium' as const, label: t('densityMiddle') },
          { value: 'small' as const, label: t('densitySmall') },
        ]}
      />
    </>
  );
}

type Density = 'medium' | 'small';
type Settings = ReturnType<typeof useTableSettings>;

function useTableSettings<Row>(name: string, columns: readonly DataColumn<Row>[]) {
  const storageKey = `fruition.table.${name}`;
  const [state, setState] = useState<{ hidden: string[]; density: Density }>(() => {
    const stored = localStorage.getItem(storageKey);
    if (stored) return JSON.parse(stored);
    return {
      hidden: columns.filter((column) => column.optional).map((column) => column.key),
      density: 'medium',
    };
  });
  const change = (next: typeof state) => {
    localStorage.setItem(storageKey, JSON.stringify(next));
    setState(next);
  };
  return {
    ...state,
    setHidden: (hidden: string[]) => change({ ...state, hidden }),
    setDensity: (density: Density) => change({ ...state, density }),
  };
}

function ColumnChoice<Row>({
  columns,
  settings,
}: {
  columns: readonly DataColumn<Row>[];
  settings: Settings;
}) {
  const t = useMessages(uiMessages);
  const choosable = columns.filter((column) => !column.always);
  const visible = choosable
    .filter((column) => !settings.hidden.includes(column.key))
    .map((column) => column.key);
  return (
    <Dropdown
      trigger={['click']}
      popupRender={() => (
        <div className="f-card" style={{ padding: 16 }}>
          <Checkbox.Group
            style={{ display: 'grid', gap: 4 }}
            value={visible}
            options={choosable.map((column) => ({ value: column.key, label: column.title }))}
            onChange={(keys) =>
              settings.setHidden(choosable.map((column) => column.key).filter((key) => !keys.includes(key)))
            }
          />
        </div>
      )}
    >
      <Button>{t('columns')}</Button>
    </Dropdown>
  );
}

function WideTable<Row extends object>(props: Props<Row> & { rows: readonly Row[]; density: Density }) {
  const { rows, columns, rowKey, loading = false, density, selection } = props;
  const t = useMessages(uiMessages);
  const frame = useScrollable<HTMLDivElement>('.ant-table-content');
  const state = useListState();
  const sort = state.get('sort');
  const antColumns = columns.map((column): TableColumnType<Row> => {
    const { ascending, descending } = column.sort ?? {};
    return {
      key: column.key,
      title: column.title,
      render: (_value, row) => column.render(row),
      ...(column.align ? { align: column.align } : {}),
      ...(column.width ? { width: column.width } : {}),
      ...(column.sort
        ? {
            sorter: true,
            sortDirections: [
              ...(ascending ? (['ascend'] as const) : []),
              ...(descending ? (['descend'] as const) : []),
            ],
            sortOrder: sort && sort === ascending ? 'ascend' : sort && sort === descending ? 'descend' : null,
          }
        : {}),
      ...(column.filter
        ? {
            filters: column.filter.choices.map(({ value, label }) => ({ value, text: label })),
            filterMultiple: column.filter.multiple ?? true,
            filteredValue: state.list(column.key),
          }
        : {}),
    };
  });
  return (
    <div ref={frame}>
      <Table<Row>
        columns={antColumns}
        dataSource={rows}
        rowKey={rowKey}
        loading={loading}
        pagination={false}
        size={density}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: t('noRows') }}
        {...(selection
          ? {
              rowSelection: {
                // The library repeats the heading, hidden, to measure columns: a box in it would take the focus twice.
                hideSelectAll: true,
                selectedRowKeys: [...selection.keys],
                onChange: (keys) => selection.onChange(keys.map(String)),
              },
            }
          : {})}
        onChange={(_pagination, filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const column = columns.find((entry) => entry.key === one?.columnKey);
          const order =
            one?.order === 'ascend' ? column?.sort?.ascending : one?.order ? column?.sort?.descending : null;
          const chosen = Object.entries(filters).map(
            ([key, values]) => [key, values?.map(String) ?? null] as const,
          );
          state.set({ sort: order ?? null, ...Object.fromEntries(chosen) });
        }}
      />
    </div>
  );
}
