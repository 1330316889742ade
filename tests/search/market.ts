import { RESULTS_TOPIC } from '../../server/features/results/change-result.ts';
import { indexResults } from '../../server/features/search/index/index-results.ts';
import { refreshLiveIndex, watchLiveIndex } from '../../server/features/search/index/live-index.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import type { App } from '../../server/platform/app.ts';
import { drain } from '../../server/platform/outbox/outbox.service.ts';
import type { ApiClient } from '../support/api.ts';

/** Brings the index to the state of the database, as the worker does when it hears of a change. */
export async function indexNow(app: App): Promise<void> {
  await watchLiveIndex(app, RESULTS);
  await drain(app, RESULTS_TOPIC, indexResults);
  await refreshLiveIndex(app, RESULTS);
}

export interface FoundPage {
  match: string;
  degraded: boolean;
  totalCount: number;
  query: string;
  edges: { cursor: string; node: { id: string; title: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  facets: { field: string; values: { value: string; label: string | null; count: number }[] }[];
}

const SEARCH = `query ($query: String, $filter: ResultSearchFilter, $sort: SearchSort, $first: Int, $after: String, $facets: [String!]) {
  searchResults(query: $query, filter: $filter, sort: $sort, first: $first, after: $after, facets: $facets) {
    match degraded totalCount query
    edges { cursor score node {
      id title titleEn summary keywords organizationId organizationName completerNames sector provinceCode cityCode trl
      stage modes rightKinds attribute price { kind min max } priceBand payAfterUse publishedAt
      highlights { title { text matched } summary { text matched } keywords { text matched } }
    } }
    pageInfo { hasNextPage endCursor }
    facets { field values { value label count } }
  } }`;

/** Searches with everything that a page of hits can show; answers the page and the statements it took. */
export async function search(
  client: ApiClient,
  query: string | null,
  options: { filter?: object; sort?: string; first?: number; after?: string; facets?: string[] } = {},
): Promise<{ page: FoundPage; statements: number; errors: unknown }> {
  const { data, errors, statements } = await client.ask<{ searchResults: FoundPage }>(SEARCH, {
    query,
    ...options,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return { page: data.searchResults, statements, errors };
}

/** Titles of the hits, in order. */
export function titles(page: FoundPage): string[] {
  return page.edges.map(({ node }) => node.title);
}
