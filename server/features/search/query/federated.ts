import type { FederatedMultiSearchParams, SearchResponse } from 'meilisearch';
import type { SearchIndex } from '../index/search-index.ts';
import { distribution, type Facet, facetsOf, splitFacets } from './facets.ts';
import { type Conditions, joined } from './filter.ts';
import type { PartialQuery } from './short-queries.ts';

interface Call {
  /** A condition; null for none. */
  filter: string | null;
  offset?: number;
  limit: number;
  sort?: string[];
  fields?: readonly string[];
  facets?: readonly string[];
}

/** One federated call of the parts, each with the same filter and order. */
export function federatedCall(
  index: SearchIndex,
  parts: readonly PartialQuery[],
  call: Call,
): FederatedMultiSearchParams {
  const { filter, offset = 0, limit, sort, fields = ['id'], facets = [] } = call;
  const shared = {
    indexUid: index.name,
    attributesToRetrieve: [...fields],
    ...(filter ? { filter } : {}),
    ...(sort ? { sort } : {}),
  };
  const counted = facets.length > 0 ? { facetsByIndex: { [index.name]: [...facets] } } : {};
  return {
    federation: { offset, limit, ...counted },
    queries: parts.map((part) => ({ ...part, ...shared })),
  };
}

/**
 * Runs a call for a page together with what the facets need: those by which the list is narrowed are counted by calls
 * of their own, without their own condition; the others with the page, or apart if the page begins within the list.
 */
export async function pageWithFacets<Hit extends object>(
  index: SearchIndex,
  parts: readonly PartialQuery[],
  page: Call,
  list: { conditions: Conditions; facets: readonly string[]; continues: boolean },
): Promise<{ hits: SearchResponse<Hit>['hits']; total: number; facets: Facet[] }> {
  const { plain, chosen } = splitFacets(index.collection.facets, list.facets, list.conditions);
  const whole = { filter: joined(list.conditions), limit: 0, facets: plain };
  const calls = [
    federatedCall(index, parts, list.continues ? page : { ...page, facets: plain }),
    ...(list.continues ? [federatedCall(index, parts, whole)] : []),
    ...chosen.map(({ name, filter }) => federatedCall(index, parts, { filter, limit: 0, facets: [name] })),
  ];
  const [answer, ...others] = await Promise.all(calls.map((call) => index.federated<Hit>(call)));
  const counting = list.continues ? others[0] : answer;
  return {
    hits: answer?.hits ?? [],
    total: counting?.estimatedTotalHits ?? 0,
    facets: facetsOf(
      index.collection.facets,
      list.facets,
      distribution(
        [answer, ...others].filter((each) => each !== undefined),
        index,
      ),
    ),
  };
}
