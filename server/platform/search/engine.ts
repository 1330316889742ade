import type { FederatedMultiSearchParams, MultiSearchQuery, SearchResponse } from 'meilisearch';
import { Breaker } from './breaker.ts';
import { EngineConnection } from './http.ts';
import { IndexAdmin } from './index-admin.ts';

export interface EngineSettings {
  url: string;
  key: string;
  /** Begins the names of all indexes, so that several markets can share one engine. */
  indexPrefix: string;
}

/** What a search may take before it counts as failed; a healthy one takes some ten milliseconds. */
const SEARCH_TIMEOUT_MS = 2000;

/** The search engine Meilisearch; knows nothing of what is searched. */
export class SearchEngine {
  readonly indexPrefix: string;
  /** Making and filling of indexes. */
  readonly admin: IndexAdmin;
  readonly #connection: EngineConnection;
  readonly #breaker: Breaker;

  constructor(settings: EngineSettings) {
    this.indexPrefix = settings.indexPrefix;
    this.admin = new IndexAdmin(settings);
    this.#connection = new EngineConnection(settings.url, settings.key);
    this.#breaker = new Breaker(() => this.isHealthy());
  }

  /** The full name of an index of this market. */
  indexName(name: string): string {
    return `${this.indexPrefix}_${name}`;
  }

  /** Whether the engine answers. */
  isHealthy(): Promise<boolean> {
    return this.admin.isHealthy();
  }

  /** Several queries merged into one list; `EngineAway` if there is no answer in time. */
  async federated<T extends object>(params: FederatedMultiSearchParams): Promise<SearchResponse<T>> {
    return (await this.#search(params)) as SearchResponse<T>;
  }

  /** Several queries answered one by one, in their order; `EngineAway` if there is no answer in time. */
  async multi<T extends object>(queries: MultiSearchQuery[]): Promise<SearchResponse<T>[]> {
    const answer = (await this.#search({ queries })) as { results: SearchResponse<T>[] };
    return answer.results;
  }

  #search(body: unknown): Promise<unknown> {
    return this.#breaker.run(() => this.#connection.post('multi-search', body, SEARCH_TIMEOUT_MS));
  }
}
