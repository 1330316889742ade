import type { App } from '../../../../platform/app.ts';
import { pageSize } from '../../../../platform/database/page.ts';
import { log } from '../../../../platform/log.ts';
import { isAway, liveIndex } from '../../../search/index/live-index.ts';
import { listIsGone, listMark, type Place, readCursor, writeCursor } from '../../../search/query/cursor.ts';
import { facetNames } from '../../../search/query/facets.ts';
import { type Found, find, type Question } from '../../../search/query/find.ts';
import { Highlighter } from '../../../search/query/highlight.ts';
import { sortValue } from '../../../search/query/sorting.ts';
import { understand } from '../../../search/query/understand.ts';
import { type BrokerHitDocument, buildBrokerDocument } from './broker-document.ts';
import {
  type BrokerFilter,
  type BrokerSearchSort,
  brokerConditions,
  brokerOrder,
  LAST_CONFIRMED,
} from './broker-filter.ts';
import type { BrokerHit, BrokerSearchPage } from './broker-search.types.ts';
import { BROKERS } from './brokers-collection.ts';
import { searchBrokersInDatabase } from './search-in-database.service.ts';

export interface BrokerSearchArgs {
  query?: string | null;
  filter?: BrokerFilter | null;
  sort?: BrokerSearchSort | null;
  first?: number | null;
  after?: string | null;
  facets?: readonly string[] | null;
}

/**
 * A page of the registry. It comes from the search engine without a statement; while that is away the database answers
 * with a plain search for the words, and the page says so.
 * @throws Refusal LIMIT (page size, filter), INVALID (facet names, a cursor of another list), EXPIRED (a cursor of an
 *   order that is gone)
 */
export async function searchBrokers(app: App, args: BrokerSearchArgs): Promise<BrokerSearchPage> {
  const started = performance.now();
  const query = understand(args.query);
  const filter = args.filter ?? {};
  const sort = args.sort ?? 'RELEVANCE';
  const order = brokerOrder(sort);
  const list = listMark('brokers', query.text, filter, sort);
  const question: Question = {
    query,
    conditions: brokerConditions(filter),
    order,
    first: pageSize(args.first),
    after: args.after ? readCursor(args.after, list) : null,
    facets: facetNames(BROKERS, args.facets ?? []),
  };
  const found = (await fromEngine(app, question)) ?? (await fromDatabase(app, question, filter));
  const highlighter = query.words === '' ? null : new Highlighter(query);
  const edges = found.hits.map(({ document, score, place }) => ({
    cursor: writeCursor(list, place),
    score,
    node: hitView(document, highlighter),
  }));
  return {
    edges,
    pageInfo: {
      hasNextPage: found.hasMore,
      hasPreviousPage: question.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: found.total,
    match: found.match,
    degraded: found.match === 'DEGRADED',
    facets: found.facets,
    query: query.text,
    tookMs: Math.round(performance.now() - started),
  };
}

/** A document of the index as the schema shows it, with the matched pieces where something was looked for. */
function hitView(document: BrokerHitDocument, highlighter: Highlighter | null): BrokerHit {
  const { title: name, publishedAt } = document;
  return {
    id: document.id,
    number: document.number,
    name,
    summary: document.summary,
    level: document.level,
    kind: document.kind,
    sectors: document.sectors,
    regions: document.regions,
    languages: document.languages,
    services: document.services,
    acceptsNew: document.acceptsNew,
    organizationId: document.organizationId,
    organizationName: document.organizationName,
    deals: document.deals,
    reviews: document.reviews,
    rating: document.rating,
    confirmedAt: new Date(publishedAt),
    // Only when they are asked for: they are most of the work.
    get highlights() {
      return highlighter?.highlights(document) ?? null;
    },
  };
}

async function fromEngine(app: App, question: Question): Promise<Found<BrokerHitDocument> | null> {
  const index = liveIndex(app, BROKERS);
  if (!index || question.after?.by === 'database') return null;
  try {
    return await find(index, question);
  } catch (error) {
    if (!isAway(error)) throw error;
    log.debug({ err: error }, 'brokers: the database answers in place of the engine');
    return null;
  }
}

/** In whatever order was asked for, the database answers with the last confirmed first. */
async function fromDatabase(
  app: App,
  { query, first, after }: Question,
  filter: BrokerFilter,
): Promise<Found<BrokerHitDocument>> {
  if (query.shape === 'NO_WORDS')
    return { match: 'DEGRADED', hits: [], total: 0, hasMore: false, facets: [] };
  const { brokers, total, hasMore } = await searchBrokersInDatabase(app, {
    filter,
    words: query.words === '' ? [] : query.words.split(' ').slice(0, 10),
    first,
    after: databasePlace(after),
  });
  const hits = brokers.map((broker) => {
    const document = buildBrokerDocument(broker);
    const place: Place = { by: 'database', value: sortValue(LAST_CONFIRMED, document), id: document.id };
    return { document, score: null, place };
  });
  return { match: 'DEGRADED', hits, total, hasMore, facets: [] };
}

/** A list that the engine began cannot be gone on with by the database. */
function databasePlace(after: Place | null): { value: number; id: string } | null {
  if (after === null) return null;
  if (after.by !== 'database' || after.value === null) throw listIsGone();
  return { value: after.value, id: after.id };
}
