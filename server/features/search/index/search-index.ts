import type { FederatedMultiSearchParams, MultiSearchQuery, SearchResponse } from 'meilisearch';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { EngineRefusal } from '../../../platform/search/http.ts';
import type { SearchCollection } from './collection.ts';
import type { TermTable } from './term-table.ts';

/** An index that can be asked, with what ranking needs to know of it. */
export class SearchIndex<Hit extends object = object> {
  readonly collection: SearchCollection<Hit>;
  readonly name: string;
  /** Changes with every rebuild: orders by score of before and after do not fit together. */
  readonly version: string;
  readonly terms: TermTable;
  readonly #engine: SearchEngine;

  constructor(
    collection: SearchCollection<Hit>,
    engine: SearchEngine,
    name: string,
    version: string,
    terms: TermTable,
  ) {
    this.collection = collection;
    this.#engine = engine;
    this.name = name;
    this.version = version;
    this.terms = terms;
  }

  /** Several queries merged into one list. */
  async federated<T extends object>(params: FederatedMultiSearchParams): Promise<SearchResponse<T>> {
    try {
      return await this.#engine.federated<T>(params);
    } catch (error) {
      if (isEmptyIndex(error)) return nothing<T>();
      throw error;
    }
  }

  /** Several queries answered one by one, in their order. */
  async multi<T extends object>(queries: MultiSearchQuery[]): Promise<SearchResponse<T>[]> {
    try {
      return await this.#engine.multi<T>(queries);
    } catch (error) {
      if (isEmptyIndex(error)) return queries.map(() => nothing<T>());
      throw error;
    }
  }
}

/** The engine knows the fields of documents only: before the first one every field is unknown to it. */
function isEmptyIndex(error: unknown): boolean {
  return error instanceof EngineRefusal && error.code === 'invalid_search_attributes_to_search_on';
}

function nothing<T extends object>(): SearchResponse<T> {
  return {
    hits: [],
    query: '',
    processingTimeMs: 0,
    estimatedTotalHits: 0,
    facetDistribution: {},
    facetsByIndex: {},
  };
}
