import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type RankedBid,
  rankBids,
  type Sheet,
  spreadOf,
  type WeightedCriterion,
} from '../../../server/features/demands/judging/ranking.ts';

const CODES = ['TARGETS', 'APPROACH', 'TEAM', 'BUDGET', 'RISK'] as const;
const CRITERIA: WeightedCriterion[] = [
  { code: 'TARGETS', weight: 4000 },
  { code: 'APPROACH', weight: 2500 },
  { code: 'TEAM', weight: 1500 },
  { code: 'BUDGET', weight: 1000 },
  { code: 'RISK', weight: 1000 },
];
const DAY = new Date('2026-06-01T08:00:00Z');

function bid(bidId: string, values: Partial<RankedBid> = {}): RankedBid {
  return { bidId, ask: 100n, sealedAt: DAY, ...values };
}

function sheet(expertId: string, bidId: string, points: readonly number[]): Sheet {
  return { expertId, bidId, points: Object.fromEntries(CODES.map((code, i) => [code, points[i] ?? 0])) };
}

/** Weights that sum to 10,000, bids, and whole sheets of every expert. */
const judgement = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 4, maxLength: 4 }),
    bids: fc.integer({ min: 1, max: 6 }),
    experts: fc.integer({ min: 1, max: 7 }),
    points: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 210, maxLength: 210 }),
    asks: fc.array(fc.bigInt({ min: 1n, max: 3n }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ cuts, bids, experts, points, asks }) => {
    const edges = [0, ...cuts.toSorted((a, b) => a - b), 10_000];
    const criteria = CODES.map((code, i) => ({ code, weight: (edges[i + 1] ?? 0) - (edges[i] ?? 0) }));
    const ranked = Array.from({ length: bids }, (_, b) => bid(`bid${b}`, { ask: asks[b] ?? 1n }));
    const sheets = ranked.flatMap(({ bidId }, b) =>
      Array.from({ length: experts }, (_, e) =>
        sheet(`expert${e}`, bidId, points.slice((b * 7 + e) * 5, (b * 7 + e) * 5 + 5)),
      ),
    );
    return { criteria, bids: ranked, sheets };
  });

describe('ranking', () => {
  it('weights points, tells the spread and orders by the exact mean', () => {
    const standings = rankBids(
      CRITERIA,
      [bid('a'), bid('b')],
      [
        sheet('x', 'a', [80, 70, 60, 50, 40]),
        sheet('y', 'a', [90, 70, 60, 50, 40]),
        sheet('x', 'b', [100, 90, 80, 70, 60]),
        sheet('y', 'b', [60, 60, 60, 60, 60]),
      ],
    );
    expect(
      standings.map(({ bidId, rank, mean, min, max, deviation }) => [bidId, rank, mean, min, max, deviation]),
    ).toEqual([
      ['b', 1, 7375, 6000, 8750, 1375],
      ['a', 2, 6950, 6750, 7150, 200],
    ]);
    expect(standings[0]?.criteria[0]).toEqual({
      code: 'TARGETS',
      mean: 8000,
      min: 6000,
      max: 10_000,
      deviation: 2000,
    });
    expect(standings[1]?.experts).toEqual([
      { expertId: 'x', total: 6750 },
      { expertId: 'y', total: 7150 },
    ]);
  });

  it('places equal means by the heaviest criterion, the smaller ask and the earlier hand-in', () => {
    const later = new Date(DAY.getTime() + 1);
    const even = [60, 60, 60, 60, 60];
    const standings = rankBids(
      CRITERIA,
      [bid('d', { sealedAt: later }), bid('c'), bid('b', { ask: 99n }), bid('a')],
      [
        sheet('x', 'a', [65, 52, 60, 60, 60]),
        sheet('x', 'b', even),
        sheet('x', 'c', even),
        sheet('x', 'd', even),
      ],
    );
    expect(standings.map(({ bidId, mean, isTied }) => [bidId, mean, isTied])).toEqual([
      ['a', 6000, true],
      ['b', 6000, true],
      ['c', 6000, true],
      ['d', 6000, true],
    ]);
  });

  it('ranks nothing that is half judged', () => {
    const half = [sheet('x', 'a', [1, 1, 1, 1, 1]), sheet('y', 'b', [1, 1, 1, 1, 1])];
    expect(() => rankBids(CRITERIA, [bid('a'), bid('b')], half)).toThrow('expert y did not judge bid a');
    const gap: Sheet = { expertId: 'x', bidId: 'a', points: { TARGETS: 1 } };
    expect(() => rankBids(CRITERIA, [bid('a')], [gap])).toThrow('nothing for APPROACH');
  });

  it('gives every rank once, by falling means, whatever the order of the input', () => {
    fc.assert(
      fc.property(judgement, fc.integer(), ({ criteria, bids, sheets }, seed) => {
        const standings = rankBids(criteria, bids, sheets);
        expect(standings.map(({ rank }) => rank)).toEqual(bids.map((_, index) => index + 1));
        for (const [index, { mean, min, max }] of standings.entries()) {
          expect(min <= mean && mean <= max).toBe(true);
          expect(mean <= (standings[index - 1]?.mean ?? 10_000)).toBe(true);
        }
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((value, i) => ({ value, at: Math.imul(i + 1, seed | 1) >>> 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        const strip = (all: typeof standings) => all.map(({ bidId, rank, mean }) => [bidId, rank, mean]);
        expect(strip(rankBids(criteria, shuffled(bids), shuffled(sheets)))).toEqual(strip(standings));
      }),
      { numRuns: 200 },
    );
  });

  it('never lowers a bid for a point more, nor raises another one', () => {
    fc.assert(
      fc.property(
        judgement,
        fc.nat(),
        fc.constantFrom(...CODES),
        ({ criteria, bids, sheets }, pick, code) => {
          const chosen = sheets[pick % sheets.length] as Sheet;
          fc.pre((chosen.points[code] ?? 0) < 100);
          const better = sheets.map((one) =>
            one === chosen ? { ...one, points: { ...one.points, [code]: (one.points[code] ?? 0) + 1 } } : one,
          );
          const rankOf = (all: readonly Sheet[]) =>
            new Map(rankBids(criteria, bids, all).map(({ bidId, rank }) => [bidId, rank]));
          const [before, after] = [rankOf(sheets), rankOf(better)];
          for (const { bidId } of bids) {
            const [old, now] = [before.get(bidId) ?? 0, after.get(bidId) ?? 0];
            expect(bidId === chosen.bidId ? now <= old : now >= old).toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('knows no spread where all agree, and the whole one of two extremes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 9 }), (points, count) => {
        const hundredths = points * 100;
        const spread = spreadOf(Array(count).fill(points), 1);
        expect(spread).toEqual({ mean: hundredths, min: hundredths, max: hundredths, deviation: 0 });
      }),
    );
    expect(spreadOf([0, 100], 1)).toEqual({ mean: 5000, min: 0, max: 10_000, deviation: 5000 });
    expect(spreadOf([], 1)).toEqual({ mean: 0, min: 0, max: 0, deviation: 0 });
  });
});
