import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDUSTRY_DIVISIONS, REAL_ESTATE_GROUPS } from '../../server/platform/standards/industries.ts';
import {
  type EnterpriseFigures,
  quoteSizeFigures,
  SIZE_ROWS,
  type SizeRowCode,
  sizeRowOf,
  sizeVerdict,
} from '../../server/platform/standards/size-class.ts';

/** Revenue and assets in 10,000 yuan, as the standard counts. */
function enterprise(
  industryCode: string,
  x: number | null,
  y: number | null,
  z: number | null = null,
): EnterpriseFigures {
  const fen = (amount: number | null) => (amount === null ? null : BigInt(amount) * 1_000_000n);
  return { industryCode, employees: x, revenue: fen(y), assets: fen(z) };
}

const code = fc.constantFrom(
  ...INDUSTRY_DIVISIONS.map((division) => division.code as string).filter((division) => division !== 'K70'),
  ...REAL_ESTATE_GROUPS.map((group) => group.code as string),
);
const classifiable = code.filter((industryCode) => sizeRowOf(industryCode).row !== null);
const ORDER = ['MICRO', 'SMALL', 'MEDIUM', 'LARGE'];
const rank = (verdict: { sizeClass: string }) => ORDER.indexOf(verdict.sizeClass);
const figures = fc.record({
  employees: fc.integer({ min: 0, max: 3000 }),
  revenue: fc.bigInt({ min: 0n, max: 300_000_000_000n }),
  assets: fc.bigInt({ min: 0n, max: 300_000_000_000n }),
});

describe('size class', () => {
  it.each([
    ['C35', 1000, 40000, null, 'LARGE'],
    ['C35', 999, 40000, null, 'MEDIUM'],
    ['C35', 1000, 39999, null, 'MEDIUM'],
    ['C35', 300, 2000, null, 'MEDIUM'],
    ['C35', 299, 2000, null, 'SMALL'],
    ['C35', 20, 300, null, 'SMALL'],
    ['C35', 20, 299, null, 'MICRO'],
    ['A01', null, 20000, null, 'LARGE'],
    ['A01', null, 50, null, 'SMALL'],
    ['E48', null, 80000, 79999, 'MEDIUM'],
    ['F51', 20, 5000, null, 'MEDIUM'],
    ['F52', 10, 100, null, 'SMALL'],
    ['G54', 1000, 30000, null, 'LARGE'],
    ['G59', 100, 1000, null, 'MEDIUM'],
    ['G60', 300, 1999, null, 'SMALL'],
    ['H61', 9, 100, null, 'MICRO'],
    ['H62', 300, 10000, null, 'LARGE'],
    ['I63', 1999, 100000, null, 'MEDIUM'],
    ['I65', 10, 50, null, 'SMALL'],
    ['K701', null, 200000, 10000, 'LARGE'],
    ['K701', null, 100, 1999, 'MICRO'],
    ['K702', 100, 500, null, 'SMALL'],
    ['L72', 300, null, 120000, 'LARGE'],
    ['M73', 100, null, null, 'MEDIUM'],
    ['Q85', 9, null, null, 'MICRO'],
  ])('%s with %s heads, revenue %s, assets %s is %s', (industryCode, x, y, z, expected) => {
    expect(sizeVerdict(enterprise(industryCode, x, y, z)).sizeClass).toBe(expected);
  });

  it('quotes what it compared', () => {
    const verdict = sizeVerdict(enterprise('C35', 120, 3600));
    expect(verdict).toMatchObject({
      sizeClass: 'SMALL',
      row: 'INDUSTRY',
      reason: 'REACHES_ALL_SMALL_FLOORS',
    });
    expect(quoteSizeFigures(verdict)).toEqual([
      { name: 'employees', value: '120' },
      { name: 'employeesLarge', value: '1000' },
      { name: 'employeesMedium', value: '300' },
      { name: 'employeesSmall', value: '20' },
      { name: 'revenue', value: '36000000.00' },
      { name: 'revenueLarge', value: '400000000.00' },
      { name: 'revenueMedium', value: '20000000.00' },
      { name: 'revenueSmall', value: '3000000.00' },
    ]);
  });

  it.each([
    ['J66', 'INDUSTRY_WITHOUT_ROW'],
    ['P83', 'INDUSTRY_WITHOUT_ROW'],
    ['Q84', 'INDUSTRY_WITHOUT_ROW'],
    ['K70', 'INDUSTRY_TOO_COARSE'],
    ['C99', 'UNKNOWN_INDUSTRY'],
    ['', 'UNKNOWN_INDUSTRY'],
  ])('cannot classify %s: %s', (industryCode, reason) => {
    expect(sizeVerdict(enterprise(industryCode, 100, 100, 100))).toEqual({
      sizeClass: 'NOT_CLASSIFIABLE',
      row: null,
      reason,
      figures: [],
    });
  });

  it('does not guess a missing figure, and takes no negative one', () => {
    expect(sizeVerdict(enterprise('C35', 2000, null))).toMatchObject({
      sizeClass: 'NOT_CLASSIFIABLE',
      reason: 'FIGURE_MISSING',
    });
    expect(sizeVerdict(enterprise('C35', -1, 100))).toMatchObject({
      sizeClass: 'NOT_CLASSIFIABLE',
      reason: 'FIGURE_NEGATIVE',
    });
  });

  it('has a row, or a reason for none, for every division', () => {
    const without = INDUSTRY_DIVISIONS.filter((division) => sizeRowOf(division.code).row === null).map(
      ({ code }) => code,
    );
    expect(without).toEqual(['J66', 'J67', 'J68', 'J69', 'K70', 'P83', 'Q84']);
    const used = new Set(
      [...INDUSTRY_DIVISIONS, ...REAL_ESTATE_GROUPS].map(({ code }) => sizeRowOf(code).row),
    );
    expect([...used].filter((row) => row !== null).sort()).toEqual(Object.keys(SIZE_ROWS).sort());
  });

  it('has floors that rise from small to medium to large in every row', () => {
    for (const row of Object.values(SIZE_ROWS)) {
      for (const figure of ['EMPLOYEES', 'REVENUE', 'ASSETS'] as const) {
        const column = (name: 'small' | 'medium' | 'large') =>
          (row[name] as Partial<Record<string, bigint>>)[figure];
        const present = [column('small'), column('medium'), column('large')].filter(
          (floor) => floor !== undefined,
        );
        expect(present.length === 0 || present.length === 3).toBe(true);
        expect([...present].sort((a, b) => (a < b ? -1 : 1))).toEqual(present);
      }
    }
  });

  it('reaches a column when every figure equals its floor, and misses it by one fen or one head', () => {
    fc.assert(
      fc.property(
        classifiable,
        fc.constantFrom('small', 'medium', 'large'),
        fc.nat(2),
        (industryCode, name, pick) => {
          const rowCode = sizeRowOf(industryCode).row as SizeRowCode;
          const floors: Partial<Record<string, bigint>> = SIZE_ROWS[rowCode][name];
          const at = (figure: string, less = 0n) => (floors[figure] ?? 0n) - less;
          const exact = sizeVerdict({
            industryCode,
            employees: Number(at('EMPLOYEES')),
            revenue: at('REVENUE'),
            assets: at('ASSETS'),
          });
          expect(exact.sizeClass).toBe(name.toUpperCase());
          const names = Object.keys(floors);
          const short = names[pick % names.length];
          const below = sizeVerdict({
            industryCode,
            employees: Number(at('EMPLOYEES', short === 'EMPLOYEES' ? 1n : 0n)),
            revenue: at('REVENUE', short === 'REVENUE' ? 1n : 0n),
            assets: at('ASSETS', short === 'ASSETS' ? 1n : 0n),
          });
          expect(rank(below)).toBeLessThan(rank(exact));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never falls when a figure grows', () => {
    fc.assert(
      fc.property(classifiable, figures, figures, (industryCode, base, growth) => {
        const grown = {
          industryCode,
          employees: base.employees + growth.employees,
          revenue: base.revenue + growth.revenue,
          assets: base.assets + growth.assets,
        };
        expect(rank(sizeVerdict(grown))).toBeGreaterThanOrEqual(rank(sizeVerdict({ industryCode, ...base })));
      }),
    );
  });
});
