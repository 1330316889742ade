import { Button, Input, Skeleton, Tabs } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { useLanguage, useMessages } from '../app/i18n.tsx';
import { type DataColumn, DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { ErrorState, FaultAlert } from './fault-alert.tsx';
import { uiMessages } from './messages.ts';
import { PageTitle } from './page-title.tsx';
import styles from './ui.module.css';
import { useListState } from './use-list-state.ts';
import type { Rows } from './use-rows.ts';

/** What the address holds besides filters. */
const NO_FILTERS = new Set(['sort', 'tab']);

interface ListProps<Row> {
  /** The rows, from `useRows`. */
  list: Rows<Row>;
  /** What teaches where nothing is; where filters leave nothing, the list says so itself. */
  empty: ReactNode;
  /** Controls before the table's own tools; they stay when the list is empty. */
  tools?: ReactNode;
}

interface TableProps<Row> extends ListProps<Row> {
  /** Names the table on this device, for its columns and density, and the file of its rows. */
  name: string;
  label: string;
  columns: readonly DataColumn<Row>[];
  /** Says what the search field finds; it writes the address parameter `text`. */
  search?: string;
  /** Instead of the CSV of the loaded rows: `ExportLinks`. */
  exportTool?: ReactNode;
  selection?: { keys: readonly string[]; onChange: (keys: string[]) => void };
}

/** The rows of a query as a table that grows by its cursor, with why there are none; for a panel or below tabs. */
export function ListTable<Row extends { id: string }>(props: TableProps<Row>) {
  const { list, search, tools, empty, ...table } = props;
  const { narrowed, clear } = useNarrowed();
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const searchable = search && (narrowed || list.rows?.length !== 0);
  return (
    <>
      <DataTable<Row>
        {...table}
        rows={list.rows}
        rowKey={({ id }) => id}
        loading={list.loading}
        totalCount={list.totalCount}
        onMore={list.onMore}
        narrowed={narrowed}
        empty={narrowed ? <NothingFound onClear={clear} /> : empty}
        tools={
          (searchable || tools) && (
            <>
              {searchable && <SearchField label={search} />}
              {tools}
            </>
          )
        }
      />
      <FaultAlert fault={list.fault} />
    </>
  );
}

interface CardsProps<Row> extends ListProps<Row> {
  /** A row as a card of its own. */
  card: (row: Row) => ReactNode;
}

/** The same for rows that are read rather than compared: one card each. */
export function ListCards<Row extends { id: string }>({ list, card, tools, empty }: CardsProps<Row>) {
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      {tools}
      {!list.rows && <Skeleton active paragraph={{ rows: 6 }} />}
      <div className={styles.cardList}>
        {list.rows?.map((row) => (
          <Fragment key={row.id}>{card(row)}</Fragment>
        ))}
      </div>
      {list.rows?.length === 0 && empty}
      <MoreRows list={list} />
    </>
  );
}

/** The button for the next page below rows that a panel shows in its own way, and why none came. */
export function MoreRows({ list, label }: { list: Rows<unknown>; label?: string }) {
  const t = useMessages(uiMessages);
  return (
    <>
      <FaultAlert fault={list.fault} />
      {list.onMore && (
        <Button onClick={list.onMore} loading={list.loading}>
          {label ?? t('loadMore')}
        </Button>
      )}
    </>
  );
}

interface PageProps {
  title: string;
  subtitle?: ReactNode;
  back?: { to: string; label: string };
  /** Buttons beside the title. */
  extra?: ReactNode;
  /** What stands between the title and the rows, such as `AddressTabs`. */
  children?: ReactNode;
}

type Shown<Row> = (Omit<TableProps<Row>, 'label'> & { label?: string; card?: never }) | CardsProps<Row>;

/** A page that is one list: title, tools, rows by page, what is missing or went wrong, and the rows as a file. */
export function ListPage<Row extends { id: string }>(props: PageProps & Shown<Row>) {
  const { title, subtitle, back, extra, children, ...shown } = props;
  return (
    <div className="f-page">
      <PageTitle title={title} subtitle={subtitle} extra={extra} {...(back ? { back } : {})} />
      {children}
      {shown.card ? <ListCards<Row> {...shown} /> : <ListTable<Row> label={title} {...shown} />}
    </div>
  );
}

/** Tabs whose choice stands in the address; the first one is the plain address. */
export function AddressTabs<Key extends string>(props: {
  name: string;
  value: Key;
  items: readonly { key: Key; label: ReactNode }[];
}) {
  const { set } = useListState();
  const { name, value, items } = props;
  return (
    <Tabs
      activeKey={value}
      onChange={(key) => set({ [name]: key === items[0]?.key ? null : key })}
      items={items.map((item) => ({ ...item }))}
    />
  );
}

/** The text searched for, as the address parameter `text`. */
export function SearchField({ label }: { label: string }) {
  const { get, set } = useListState();
  const text = get('text') ?? '';
  return (
    <Input.Search
      key={text}
      allowClear
      defaultValue={text}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      style={{ width: 260, maxWidth: '100%' }}
      onSearch={(next) => set({ text: next.trim() || null })}
    />
  );
}

const FORMATS = { csv: 'exportCsv', xlsx: 'exportXlsx', pdf: 'exportPdf' } as const;

type Parameter = string | boolean | readonly (string | number)[] | null | undefined;

/**
 * Links to the server's files of the same rows, one a path (`/register.csv`), named by its ending. Lists of `filter`
 * are joined by commas, empty values left out; the language of the page goes with them.
 */
export function ExportLinks(props: {
  paths: readonly string[];
  filter: Readonly<Record<string, Parameter>>;
}) {
  const t = useMessages(uiMessages);
  const { locale } = useLanguage();
  const query = new URLSearchParams({ lang: locale === 'en' ? 'en' : 'zh' });
  for (const [key, value] of Object.entries(props.filter)) {
    const text = Array.isArray(value) ? value.join(',') : String(value ?? '');
    if (text) query.set(key, text);
  }
  return props.paths.map((path) => {
    const format = path.split('.').at(-1) as keyof typeof FORMATS;
    return (
      <Button key={path} href={`${path}?${query}`}>
        {t(FORMATS[format])}
      </Button>
    );
  });
}

/** Whether filters of the address narrow the list, and how to be rid of them. */
function useNarrowed() {
  const { params, set } = useListState();
  const filters = [...new Set(params.keys())].filter((key) => !NO_FILTERS.has(key));
  return {
    narrowed: filters.length > 0,
    clear: () => set(Object.fromEntries(filters.map((key) => [key, null]))),
  };
}

function NothingFound({ onClear }: { onClear: () => void }) {
  const t = useMessages(uiMessages);
  return <EmptyState title={t('noRows')} action={<Button onClick={onClear}>{t('clearFilters')}</Button>} />;
}
