import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Input, Segmented, Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import { useViewer } from '../../../app/viewer.tsx';
import { SearchDemandsDocument, type SearchDemandsQuery } from '../../../generated/demands-board/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { Pages } from '../../search/pages.tsx';
import search from '../../search/search.module.css';
import { boardMessages } from './board.messages.ts';
import styles from './board.module.css';
import { BoardFacets } from './board-facets.tsx';
import { BoardNotes } from './board-notes.tsx';
import {
  type BoardState,
  boardFilter,
  FACET_FIELDS,
  FACETS,
  type FacetName,
  PAGE_SIZE,
  readBoard,
  SORTS,
  STAGE_NAMES,
  stageCount,
} from './board-state.ts';
import { DemandCard } from './demand-card.tsx';

const FacetDrawer = lazy(() => import('../../search/facet-drawer.tsx'));
const ASKED_FACETS = [...Object.values(FACET_FIELDS), 'state'];
const FIRST_PAGE = { after: null, page: null };
type Page = SearchDemandsQuery['searchDemands'];

/** The board of demands: what is looked for, for which bounty, until when; all of its state is in the address. */
export function Component() {
  const t = useMessages(boardMessages);
  const narrow = useNarrow();
  const { hasRole } = useViewer();
  const { params, set } = useListState();
  const state = readBoard(params);
  const { data, previousData, loading, error, refetch } = useQuery(SearchDemandsDocument, {
    variables: {
      query: state.query || null,
      filter: boardFilter(state),
      sort: state.sort,
      first: PAGE_SIZE,
      after: state.after,
      facets: ASKED_FACETS,
    },
  });
  const page = (data ?? previousData)?.searchDemands;
  const choose = (facet: FacetName, values: string[]) =>
    set({ [facet]: values, ...FIRST_PAGE }, { push: true });
  const facets = (
    <>
      <p>
        <Checkbox
          checked={state.soon}
          onChange={({ target }) => set({ soon: target.checked ? '1' : null, ...FIRST_PAGE }, { push: true })}
        >
          {t('closingSoon')}
        </Checkbox>
      </p>
      <BoardFacets facets={page?.facets} chosen={state.chosen} onChange={choose} />
    </>
  );
  return (
    <div className="f-page">
      <title>{t('windowTitle')}</title>
      <div className={styles.top}>
        <SearchForm
          asked={state.query}
          onSearch={(q) => set({ q, sort: null, ...FIRST_PAGE }, { push: true })}
        />
        <Stages page={page} state={state} />
      </div>
      <div className={search.layout}>
        {!narrow && (
          <aside className={search.facets} aria-label={t('filters')}>
            {facets}
          </aside>
        )}
        <section aria-label={t('title')} aria-busy={loading}>
          <div className={search.bar}>
            <h1 aria-live="polite">{page ? t('found', { count: page.totalCount }) : t('searching')}</h1>
            {hasRole('ENTERPRISE_MEMBER') && (
              <Link to="/desk/demands/new" className="f-button">
                {t('post')}
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

function SearchForm({ asked, onSearch }: { asked: string; onSearch: (query: string) => void }) {
  const t = useMessages(boardMessages);
  const [text, setText] = useState(asked);
  useEffect(() => setText(asked), [asked]);
  return (
    <search className={styles.searchForm}>
      <Input.Search
        value={text}
        onChange={({ target }) => setText(target.value)}
        onSearch={(value) => onSearch(value.trim())}
        placeholder={t('searchPlaceholder')}
        aria-label={t('searchLabel')}
        enterButton={t('searchButton')}
        maxLength={500}
        allowClear
      />
    </search>
  );
}

function Stages({ page, state }: { page: Page | undefined; state: BoardState }) {
  const t = useMessages(boardMessages);
  const { set } = useListState();
  const states = page?.facets.find(({ field }) => field === 'state')?.values;
  return (
    <div className={styles.stages}>
      <Segmented
        aria-label={t('stage')}
        value={state.stage}
        onChange={(stage) => set({ stage: stage === 'OPEN' ? null : stage, ...FIRST_PAGE }, { push: true })}
        options={STAGE_NAMES.map((stage) => {
          const count = stageCount(states, stage);
          return {
            value: stage,
            label: count === null ? t(`stage${stage}`) : `${t(`stage${stage}`)} ${count}`,
          };
        })}
      />
    </div>
  );
}

function Sorts({ state }: { state: BoardState }) {
  const t = useMessages(boardMessages);
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

function PhoneFilters(props: { state: BoardState; total: number | undefined; children: ReactNode }) {
  const t = useMessages(boardMessages);
  const [open, setOpen] = useState<boolean | null>(null);
  const { chosen, soon } = props.state;
  const count = FACETS.reduce((sum, facet) => sum + chosen[facet].length, soon ? 1 : 0);
  return (
    <p>
      <Button onClick={() => setOpen(true)}>{count > 0 ? t('filtersCount', { count }) : t('filters')}</Button>
      {open !== null && (
        <Suspense fallback={null}>
          <FacetDrawer
            open={open}
            title={t('filters')}
            done={t('showDemands', { count: props.total ?? 0 })}
            onClose={() => setOpen(false)}
          >
            {props.children}
          </FacetDrawer>
        </Suspense>
      )}
    </p>
  );
}

function Hits({ page, state, stale }: { page: Page | undefined; state: BoardState; stale: boolean }) {
  if (!page) return <HitSkeletons />;
  if (page.edges.length === 0) return <NoDemands state={state} />;
  return (
    <div className={stale ? search.stale : undefined}>
      <BoardNotes page={page} typed={state.query} />
      <ol className={search.list}>
        {page.edges.map(({ node }) => (
          <li key={node.id}>
            <DemandCard hit={node} />
          </li>
        ))}
      </ol>
      <Pages state={state} endCursor={page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null} />
    </div>
  );
}

function NoDemands({ state }: { state: BoardState }) {
  const t = useMessages(boardMessages);
  const narrowed = state.soon || FACETS.some((facet) => state.chosen[facet].length > 0);
  const isPlain = !narrowed && state.query === '' && state.stage === 'OPEN';
  if (isPlain)
    return (
      <EmptyState
        title={t('emptyTitle')}
        text={t('emptyText')}
        action={
          <Link to="/demands?stage=ALL" className="f-button">
            {t('emptyAll')}
          </Link>
        }
      />
    );
  return (
    <EmptyState
      title={t('noneTitle')}
      text={narrowed ? t('noneNarrowed') : t('noneQuery')}
      action={
        <Link to="/demands?stage=ALL" className="f-button">
          {t('emptyAll')}
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
