import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fillIndex } from '../../server/features/search/index/fill-index.ts';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import { buildDocument, type SearchDocument } from '../../server/features/search/index/search-document.ts';
import { SearchIndex } from '../../server/features/search/index/search-index.ts';
import type { HitDocument } from '../../server/features/search/index/search-settings.ts';
import type { Place } from '../../server/features/search/query/cursor.ts';
import { conditionsOf, type SearchFilter } from '../../server/features/search/query/filter.ts';
import {
  type Found as AnyFound,
  type Question as AnyQuestion,
  find,
} from '../../server/features/search/query/find.ts';
import { type SearchSort, sortKey } from '../../server/features/search/query/sorting.ts';
import { understand } from '../../server/features/search/query/understand.ts';
import { newId } from '../../server/platform/ids.ts';
import { SearchEngine } from '../../server/platform/search/engine.ts';
import { searchable } from './searchable.ts';

const COUNT = 130;
const OBJECTS = ['液压缸', '液压泵', '液压油', '液压阀', '液压马达'];
const SECTORS = ['ENERGY', 'FOOD', 'LOGISTICS'];

let engine: SearchEngine;
let index: SearchIndex<HitDocument>;

type Found = AnyFound<HitDocument>;
type Question = AnyQuestion & { sort: SearchSort };

/** A hundred and thirty results about hydraulics; some without level or price. */
const results = Array.from({ length: COUNT }, (_empty, i) =>
  searchable({
    id: newId(),
    title: `${OBJECTS[i % OBJECTS.length]}低温试验第${i}号`,
    summary: `${'极寒地区'.repeat(i % 7)}液压系统的密封与润滑。`,
    keywords: i % 4 === 0 ? ['液压', '低温'] : ['密封'],
    sector: SECTORS[i % SECTORS.length] ?? '',
    trl: i % 10 || null,
    price: i % 3 ? { kind: 'FIXED', minFen: BigInt((i % 8) * 1000), maxFen: null } : searchable().price,
    publishedAt: new Date(Date.UTC(2026, 0, 1 + (i % 50))),
  }),
);

async function* batches() {
  for (let at = 0; at < COUNT; at += 50) yield results.slice(at, at + 50).map(buildDocument);
}

beforeAll(async () => {
  const { url, key } = inject('services').search;
  engine = new SearchEngine({ url, key, indexPrefix: `pages${process.pid}` });
  const name = engine.indexName('results');
  const terms = await fillIndex(engine, RESULTS, name, {}, batches());
  index = new SearchIndex(RESULTS, engine, name, newId(), terms);
});

afterAll(() => engine.admin.drop(index.name));

const QUESTION = { order: null, first: 20, after: null, facets: [], conditions: new Map() } as const;

const ask = (query: string, { sort = 'RELEVANCE', ...question }: Partial<Question> = {}): Promise<Found> =>
  find(index, { ...QUESTION, ...question, order: sortKey(sort), query: understand(query) });

/** All pages of a list, and the ids in order. */
async function wholeList(
  query: string,
  question: Partial<Question>,
): Promise<{ total: number; documents: Found['hits'] }> {
  const documents: Found['hits'] = [];
  for (let after: Place | null = null; ; ) {
    const page = await ask(query, { ...question, after });
    documents.push(...page.hits);
    after = page.hits.at(-1)?.place ?? null;
    if (!page.hasMore || after === null) return { total: page.total, documents };
    expect(page.hits).toHaveLength(question.first ?? 20);
  }
}

const QUESTION_IN_WORDS =
  '我们想找液压系统在极寒地区低温试验方面的技术资料，并且希望了解密封润滑的方案，请推荐合适的单位';

describe.each([
  ['everything', ''],
  ['what holds the query', '液压'],
  ['what is spoken like it', 'yeya'],
])('%s', (_what, query) => {
  it.each(['RELEVANCE', 'NEWEST', 'TRL_DESC', 'PRICE_ASC', 'PRICE_DESC'] as const)(
    'comes whole and without repetition, by %s',
    async (sort) => {
      const { total, documents } = await wholeList(query, { sort, first: 17 });
      const ids = documents.map(({ document }) => document.id);
      expect([total, ids.length, new Set(ids).size]).toEqual([COUNT, COUNT, COUNT]);
    },
  );

  it('is in the order asked for, with what has no value at the end', async () => {
    const levels = (await wholeList(query, { sort: 'TRL_DESC' })).documents.map(
      ({ document }) => document.trl ?? 0,
    );
    expect(levels).toEqual([...levels].sort((a, b) => b - a));
    const prices = (await wholeList(query, { sort: 'PRICE_ASC' })).documents.map(
      ({ document }) => document.priceMin ?? Infinity,
    );
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
  });
});

describe('what is related', () => {
  it('comes whole and without repetition, by score and by date', async () => {
    const scored = await wholeList(QUESTION_IN_WORDS, { first: 7 });
    expect((await ask(QUESTION_IN_WORDS)).match).toBe('RELATED');
    const ids = scored.documents.map(({ document }) => document.id);
    expect([ids.length, new Set(ids).size]).toEqual([scored.total, scored.total]);
    const scores = scored.documents.map(({ score }) => score ?? 0);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const dated = await wholeList(QUESTION_IN_WORDS, { first: 7, sort: 'NEWEST' });
    expect(new Set(dated.documents.map(({ document }) => document.id))).toEqual(new Set(ids));
  });
});

describe('a page', () => {
  it('goes on behind its place though that document is gone meanwhile', async () => {
    const before = await wholeList('液压', { first: 10 });
    const first = await ask('液压', { first: 10 });
    const last = first.hits.at(-1);
    if (!last) throw new Error('there is a page');
    await engine.admin.settled(await engine.admin.remove(index.name, [last.document.id]));
    const second = await ask('液压', { first: 10, after: last.place });
    expect(second.hits.map(({ document }) => document.id)).toEqual(
      before.documents.slice(10, 20).map(({ document }) => document.id),
    );
    const [gone] = results.filter(({ id }) => id === last.document.id);
    await engine.admin.settled(await engine.admin.put(index.name, gone ? [buildDocument(gone)] : []));
  });

  it('of an order by score is gone after a rebuild; one ordered by a value goes on', async () => {
    const rebuilt = new SearchIndex(RESULTS, engine, index.name, newId(), index.terms);
    const asked = (question: Partial<AnyQuestion>) =>
      find(rebuilt, { ...QUESTION, ...question, query: understand('液压') });
    const scored = (await ask('液压')).hits.at(-1)?.place ?? null;
    await expect(asked({ after: scored })).rejects.toMatchObject({ code: 'EXPIRED' });
    const dated = (await ask('液压', { sort: 'NEWEST' })).hits.at(-1)?.place ?? null;
    expect((await asked({ order: sortKey('NEWEST'), after: dated })).hits).toHaveLength(20);
  });

  it('behind the end is empty; one too deep to be counted is refused', async () => {
    const end = (await wholeList('液压', {})).documents.at(-1)?.place ?? null;
    expect(await ask('液压', { after: end })).toMatchObject({ hits: [], hasMore: false, total: COUNT });
    const deep: Place = { by: 'score', version: index.version, position: 9_990, score: 0, id: 'none' };
    await expect(ask('液压', { after: deep })).rejects.toMatchObject({ code: 'LIMIT' });
  });
});

describe('facets', () => {
  const counts = ({ facets }: Found, field: string) =>
    Object.fromEntries(
      facets.find((facet) => facet.field === field)?.values.map(({ value, count }) => [value, count]) ?? [],
    );
  const filtered = (filter: SearchFilter) => ({
    conditions: conditionsOf(filter),
    facets: ['sector', 'trl'] as const,
  });
  const expected = (of: readonly (typeof results)[number][]) =>
    Object.fromEntries(
      SECTORS.map((sector) => [sector, of.filter((result) => result.sector === sector).length]),
    );

  it.each(['', '液压', QUESTION_IN_WORDS])('sum up to the list: %j', async (query) => {
    const found = await ask(query, filtered({}));
    const sum = Object.values(counts(found, 'sector')).reduce((all, count) => all + count, 0);
    expect(sum).toBe(found.total);
    if (found.match !== 'RELATED') expect(counts(found, 'sector')).toEqual(expected(results));
  });

  it.each(['', '液压'])('that narrow the list go on counting their other values: %j', async (query) => {
    const found = await ask(query, filtered({ sectors: ['FOOD'], trls: [5] }));
    const isLevel = (result: (typeof results)[number]) => result.trl === 5;
    expect(counts(found, 'sector')).toEqual(expected(results.filter(isLevel)));
    expect(found.total).toBe(results.filter((result) => isLevel(result) && result.sector === 'FOOD').length);
  });

  it('are the same on every page', async () => {
    const first = await ask('', { ...filtered({ sectors: ['FOOD'] }), first: 5 });
    const second = await ask('', {
      ...filtered({ sectors: ['FOOD'] }),
      first: 5,
      after: first.hits.at(-1)?.place ?? null,
    });
    expect(second.facets).toEqual(first.facets);
    expect(second.total).toBe(first.total);
  });
});

describe('an index without documents', () => {
  it('answers with nothing', async () => {
    const name = engine.indexName('empty');
    const terms = await fillIndex(engine, RESULTS, name, {}, (async function* () {})());
    const empty = new SearchIndex(RESULTS, engine, name, newId(), terms);
    for (const query of ['', '液压', 'yeya', QUESTION_IN_WORDS]) {
      const found = await find(empty, { ...QUESTION, facets: ['sector'], query: understand(query) });
      expect(found).toMatchObject({ hits: [], total: 0, hasMore: false });
    }
    await engine.admin.drop(name);
  });
});

// The type says which fields a hit may show; nothing of what only search reads is among them.
describe('a hit', () => {
  it('shows what the index keeps for showing', async () => {
    const [hit] = (await ask('', { first: 1 })).hits;
    const fields = Object.keys(hit?.document ?? {}) as (keyof SearchDocument)[];
    expect(fields).not.toEqual(expect.arrayContaining(['ch']));
    expect(fields).not.toEqual(expect.arrayContaining(['names']));
  });
});
