import { DEMANDS_TOPIC } from '../../../server/features/demands/change-demand.ts';
import { DEMANDS, indexDemands } from '../../../server/features/demands/search/demands-collection.ts';
import { refreshLiveIndex, watchLiveIndex } from '../../../server/features/search/index/live-index.ts';
import type { App } from '../../../server/platform/app.ts';
import { drain } from '../../../server/platform/outbox/outbox.service.ts';
import type { ApiClient } from '../../support/api.ts';

/** Brings the index of demands to the state of the database, as the worker does when it hears of a change. */
export async function indexDemandsNow(app: App): Promise<void> {
  await watchLiveIndex(app, DEMANDS);
  await drain(app, DEMANDS_TOPIC, indexDemands);
  await refreshLiveIndex(app, DEMANDS);
}

export interface BoardHit {
  id: string;
  number: string;
  title: string;
  state: string;
  organizationId: string | null;
  organizationName: string | null;
  highlights: { title: { text: string; matched: boolean }[] } | null;
}

export interface BoardPage {
  match: string;
  degraded: boolean;
  totalCount: number;
  edges: { cursor: string; node: BoardHit }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  facets: { field: string; values: { value: string; count: number }[] }[];
}

const BOARD = `query ($query: String, $filter: DemandSearchFilter, $sort: DemandSearchSort, $first: Int, $after: String, $facets: [String!]) {
  searchDemands(query: $query, filter: $filter, sort: $sort, first: $first, after: $after, facets: $facets) {
    match degraded totalCount
    edges { cursor score node {
      id number title summary keywords mode state sector provinceCode bounty bountyBand bidsCloseAt wantedBy closesAt
      mayBid lanes targetCount organizationId organizationName publishedAt
      targets { name comparison value upper unit }
      highlights { title { text matched } summary { text matched } keywords { text matched } }
    } }
    pageInfo { hasNextPage endCursor }
    facets { field values { value count } }
  } }`;

/** Searches the board with everything that a page can show; answers the page and the statements it took. */
export async function board(
  client: ApiClient,
  query: string | null = null,
  options: { filter?: object; sort?: string; first?: number; after?: string; facets?: string[] } = {},
): Promise<{ page: BoardPage; statements: number }> {
  const { data, errors, statements } = await client.ask<{ searchDemands: BoardPage }>(BOARD, {
    query,
    ...options,
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return { page: data.searchDemands, statements };
}

/** Titles of the hits, in order. */
export function titlesOf({ edges }: BoardPage): string[] {
  return edges.map(({ node }) => node.title);
}

/** Counts of a facet, by value. */
export function countsOf({ facets }: BoardPage, field: string): Record<string, number> {
  const values = facets.find((facet) => facet.field === field)?.values ?? [];
  return Object.fromEntries(values.map(({ value, count }) => [value, count]));
}
