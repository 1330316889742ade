import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import { Refusal } from '../../../platform/errors.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { oneOf } from './documents.ts';
import { type Conditions, joined } from './filter.ts';

/** Facets by the names under which they are asked for: the field that is counted, and the one that is filtered by. */
const FACETS = {
  sector: 'sector',
  province: 'province',
  city: 'city',
  trl: 'trl',
  stage: 'stage',
  rightKind: 'rightKind',
  attribute: 'attribute',
  mode: 'mode',
  priceBand: 'priceBand',
  payAfterUse: 'payAfterUse',
  organization: 'organizationId',
} as const;

export type FacetName = keyof typeof FACETS;

export interface FacetValue {
  value: string;
  /** Name for people where the value is an id. */
  label: string | null;
  count: number;
}

export interface Facet {
  field: FacetName;
  values: FacetValue[];
}

type Distribution = Record<string, Record<string, number>>;

/** The facets asked for, each once; refuses names that are none. */
export function facetNames(names: readonly string[]): FacetName[] {
  return [...new Set(names)].map((name) => {
    if (Object.hasOwn(FACETS, name)) return name as FacetName;
    throw new Refusal('INVALID', { field: 'facets', params: { allowed: Object.keys(FACETS).join(' ') } });
  });
}

/**
 * Splits the facets into those of the list itself and those by which it is narrowed: these count as if their own
 * filter were not set, so that a further value can be added.
 */
export function splitFacets(names: readonly FacetName[], conditions: Conditions) {
  const isChosen = (name: FacetName) => conditions.has(FACETS[name]);
  return {
    plain: names.filter((name) => !isChosen(name)),
    chosen: names.filter(isChosen).map((name) => ({ name, filter: joined(conditions, FACETS[name]) })),
  };
}

/** Facets in the order asked for, from what the engine counted. */
export function facetsOf(names: readonly FacetName[], counted: Distribution): Facet[] {
  return names.map((field) => ({
    field,
    values: Object.entries(counted[field] ?? {})
      .map(([value, count]) => labelled(field, value, count))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  }));
}

/** Queries that count facets over a set of documents, for one multi-search. */
export function countOf(
  index: SearchIndex,
  ids: readonly string[],
  names: readonly FacetName[],
): MultiSearchQuery {
  return {
    indexUid: index.name,
    filter: oneOf(ids),
    limit: 0,
    facets: [...names],
  };
}

/** What the engine counted in answers, merged. */
export function distribution(answers: readonly SearchResponse<object>[], index: SearchIndex): Distribution {
  const counts = answers.map(
    (answer) => answer.facetDistribution ?? answer.facetsByIndex?.[index.name]?.distribution,
  );
  return Object.assign({}, ...counts);
}

/** The organisation's facet value is `id name`. */
function labelled(field: FacetName, value: string, count: number): FacetValue {
  const gap = value.indexOf(' ');
  if (field !== 'organization' || gap < 0) return { value, label: null, count };
  return { value: value.slice(0, gap), label: value.slice(gap + 1), count };
}
