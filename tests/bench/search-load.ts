import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import autocannon from 'autocannon';
import { type DocumentNode, Kind, parse, print, visit } from 'graphql';
import type { FederatedMultiSearchParams, MultiSearchQuery, SearchResponse } from 'meilisearch';
import { watchLiveIndex } from '../../server/features/search/index/live-index.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import type { SearchDocument } from '../../server/features/search/index/search-document.ts';
import { searchResults } from '../../server/features/search/search.service.ts';
import type { App } from '../../server/platform/app.ts';
import { type EngineSettings, SearchEngine } from '../../server/platform/search/engine.ts';
import { FACET_FIELDS, PAGE_SIZE } from '../../web/features/search/search-state.ts';
import { quantile } from './report.ts';

const WARM_UP_SECONDS = 2;
const facets = Object.values(FACET_FIELDS);

/** A search page as the client asks the API for it, and the calls that the product makes of the engine to answer it. */
export interface SearchPage {
  graphql: string;
  engine: string[];
}

/** Pages of one kind, asked for in turn. */
export interface Rotation {
  name: string;
  pages: SearchPage[];
}

export interface Load {
  pagesPerSecond: number;
  /** Milliseconds of one request. */
  p50: number;
  p95: number;
}

/** The engine, which writes down the bodies that are sent to it. */
class RecordingEngine extends SearchEngine {
  bodies: string[] = [];

  override federated<T extends object>(params: FederatedMultiSearchParams): Promise<SearchResponse<T>> {
    this.bodies.push(JSON.stringify(params));
    return super.federated(params);
  }

  override multi<T extends object>(queries: MultiSearchQuery[]): Promise<SearchResponse<T>[]> {
    this.bodies.push(JSON.stringify({ queries }));
    return super.multi(queries);
  }
}

/** Takes searches from documents of the index: those that one call answers, and descriptions, which take several. */
export async function makeRotations(
  app: App,
  settings: EngineSettings,
  documents: readonly SearchDocument[],
): Promise<Rotation[]> {
  const engine = new RecordingEngine(settings);
  const recording: App = { ...app, search: engine };
  await watchLiveIndex(recording, RESULTS);
  const page = async (query: string): Promise<SearchPage> => {
    engine.bodies = [];
    const { degraded } = await searchResults(recording, { query, first: PAGE_SIZE, facets });
    if (degraded) throw new Error('The engine did not answer a search of the bench');
    return { graphql: graphqlBody(query), engine: engine.bodies };
  };
  const short: SearchPage[] = [];
  const described: SearchPage[] = [];
  for (const [i, document] of documents.entries()) {
    const made = await page(shortQuery(document, i));
    if (made.engine.length === 1) short.push(made);
    if (document.summary.length > 60) described.push(await page(document.summary.slice(0, 60)));
  }
  return [
    { name: 'short queries', pages: short },
    { name: 'descriptions', pages: described },
  ].filter(({ pages }) => pages.length > 0);
}

/** In turn the title, its beginning, its sounds, a keyword, two keywords. */
function shortQuery({ title, keywords, pys }: SearchDocument, i: number): string {
  const forms = [
    title,
    title.slice(0, 6),
    (pys[1] ?? pys[0] ?? '').split(' ').slice(0, 4).join(''),
    keywords[0] ?? title.slice(0, 4),
    keywords.length > 1 ? keywords.slice(0, 2).join(' ') : title.slice(2, 8),
  ];
  return forms[i % forms.length] ?? title;
}

const operation = readOperation();

function graphqlBody(query: string): string {
  const variables = { query, filter: {}, sort: 'RELEVANCE', first: PAGE_SIZE, after: null, facets };
  return JSON.stringify({ operationName: 'SearchResults', variables, query: operation });
}

/** The operation of the results page with the type names that the client adds. */
function readOperation(): string {
  const folder = resolve(import.meta.dirname, '../../web/features/search');
  const text = ['search.graphql', 'hit.graphql'].map((file) => readFileSync(resolve(folder, file), 'utf8'));
  const document: DocumentNode = visit(parse(text.join('\n')), {
    SelectionSet: (set, _key, parent) => {
      const isRoot = parent && 'kind' in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
      return isRoot ? undefined : { ...set, selections: [...set.selections, typename] };
    },
  });
  return print(document);
}

/** Measures pages through the API. */
export async function loadApi(
  address: string,
  { pages }: Rotation,
  connections: number,
  seconds: number,
): Promise<Load> {
  const bodies = pages.map(({ graphql }) => graphql);
  for (const body of bodies) await checkPage(address, body);
  const load = await run(`${address}/graphql`, bodies, {}, connections, seconds);
  return { ...load, pagesPerSecond: load.perSecond };
}

/** Measures the engine with the very calls of these pages. */
export async function loadEngine(
  { url, key }: EngineSettings,
  { pages }: Rotation,
  connections: number,
  seconds: number,
): Promise<Load> {
  const bodies = pages.flatMap(({ engine }) => engine);
  const headers = { authorization: `Bearer ${key}` };
  const load = await run(new URL('multi-search', url).href, bodies, headers, connections, seconds);
  return { ...load, pagesPerSecond: (load.perSecond * pages.length) / bodies.length };
}

/** An answer that is refused or comes from the database is no page to measure. */
async function checkPage(address: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
  const answer = (await response.json()) as {
    data?: { searchResults: { degraded: boolean } };
    errors?: unknown;
  };
  if (answer.errors || answer.data?.searchResults.degraded !== false) {
    throw new Error(`A search of the bench was not answered: ${JSON.stringify(answer.errors ?? answer)}`);
  }
}

async function run(
  url: string,
  bodies: readonly string[],
  headers: Record<string, string>,
  connections: number,
  seconds: number,
): Promise<{ perSecond: number; p50: number; p95: number }> {
  const options = {
    url,
    connections,
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    requests: bodies.map((body) => ({ body })),
  };
  await autocannon({ ...options, duration: Math.min(WARM_UP_SECONDS, seconds) });
  const times: number[] = [];
  // Its own figures are whole milliseconds without a 95th percentile.
  const finished = new Promise<autocannon.Result>((done, failed) => {
    const instance = autocannon({ ...options, duration: seconds }, (error, result) =>
      error ? failed(error) : done(result),
    );
    instance.on('response', (_client, _status, _bytes, time) => times.push(time));
  });
  const result = await finished;
  if (result.non2xx + result.errors > 0 || times.length === 0) {
    throw new Error(`${url} answered ${result.non2xx} of ${times.length} requests with another status`);
  }
  return {
    perSecond: times.length / result.duration,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
  };
}
