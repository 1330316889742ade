import type { SearchIndex } from '../index/search-index.ts';
import type { Place } from './cursor.ts';
import type { Facet } from './facets.ts';
import type { Conditions } from './filter.ts';
import { findByScore } from './find-by-score.ts';
import { findRelatedPage } from './find-related-page.ts';
import { findSorted } from './find-sorted.ts';
import type { Identified } from './hit.ts';
import { strictQueries } from './short-queries.ts';
import { NEWEST, type SortKey } from './sorting.ts';
import type { Understood } from './understand.ts';

/** A page that is asked for. */
export interface Question {
  query: Understood;
  conditions: Conditions;
  /** Null for the order by score; without a query the newest come first. */
  order: SortKey | null;
  /** Page size. */
  first: number;
  /** Where the page before ended. */
  after: Place | null;
  facets: readonly string[];
}

export interface FoundHit<Hit> {
  document: Hit;
  /** Comparable within one answer; null in an order that is not by score. */
  score: number | null;
  place: Place;
}

export interface FoundPage<Hit> {
  hits: FoundHit<Hit>[];
  /** Of the whole list. */
  total: number;
  hasMore: boolean;
  facets: Facet[];
}

export const MATCHES = {
  ALL: 'Nothing was searched for: everything, narrowed by the filter.',
  EXACT: 'The whole query is found in each of these.',
  RELATED: 'Nothing holds the whole query; these hold the most telling of its words.',
  DEGRADED: 'The search engine is away; the database answered with a plain search for the text.',
} as const;
export type Match = keyof typeof MATCHES;

export type Found<Hit> = FoundPage<Hit> & { match: Match };

/**
 * Answers a page: everything for an empty query; what holds a short query as a whole; else what is related to it.
 * Refuses with EXPIRED a place in an order by score of another version of the index.
 */
export async function find<Hit extends Identified>(
  index: SearchIndex<Hit>,
  question: Question,
): Promise<Found<Hit>> {
  const { query, order } = question;
  const { shape } = query;
  if (shape === 'NO_WORDS') return { match: 'EXACT', hits: [], total: 0, hasMore: false, facets: [] };
  if (shape === 'NOTHING') {
    return { match: 'ALL', ...(await findSorted(index, question, [{ q: '' }], order ?? NEWEST)) };
  }
  if (shape !== 'LONG') {
    const queries = strictQueries(query, index.collection.words);
    const page = order
      ? await findSorted(index, question, queries, order)
      : await findByScore(index, question, queries);
    if (page.total > 0) return { match: 'EXACT', ...page };
  }
  return { match: 'RELATED', ...(await findRelatedPage(index, question)) };
}
