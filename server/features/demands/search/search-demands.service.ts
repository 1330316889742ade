import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { pageSize } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { SearchIndex } from '../../search/index/search-index.ts';
import { listMark, readCursor } from '../../search/query/cursor.ts';
import { type Facet, facetNames } from '../../search/query/facets.ts';
import { type Found, find, type Question } from '../../search/query/find.ts';
import {
  databasePlace,
  databaseWords,
  foundInDatabase,
  fromEngine,
  nothingFound,
  searchPage,
} from '../../search/query/search-page.ts';
import { sortValue } from '../../search/query/sorting.ts';
import { understand } from '../../search/query/understand.ts';
import { buildDemandDocument, type DemandHitDocument } from './demand-document.ts';
import {
  type DemandFilter,
  type DemandSort,
  type DemandSortKey,
  demandConditions,
  demandOrder,
  overdue,
} from './demand-filter.ts';
import { demandHitView } from './demand-hit-view.ts';
import type { DemandSearchPage } from './demand-search.types.ts';
import { DEMANDS } from './demands-collection.ts';
import { searchDemandsInDatabase } from './search-in-database.service.ts';

export interface DemandSearchArgs {
  query?: string | null;
  filter?: DemandFilter | null;
  sort?: DemandSort | null;
  first?: number | null;
  after?: string | null;
  facets?: readonly string[] | null;
}

const NEWEST_DEMANDS: DemandSortKey = { field: 'publishedAt', direction: 'desc' };
/** Most days ahead that "closes soon" may mean. */
const MOST_DAYS = 3660;

/**
 * A page of the board of demands. It comes from the search engine without a statement; while that is away the database
 * answers with a plain search for the words, and the page says so. States are those by the clock.
 * @throws Refusal LIMIT (page size, filter), INVALID (facet names, a cursor of another list), EXPIRED (a cursor of an
 *   order that is gone)
 */
export async function searchDemands(app: App, args: DemandSearchArgs): Promise<DemandSearchPage> {
  const started = performance.now();
  const now = clock.now();
  const query = understand(args.query);
  const filter = args.filter ?? {};
  checkDays(filter.closingWithinDays);
  const sort = args.sort ?? 'RELEVANCE';
  const order = demandOrder(sort);
  const list = listMark('demands', query.text, filter, sort);
  const question: Question = {
    query,
    conditions: demandConditions(filter, now),
    order,
    first: pageSize(args.first),
    after: args.after ? readCursor(args.after, list) : null,
    facets: facetNames(DEMANDS, args.facets ?? []),
  };
  const found =
    (await fromEngine(app, DEMANDS, question, async (index, answer) => ({
      ...answer,
      facets: await statesByClock(index, question, answer, now),
    }))) ?? (await fromDatabase(app, question, { filter, order: order ?? NEWEST_DEMANDS }));
  return searchPage(question, found, { list, started }, (document, highlighter) =>
    demandHitView(document, highlighter, now),
  );
}

function checkDays(days: number | null | undefined): void {
  if (days === null || days === undefined || (days >= 0 && days <= MOST_DAYS)) return;
  throw new Refusal('LIMIT', { field: 'filter.closingWithinDays', params: { min: 0, max: MOST_DAYS } });
}

/** The index counts states as they are stored; those whose deadline is over are counted where they stand by the clock. */
async function statesByClock(
  index: SearchIndex<DemandHitDocument>,
  question: Question,
  found: Found<DemandHitDocument>,
  now: Date,
): Promise<Facet[]> {
  const states = found.facets.find(({ field }) => field === 'state');
  if (!states?.values.some(({ value }) => value === 'OPEN')) return found.facets;
  const late = await find(index, {
    ...question,
    conditions: new Map([...question.conditions, ['state', overdue(now)]]),
    order: NEWEST_DEMANDS,
    first: 1,
    after: null,
    facets: [],
  });
  if (late.match !== found.match || late.total === 0) return found.facets;
  const counts = new Map(states.values.map(({ value, count }) => [value, count]));
  counts.set('OPEN', (counts.get('OPEN') ?? 0) - late.total);
  counts.set('CLOSED_FOR_BIDS', (counts.get('CLOSED_FOR_BIDS') ?? 0) + late.total);
  const values = [...counts]
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, label: null, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return found.facets.map((facet) => (facet === states ? { field: 'state', values } : facet));
}

async function fromDatabase(
  app: App,
  question: Question,
  { filter, order }: { filter: DemandFilter; order: DemandSortKey },
): Promise<Found<DemandHitDocument>> {
  if (question.query.shape === 'NO_WORDS') return nothingFound();
  const { demands, ...rest } = await searchDemandsInDatabase(app, {
    filter,
    words: databaseWords(question),
    order,
    first: question.first,
    after: databasePlace(question),
  });
  return foundInDatabase(demands.map(buildDemandDocument), (document) => sortValue(order, document), rest);
}
