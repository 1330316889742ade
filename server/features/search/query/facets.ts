import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import { Refusal } from '../../../platform/errors.ts';
import type { SearchCollection } from '../index/collection.ts';
import type { SearchIndex } from '../index/search-index.ts';
import { oneOf } from './documents.ts';
import { type Conditions, joined } from './filter.ts';

/** The facets of a collection, by the field that is counted: the field that is filtered by. */
type FacetFields = SearchCollection['facets'];

export interface FacetValue {
  value: string;
  /** Name for people where the value is an id. */
  label: string | null;
  count: number;
}

export interface Facet {
  field: string;
  values: FacetValue[];
}

type Distribution = Record<string, Record<string, number>>;

/** The facets asked for, each once; refuses names that are none. */
export function facetNames({ facets }: Pick<SearchCollection, 'facets'>, names: readonly string[]): string[] {
  return [...new Set(names)].map((name) => {
    if (Object.hasOwn(facets, name)) return name;
    throw new Refusal('INVALID', { field: 'facets', params: { allowed: Object.keys(facets).join(' ') } });
  });
}

/**
 * Splits the facets into those of the list itself and those by which it is narrowed: these count as if their own
 * filter were not set, so that a further value can be added.
 */
export function splitFacets(fields: FacetFields, names: readonly string[], conditions: Conditions) {
  const fieldOf = (name: string) => fields[name] ?? name;
  const isChosen = (name: string) => conditions.has(fieldOf(name));
  return {
    plain: names.filter((name) => !isChosen(name)),
    chosen: names.filter(isChosen).map((name) => ({ name, filter: joined(conditions, fieldOf(name)) })),
  };
}

/** Facets in the order asked for, from what the engine counted. */
export function facetsOf(fields: FacetFields, names: readonly string[], counted: Distribution): Facet[] {
  return names.map((field) => ({
    field,
    values: Object.entries(counted[field] ?? {})
      .map(([value, count]) => labelled(value, count, fields[field] !== field))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
  }));
}

/** Queries that count facets over a set of documents, for one multi-search. */
export function countOf(
  index: SearchIndex,
  ids: readonly string[],
  names: readonly string[],
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

/** What is counted apart from what is filtered by has values `id name`. */
function labelled(value: string, count: number, isNamed: boolean): FacetValue {
  const gap = value.indexOf(' ');
  if (!isNamed || gap < 0) return { value, label: null, count };
  return { value: value.slice(0, gap), label: value.slice(gap + 1), count };
}
