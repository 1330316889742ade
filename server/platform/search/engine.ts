import { type FederatedMultiSearchParams, Meilisearch, type MultiSearchQuery, type SearchResponse } from 'meilisearch';

export interface EngineSettings {
  url: string;
  key: string;
  /** Begins the names of all indexes, so that several markets can share one engine. */
  indexPrefix: string;
}

/** The search engine Meilisearch; knows nothing of what is searched. */
export class SearchEngine {
  readonly client: Meilisearch;
  readonly indexPrefix: string;

  constructor(settings: EngineSettings) {
    this.client = new Meilisearch({ host: settings.url, apiKey: settings.key, timeout: 10_000 });
    this.indexPrefix = settings.indexPrefix;
  }

  /** Whether the engine answers. */
  isHealthy(): Promise<boolean> {
    return this.client.isHealthy();
  }

  /** Several queries merged into one list. */
  async federated<T extends object>(params: FederatedMultiSearchParams): Promise<SearchResponse<T>> {
    return (await this.client.multiSearch(params)) as SearchResponse<T>;
  }

  /** Several queries answered one by one. */
  async multi<T extends object>(queries: MultiSearchQuery[]): Promise<SearchResponse<T>[]> {
    const answer = await this.client.multiSearch({ queries });
    return answer.results as unknown as SearchResponse<T>[];
  }
}
