import type { App } from '../../../platform/app.ts';
import { log } from '../../../platform/log.ts';
import type { SearchCollection } from '../index/collection.ts';
import { isAway, liveIndex } from '../index/live-index.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { listIsGone, type Place, writeCursor } from './cursor.ts';
import { type Found, find, type Question } from './find.ts';
import { Highlighter } from './highlight.ts';
import type { Identified } from './hit.ts';

/** Words that the database looks for. */
const MOST_WORDS = 10;

/**
 * The engine's answer to a question about a collection; null while it is away, and for a list that the database began.
 * @param refine what else is asked of the index that answered
 */
export async function fromEngine<Hit extends Identified>(
  app: App,
  collection: SearchCollection<Hit>,
  question: Question,
  refine: (index: SearchIndex<Hit>, found: Found<Hit>) => Promise<Found<Hit>> = async (_, found) => found,
): Promise<Found<Hit> | null> {
  const index = liveIndex(app, collection);
  if (!index || question.after?.by === 'database') return null;
  try {
    return await refine(index, await find(index, question));
  } catch (error) {
    if (!isAway(error)) throw error;
    log.debug({ err: error, collection: collection.name }, 'search: the database answers for the engine');
    return null;
  }
}

/** The words of a question that the database looks for. */
export function databaseWords({ query }: Question): string[] {
  return query.words === '' ? [] : query.words.split(' ').slice(0, MOST_WORDS);
}

/** Where a list of the database goes on. A list that the engine began cannot be gone on with. @throws Refusal EXPIRED */
export function databasePlace({ after }: Question): { value: number | null; id: string } | null {
  if (after === null) return null;
  if (after.by !== 'database') throw listIsGone();
  return { value: after.value, id: after.id };
}

/** The answer of the database to what has no words. */
export function nothingFound<Hit>(): Found<Hit> {
  return { match: 'DEGRADED', hits: [], total: 0, hasMore: false, facets: [] };
}

/** The answer of the database as the engine would give it. @param orderedBy what a document is ordered by */
export function foundInDatabase<Hit extends Identified>(
  documents: readonly Hit[],
  orderedBy: (hit: Hit) => number | null,
  { total, hasMore }: { total: number; hasMore: boolean },
): Found<Hit> {
  const hits = documents.map((each) => {
    const place: Place = { by: 'database', value: orderedBy(each), id: each.id };
    return { document: each, score: null, place };
  });
  return { match: 'DEGRADED', hits, total, hasMore, facets: [] };
}

/**
 * What was found as a page of the schema.
 * @param list mark of the list, for its cursors
 * @param started by `performance.now()`
 * @param view a document as it is shown, with what was looked for marked
 */
export function searchPage<Hit, Node>(
  { query, after }: Question,
  found: Found<Hit>,
  { list, started }: { list: string; started: number },
  view: (document: Hit, highlighter: Highlighter | null) => Node,
) {
  const highlighter = query.words === '' ? null : new Highlighter(query);
  const edges = found.hits.map(({ document, score, place }) => ({
    cursor: writeCursor(list, place),
    score,
    node: view(document, highlighter),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.hasMore,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: found.total,
    match: found.match,
    degraded: found.match === 'DEGRADED',
    facets: found.facets,
    query: query.text,
    tookMs: Math.round(performance.now() - started),
  };
}
