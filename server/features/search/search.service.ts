import type { App } from '../../platform/app.ts';
import { pageSize } from '../../platform/database/page.ts';
import { log } from '../../platform/log.ts';
import { searchPublishedInDatabase } from '../results/search-in-database.service.ts';
import { hitView } from './hit-view.ts';
import { isAway, liveIndex, rebuiltAt } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import { bandRange, buildDocument } from './index/search-document.ts';
import type { HitDocument } from './index/search-settings.ts';
import { listIsGone, listMark, type Place, readCursor, writeCursor } from './query/cursor.ts';
import { facetNames } from './query/facets.ts';
import { conditionsOf, type SearchFilter } from './query/filter.ts';
import { type Found, find, type Question } from './query/find.ts';
import { Highlighter } from './query/highlight.ts';
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
  const found = (await fromEngine(app, question)) ?? (await fromDatabase(app, question, { filter, sort }));
  const highlighter = query.words === '' ? null : new Highlighter(query);
  const edges = found.hits.map(({ document, score, place }) => ({
    cursor: writeCursor(list, place),
    score,
    node: hitView(document, highlighter),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.hasMore,
      hasPreviousPage: question.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: found.total,
    match: found.match,
    degraded: found.match === 'DEGRADED',
    facets: found.facets,
    query: query.text,
    tookMs: Math.round(performance.now() - started),
    indexedAt: rebuiltAt(app, RESULTS),
  };
}

async function fromEngine(app: App, question: Question): Promise<Found<HitDocument> | null> {
  const index = liveIndex(app, RESULTS);
  if (!index || question.after?.by === 'database') return null;
  try {
    return await find(index, question);
  } catch (error) {
    if (!isAway(error)) throw error;
    log.debug({ err: error }, 'search: the database answers in place of the engine');
    return null;
  }
}

async function fromDatabase(
  app: App,
  question: Question,
  { filter, sort }: { filter: SearchFilter; sort: SearchSort },
): Promise<Found<HitDocument>> {
  const { query, first, after } = question;
  const key = sortKey(sort) ?? NEWEST;
  if (query.shape === 'NO_WORDS')
    return { match: 'DEGRADED', hits: [], total: 0, hasMore: false, facets: [] };
  const { results, total, hasMore } = await searchPublishedInDatabase(app, {
    ...filter,
    prices: filter.priceBands?.map(bandRange) ?? null,
    words: query.words === '' ? [] : query.words.split(' ').slice(0, 10),
    order: key,
    first,
    after: databasePlace(after),
  });
  const hits = results.map((result) => {
    const document = buildDocument(result);
    const place: Place = { by: 'database', value: sortValue(key, document), id: document.id };
    return { document, score: null, place };
  });
  return { match: 'DEGRADED', hits, total, hasMore, facets: [] };
}

/** A list that the engine began cannot be gone on with by the database. */
function databasePlace(after: Place | null): { value: number | null; id: string } | null {
  if (after === null) return null;
  if (after.by !== 'database') throw listIsGone();
  return { value: after.value, id: after.id };
}
