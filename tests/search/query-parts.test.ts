import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RESULTS } from '../../server/features/search/index/results-collection.ts';
import {
  bandRange,
  buildDocument,
  PRICE_BANDS,
  type PriceBand,
  priceBand,
} from '../../server/features/search/index/search-document.ts';
import { hanPairs, inverseFrequency, TermCounter } from '../../server/features/search/index/term-table.ts';
import { type Place, readCursor, writeCursor } from '../../server/features/search/query/cursor.ts';
import { facetNames } from '../../server/features/search/query/facets.ts';
import { conditionsOf, joined, literal } from '../../server/features/search/query/filter.ts';
import { keyTerms } from '../../server/features/search/query/key-terms.ts';
import { Ranking } from '../../server/features/search/query/ranking.ts';
import { comesAfter } from '../../server/features/search/query/sorting.ts';
import { understand } from '../../server/features/search/query/understand.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { searchable } from './searchable.ts';

/** Code of the refusal that a function ends with. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
}

describe('a filter', () => {
  it('becomes one condition for each field', () => {
    const conditions = conditionsOf({
      sectors: ['ENERGY', 'FOOD', 'FOOD'],
      trls: [7],
      payAfterUse: true,
      cities: [],
    });
    expect(joined(conditions)).toBe(
      'sector IN ["ENERGY", "FOOD"] AND trl IN ["7"] AND payAfterUse IN ["true"]',
    );
    expect(joined(conditions, 'sector')).toBe('trl IN ["7"] AND payAfterUse IN ["true"]');
    expect(joined(conditionsOf({}))).toBeNull();
  });

  it('cannot be broken out of by a value', () => {
    expect(literal('x" OR id EXISTS OR sector = "y')).toBe('"x\\" OR id EXISTS OR sector = \\"y"');
    expect(literal('ends with \\')).toBe('"ends with \\\\"');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const inner = literal(value).slice(1, -1);
        expect(inner.replace(/\\[\\"]/g, '')).not.toMatch(/["\\]/);
      }),
    );
  });

  it('has no more than a hundred values of a field', () => {
    const sectors = Array.from({ length: 101 }, (_empty, i) => `S${i}`);
    expect(refusal(() => conditionsOf({ sectors }))).toBe('LIMIT');
  });
});

const EXAMPLE_ID = '0193a5f0-0000-7000-8000-000000000001';

describe('a cursor', () => {
  const places = fc.oneof(
    fc.record({
      by: fc.constant('score' as const),
      version: fc.uuid(),
      position: fc.nat(),
      score: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
      id: fc.uuid(),
    }),
    fc.record({ by: fc.constant('sort' as const), value: fc.option(fc.integer()), id: fc.uuid() }),
    fc.record({ by: fc.constant('database' as const), value: fc.option(fc.integer()), id: fc.uuid() }),
  );

  it('leads back to its place', () => {
    fc.assert(
      fc.property(places, (place: Place) => {
        expect(readCursor(writeCursor('list', place), 'list')).toEqual(place);
      }),
    );
  });

  it('of another list, or of nothing, is refused', () => {
    const place: Place = { by: 'sort', value: 1, id: 'a' };
    expect(refusal(() => readCursor(writeCursor('one', place), 'other'))).toBe('INVALID');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refusal(() => readCursor(text, 'list'))).toBe('INVALID');
      }),
    );
  });

  it.each([
    ['a filter in the id', { by: 'sort', value: 1, id: '" OR id EXISTS' }],
    ['a filter in the value', { by: 'sort', value: '1 OR id EXISTS', id: 'a' }],
    ['a negative position', { by: 'score', version: 'v', position: -1, score: 1, id: 'a' }],
    ['an unknown order', { by: 'luck', id: 'a' }],
    ['an id that the database cannot read', { by: 'database', value: 1, id: 'a' }],
    ['a value that the database cannot read', { by: 'database', value: 1.5, id: EXAMPLE_ID }],
  ])('with %s is refused', (_what, place) => {
    const forged = Buffer.from(JSON.stringify(['list', place])).toString('base64url');
    expect(refusal(() => readCursor(forged, 'list'))).toBe('INVALID');
  });
});

describe('what comes after a document', () => {
  it('is later in the order, then without a value', () => {
    expect(comesAfter({ field: 'priceMin', direction: 'asc' }, { value: 500, id: 'a' })).toBe(
      'priceMin > 500 OR (priceMin = 500 AND id < "a") OR priceMin IS NULL',
    );
    expect(comesAfter({ field: 'trl', direction: 'desc' }, { value: null, id: 'a' })).toBe(
      'trl IS NULL AND id < "a"',
    );
  });
});

describe('facets', () => {
  it('are asked for by name, each once', () => {
    expect(facetNames(RESULTS, ['sector', 'trl', 'sector'])).toEqual(['sector', 'trl']);
    expect(refusal(() => facetNames(RESULTS, ['version']))).toBe('INVALID');
    expect(refusal(() => facetNames(RESULTS, ['constructor']))).toBe('INVALID');
  });
});

describe('price bands', () => {
  const fixed = (fen: bigint) => ({ kind: 'FIXED', minFen: fen, maxFen: null }) as const;

  it.each([
    [0n, 'FREE'],
    [1n, 'UNDER_100K'],
    [9_999_999n, 'UNDER_100K'],
    [10_000_000n, 'FROM_100K_TO_500K'],
    [50_000_000n, 'FROM_500K_TO_1M'],
    [100_000_000n, 'FROM_1M_TO_5M'],
    [499_999_999n, 'FROM_1M_TO_5M'],
    [500_000_000n, 'FROM_5M'],
  ] as const)('%s fen are %s', (fen, band) => {
    expect(priceBand(fixed(fen))).toBe(band);
  });

  it('hold what can be negotiated apart, and count a range by its lower end', () => {
    expect(priceBand({ kind: 'NEGOTIABLE', minFen: null, maxFen: null })).toBe('NEGOTIABLE');
    expect(priceBand({ kind: 'RANGE', minFen: 9_000_000n, maxFen: 900_000_000n })).toBe('UNDER_100K');
  });

  it('are the same for the index and for the database', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2_000_000_000n }), (fen) => {
        const holding = (Object.keys(PRICE_BANDS) as PriceBand[]).filter((band) => {
          const range = bandRange(band);
          return range !== null && fen >= range.from && (range.below === null || fen < range.below);
        });
        expect(holding).toEqual([priceBand(fixed(fen))]);
      }),
    );
  });
});

describe('a document', () => {
  it('holds a result for search, with its characters and its sounds', () => {
    const document = buildDocument(
      searchable({ title: 'CFD模拟', keywords: ['风机'], organizationName: '松江大学' }),
    );
    expect(document.ch).toEqual(['cfd 模 拟', '风 机']);
    expect(document.pys).toEqual(['cfd mo ni', 'feng ji']);
    expect(document.organization).toMatch(/ 松江大学$/);
    expect(document.names[0]).toBe('song jiang da xue');
    expect(document.text).toEqual([]);
  });

  it('in traditional script can be found in simplified, and shows what was written', () => {
    const document = buildDocument(searchable({ title: '數值模擬', keywords: [], summary: '風機' }));
    expect(document.title).toBe('數值模擬');
    expect(document.text).toEqual(['数值模拟', '风机']);
    expect(document.ch).toEqual(['数 值 模 拟']);
  });

  it('is the same for the same result', () => {
    const result = searchable({ title: '数值模拟' });
    expect(buildDocument(result)).toEqual(buildDocument(structuredClone(result)));
  });
});

describe('ranking', () => {
  const documents = [
    { title: '液压缸低温密封圈', keywords: ['液压密封', '低温'] },
    { title: '低温液压油', keywords: ['液压油'] },
    { title: '水稻秸秆降解', keywords: ['秸秆'] },
    { title: '秸秆还田的低温菌剂', keywords: ['菌剂', '秸秆还田'] },
  ].map((texts, i) => buildDocument(searchable({ ...texts, id: `d${i}` })));
  const counter = new TermCounter();
  for (const document of documents) counter.add(document);
  const terms = counter.table();

  it('counts in how many documents words and pairs of characters stand', () => {
    expect(terms.documents).toBe(4);
    expect([
      terms.frequencies.get('液压'),
      terms.frequencies.get('低温'),
      terms.frequencies.get('秸秆'),
    ]).toEqual([2, 3, 2]);
    expect(inverseFrequency(terms, '液压')).toBeGreaterThan(inverseFrequency(terms, '低温'));
    expect(hanPairs('a液压缸b油')).toEqual(['液压', '压缸']);
  });

  it('puts first what says most of the query, and a keyword that stands whole in it', () => {
    const best = (query: string) => {
      const ranking = new Ranking(understand(query), terms);
      return [...documents].sort((a, b) => ranking.score(b) - ranking.score(a))[0]?.id;
    };
    expect(best('有没有关于液压密封的成果')).toBe('d0');
    expect(best('秸秆还田')).toBe('d3');
    expect(best('yeya you')).toBe('d1');
  });

  it('finds the telling words of a question', () => {
    const found = keyTerms('有没有关于秸秆和液压等的成果2002', terms);
    expect(found).toEqual(expect.arrayContaining(['液压', '秸秆']));
    expect(found).not.toContain('关于');
    expect(found).not.toContain('2002');
    expect(keyTerms('的了2002', terms)).toEqual([]);
  });

  it('never gives a negative score', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'液压低温秸秆a 1') }), (query) => {
        const ranking = new Ranking(understand(query), terms);
        for (const document of documents) expect(ranking.score(document)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
