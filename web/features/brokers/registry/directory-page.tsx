import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import {
  SearchBrokersDocument,
  type SearchBrokersQuery,
} from '../../../generated/brokers-registry/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { Pages } from '../../search/pages.tsx';
import search from '../../search/search.module.css';
import { BrokerCard } from './broker-card.tsx';
import { directoryMessages } from './directory.messages.ts';
import { DirectoryFacets } from './directory-facets.tsx';
import { DirectoryNotes } from './directory-notes.tsx';
import {
  type DirectoryState,
  directoryFilter,
  FACET_FIELDS,
  FACETS,
  type FacetName,
  PAGE_SIZE,
  readDirectory,
  SORTS,
} from './directory-state.ts';
import { DirectoryTop } from './directory-top.tsx';

const FacetDrawer = lazy(() => import('../../search/facet-drawer.tsx'));
const ASKED_FACETS = Object.values(FACET_FIELDS);
const FIRST_PAGE = { after: null, page: null };
type Page = SearchBrokersQuery['searchBrokers'];

/** The registry of brokers: who brokers what, where, with which record; all of its state is in the address. */
export function Component() {
  const t = useMessages(directoryMessages);
  const narrow = useNarrow();
  const { hasRole } = useViewer();
  const { params, set } = useListState();
  const state = readDirectory(params);
  const { data, previousData, loading, error, refetch } = useQuery(SearchBrokersDocument, {
    variables: {
      query: state.query || null,
      filter: directoryFilter(state),
      sort: state.sort,
      first: PAGE_SIZE,
      after: state.after,
      facets: ASKED_FACETS,
    },
  });
  const page = (data ?? previousData)?.searchBrokers;
  const choose = (facet: FacetName, values: string[]) =>
    set({ [facet]: values, ...FIRST_PAGE }, { push: true });
  const facets = (
    <>
      <p>
        <Checkbox
          checked={state.accepting}
          onChange={({ target }) =>
            set({ accepting: target.checked ? '1' : null, ...FIRST_PAGE }, { push: true })
          }
        >
          {t('accepting')}
        </Checkbox>
      </p>
      <DirectoryFacets facets={page?.facets} chosen={state.chosen} onChange={choose} />
    </>
  );
  return (
    <div className="f-page">
      <title>{t('windowTitle')}</title>
      <DirectoryTop
        tab="brokers"
        asked={state.query}
        label={t('searchLabel')}
        placeholder={t('searchPlaceholder')}
        onSearch={(q) => set({ q, sort: null, ...FIRST_PAGE }, { push: true })}
      />
      <div className={search.layout}>
        {!narrow && (
          <aside className={search.facets} aria-label={t('filters')}>
            {facets}
          </aside>
        )}
        <section aria-label={t('title')} aria-busy={loading}>
          <div className={search.bar}>
            <h1 aria-live="polite">{page ? t('found', { count: page.totalCount }) : t('searching')}</h1>
            {hasRole('BROKER') && (
              <Link to="/desk/broker-profile" className="f-button">
                {t('ownProfile')}
              </Link>
            )}
            <Sorts state={state} />
          </div>
          {narrow && (
            <PhoneFilters state={state} total={page?.totalCount}>
              {facets}
            </PhoneFilters>
          )}
          {error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Hits page={page} state={state} stale={loading && !data} />
          )}
        </section>
      </div>
    </div>
  );
}

function Sorts({ state }: { state: DirectoryState }) {
  const t = useMessages(directoryMessages);
  const { set } = useListState();
  return (
    <fieldset className={search.sort} aria-label={t('sort')}>
      {SORTS.filter((sort) => sort !== 'RELEVANCE' || state.query).map((sort) => (
        <Button
          key={sort}
          type={sort === state.sort ? 'default' : 'text'}
          aria-pressed={sort === state.sort}
          onClick={() => set({ sort, ...FIRST_PAGE })}
        >
          {t(`sort${sort}`)}
        </Button>
      ))}
    </fieldset>
  );
}

function PhoneFilters(props: { state: DirectoryState; total: number | undefined; children: ReactNode }) {
  const t = useMessages(directoryMessages);
  const [open, setOpen] = useState<boolean | null>(null);
  const { chosen, accepting } = props.state;
  const count = FACETS.reduce((sum, facet) => sum + chosen[facet].length, accepting ? 1 : 0);
  return (
    <p>
      <Button onClick={() => setOpen(true)}>{count > 0 ? t('filtersCount', { count }) : t('filters')}</Button>
      {open !== null && (
        <Suspense fallback={null}>
          <FacetDrawer
            open={open}
            title={t('filters')}
            done={t('showBrokers', { count: props.total ?? 0 })}
            onClose={() => setOpen(false)}
          >
            {props.children}
          </FacetDrawer>
        </Suspense>
      )}
    </p>
  );
}

function Hits({ page, state, stale }: { page: Page | undefined; state: DirectoryState; stale: boolean }) {
  if (!page) return <HitSkeletons />;
  if (page.edges.length === 0) return <NoBrokers state={state} />;
  return (
    <div className={stale ? search.stale : undefined}>
      <DirectoryNotes page={page} typed={state.query} />
      <ol className={search.list}>
        {page.edges.map(({ node }) => (
          <li key={node.id}>
            <BrokerCard hit={node} />
          </li>
        ))}
      </ol>
      <Pages state={state} endCursor={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null} />
    </div>
  );
}

function NoBrokers({ state }: { state: DirectoryState }) {
  const t = useMessages(directoryMessages);
  const narrowed = state.accepting || FACETS.some((facet) => state.chosen[facet].length > 0);
  if (!narrowed && state.query === '')
    return (
      <EmptyState
        title={t('emptyTitle')}
        text={t('emptyText')}
        action={
          <Link to="/sign-up?as=broker" className="f-button">
            {t('join')}
          </Link>
        }
      />
    );
  return (
    <EmptyState
      title={t('noneTitle')}
      text={narrowed ? t('noneNarrowed') : t('noneQuery')}
      action={
        <Link to="/brokers" className="f-button">
          {t('all')}
        </Link>
      }
    />
  );
}

function HitSkeletons() {
  return (
    <div className={search.list} aria-hidden>
      {[1, 2, 3, 4, 5].map((key) => (
        <div key={key} className={`${search.card} ${search.skeleton}`}>
          <Skeleton active paragraph={{ rows: 3 }} />
        </div>
      ))}
    </div>
  );
}
