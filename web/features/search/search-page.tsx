import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '../../app/i18n.tsx';
import { useNarrow } from '../../app/theme.tsx';
import { SearchResultsDocument, type SearchResultsQuery } from '../../generated/search/graphql.ts';
import { ErrorState } from '../../ui/fault-alert.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { CompareBar, CompareToggle } from './compare-bar.tsx';
import { useFacetValueName } from './facet-names.ts';
import { Facets } from './facets.tsx';
import { MatchNotes } from './match-notes.tsx';
import { searchMessages } from './messages.ts';
import { NothingFound } from './nothing-found.tsx';
import { Pages } from './pages.tsx';
import { ResultCard } from './result-card.tsx';
import { SaveSearchButton } from './save-search-button.tsx';
import styles from './search.module.css';
import {
  FACET_FIELDS,
  FACETS,
  type FacetName,
  filterOf,
  PAGE_SIZE,
  readState,
  type SearchState,
  SORTS,
} from './search-state.ts';

const FacetDrawer = lazy(() => import('./facet-drawer.tsx'));
const ASKED_FACETS = Object.values(FACET_FIELDS);
type Page = SearchResultsQuery['searchResults'];

/** The public catalogue: filters, hits with why they matched; all of its state is in the address. */
export function Component() {
  const t = useMessages(searchMessages);
  const narrow = useNarrow();
  const { params, set } = useListState();
  const state = readState(params);
  const { data, previousData, loading, error, refetch } = useQuery(SearchResultsDocument, {
    variables: {
      query: state.query || null,
      filter: filterOf(state.chosen),
      sort: state.sort,
      first: PAGE_SIZE,
      after: state.after,
      facets: ASKED_FACETS,
    },
  });
  const page = (data ?? previousData)?.searchResults;
  const stale = loading && !data;
  const choose = (facet: FacetName, values: string[]) => {
    const cities = facet === 'provinces' ? { cities: null } : {};
    set({ [facet]: values, ...cities, after: null, page: null }, { push: true });
  };
  const facets = <Facets facets={page?.facets} chosen={state.chosen} onChange={choose} />;
  const title = state.query ? t('titleFor', { query: state.query }) : t('title');
  return (
    <div className="f-page">
      <title>{t('windowTitle', { title })}</title>
      <div className={styles.layout}>
        {!narrow && (
          <aside className={styles.facets} aria-label={t('filters')}>
            {facets}
          </aside>
        )}
        <section aria-label={title} aria-busy={loading}>
          <TopBar
            page={page}
            state={state}
            loading={stale}
            onSort={(sort) => set({ sort, after: null, page: null })}
          />
          {narrow && (
            <PhoneFilters state={state} total={page?.totalCount}>
              {facets}
            </PhoneFilters>
          )}
          <Chips state={state} page={page} onChange={choose} />
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Hits page={page} state={state} stale={stale} />
          )}
          <CompareBar />
        </section>
      </div>
    </div>
  );
}

function TopBar(props: {
  page: Page | undefined;
  state: SearchState;
  loading: boolean;
  onSort: (sort: SearchState['sort']) => void;
}) {
  const { page, state, loading, onSort } = props;
  const t = useMessages(searchMessages);
  const count = page?.totalCount ?? 0;
  const narrowed = state.query !== '' || FACETS.some((facet) => state.chosen[facet].length > 0);
  const heading = narrowed ? t('found', { count }) : t('all', { count });
  return (
    <div className={styles.bar}>
      <div className={styles.found}>
        <h1 aria-live="polite">{loading || !page ? t('searching') : heading}</h1>
        <SaveSearchButton state={state} />
      </div>
      <fieldset className={styles.sort} aria-label={t('sort')}>
        {SORTS.filter((sort) => sort !== 'RELEVANCE' || state.query).map((sort) => (
          <Button
            key={sort}
            type={sort === state.sort ? 'default' : 'text'}
            aria-pressed={sort === state.sort}
            onClick={() => onSort(sort)}
          >
            {t(`sort${sort}`)}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}

function PhoneFilters(props: { state: SearchState; total: number | undefined; children: React.ReactNode }) {
  const t = useMessages(searchMessages);
  const [open, setOpen] = useState<boolean | null>(null);
  const count = FACETS.reduce((sum, facet) => sum + props.state.chosen[facet].length, 0);
  return (
    <p>
      <Button onClick={() => setOpen(true)}>{count > 0 ? t('filtersCount', { count }) : t('filters')}</Button>
      {open !== null && (
        <Suspense fallback={null}>
          <FacetDrawer
            open={open}
            title={t('filters')}
            done={t('showResults', { count: props.total ?? 0 })}
            onClose={() => setOpen(false)}
          >
            {props.children}
          </FacetDrawer>
        </Suspense>
      )}
    </p>
  );
}

function Chips(props: {
  state: SearchState;
  page: Page | undefined;
  onChange: (facet: FacetName, values: string[]) => void;
}) {
  const { state, page, onChange } = props;
  const t = useMessages(searchMessages);
  const { set } = useListState();
  const valueName = useFacetValueName();
  const chips = FACETS.flatMap((facet) => state.chosen[facet].map((value) => ({ facet, value })));
  if (chips.length === 0) return null;
  return (
    <section className={styles.chips} aria-label={t('chosen')}>
      {chips.map(({ facet, value }) => {
        const known = page?.facets
          .find((entry) => entry.field === FACET_FIELDS[facet])
          ?.values.find((v) => v.value === value);
        const name = `${t(`facet_${facet}`)}: ${valueName(facet, value, known?.label)}`;
        return (
          <Tag
            key={`${facet}:${value}`}
            closable={{ 'aria-label': t('remove', { name }) }}
            onClose={(event) => {
              event.preventDefault();
              onChange(
                facet,
                state.chosen[facet].filter((entry) => entry !== value),
              );
            }}
          >
            {name}
          </Tag>
        );
      })}
      <Button
        type="link"
        size="small"
        onClick={() =>
          set(
            { ...Object.fromEntries(FACETS.map((facet) => [facet, null])), after: null, page: null },
            { push: true },
          )
        }
      >
        {t('clearAll')}
      </Button>
    </section>
  );
}

function Hits({ page, state, stale }: { page: Page | undefined; state: SearchState; stale: boolean }) {
  if (!page) return <HitSkeletons />;
  if (page.edges.length === 0) return <NothingFound state={state} />;
  return (
    <div className={stale ? styles.stale : undefined}>
      <MatchNotes page={page} typed={state.query} />
      <ol className={styles.list}>
        {page.edges.map(({ node }) => (
          <li key={node.id}>
            <ResultCard hit={node} tool={<CompareToggle id={node.id} />} />
          </li>
        ))}
      </ol>
      <Pages state={state} endCursor={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null} />
    </div>
  );
}

function HitSkeletons() {
  return (
    <div className={styles.list} aria-hidden>
      {[1, 2, 3, 4, 5, 6].map((key) => (
        <div key={key} className={`${styles.card} ${styles.skeleton}`}>
          <Skeleton active paragraph={{ rows: 3 }} />
        </div>
      ))}
    </div>
  );
}
