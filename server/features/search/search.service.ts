import type { App } from '../../platform/app.ts';
import { pageSize } from '../../platform/database/page.ts';
import { searchPublishedInDatabase } from '../results/search-in-database.service.ts';
import { hitView } from './hit-view.ts';
import { rebuiltAt } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import { bandRange, buildDocument } from './index/search-document.ts';
import type { HitDocument } from './index/search-settings.ts';
import { listMark, readCursor } from './query/cursor.ts';
import { facetNames } from './query/facets.ts';
import { conditionsOf, type SearchFilter } from './query/filter.ts';
import type { Found, Question } from './query/find.ts';
import {
  databasePlace,
  databaseWords,
  foundInDatabase,
  fromEngine,
  nothingFound,
  searchPage,
} from './query/search-page.ts';
import { NEWEST, type SearchSort, sortKey, sortValue } from './query/sorting.ts';
import { understand } from './query/understand.ts';
import type { ResultSearchPage } from './search.types.ts';

export interface SearchArgs {
  query?: string | null;
  filter?: SearchFilter | null;
  sort?: SearchSort | null;
  first?: number | null;
  after?: string | null;
  facets?: readonly string[] | null;
}

/**
 * A page of the public catalogue. It comes from the search engine without a statement; while that is away the
 * database answers with a plain search for the words, and the page says so.
 * @throws Refusal LIMIT (page size, filter), INVALID (facet names, a cursor of another list), EXPIRED (a cursor of an
 *   order that is gone)
 */
export async function searchResults(app: App, args: SearchArgs): Promise<ResultSearchPage> {
  const started = performance.now();
  const query = understand(args.query);
  const filter = args.filter ?? {};
  const sort = args.sort ?? 'RELEVANCE';
  const list = listMark(query.text, filter, sort);
  const question: Question = {
    query,
    conditions: conditionsOf(filter),
    order: sortKey(sort),
    first: pageSize(args.first),
    after: args.after ? readCursor(args.after, list) : null,
    facets: facetNames(RESULTS, args.facets ?? []),
  };
  const found =
    (await fromEngine(app, RESULTS, question)) ?? (await fromDatabase(app, question, { filter, sort }));
  return {
    ...searchPage(question, found, { list, started }, hitView),
    indexedAt: rebuiltAt(app, RESULTS),
  };
}

async function fromDatabase(
  app: App,
  question: Question,
  { filter, sort }: { filter: SearchFilter; sort: SearchSort },
): Promise<Found<HitDocument>> {
  const key = sortKey(sort) ?? NEWEST;
  if (question.query.shape === 'NO_WORDS') return nothingFound();
  const { results, ...rest } = await searchPublishedInDatabase(app, {
    ...filter,
    prices: filter.priceBands?.map(bandRange) ?? null,
    words: databaseWords(question),
    order: key,
    first: question.first,
    after: databasePlace(question),
  });
  return foundInDatabase(results.map(buildDocument), (document) => sortValue(key, document), rest);
}
