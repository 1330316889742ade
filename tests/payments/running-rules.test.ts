import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costBearerOf } from '../../server/features/payments/inspections/cost-bearer.ts';
import { type FlagFacts, flagsOf } from '../../server/features/payments/reports/flags.ts';
import { keyUnder, planKey } from '../../server/features/payments/running/line-keys.ts';
import {
  type Mark,
  standingOfRight,
  type WatchedRight,
} from '../../server/features/payments/watch/standing-of-right.ts';

const quarter = (number: number, amount: bigint) => {
  const [from, to] = [
    ['2026-01-01', '2026-03-31'],
    ['2026-04-01', '2026-06-30'],
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-12-31'],
  ][number - 1] as [string, string];
  return { from, to, netSales: amount, base: amount };
};

const facts = (values: Partial<FlagFacts> = {}, amount = 100n): FlagFacts => ({
  report: { ...quarter(4, amount), dueOn: '2027-01-15', submittedOn: '2027-01-10' },
  others: [quarter(1, 100n), quarter(2, 100n), quarter(3, 100n)],
  trades: [],
  years: new Map(),
  ...values,
});

describe('flags of a report', () => {
  it('tell a sudden drop by days, from three reports on', () => {
    expect(flagsOf(facts())).toEqual([]);
    expect(flagsOf(facts({}, 50n))).toEqual(['SUDDEN_DROP']);
    expect(flagsOf(facts({}, 52n))).toEqual([]);
    expect(flagsOf(facts({ others: [quarter(1, 100n), quarter(2, 100n)] }, 0n))).toEqual([]);
    const cut = { from: '2026-10-01', to: '2026-10-10', netSales: 11n, base: 11n };
    expect(flagsOf(facts({ report: { ...cut, dueOn: '2027-01-15', submittedOn: '2027-01-10' } }))).toEqual(
      [],
    );
  });

  it('hold sales against records of trade that lie wholly in the period', () => {
    const trades = [{ from: '2026-10-05', to: '2026-10-05', amount: 60n }];
    const outside = [{ from: '2026-09-30', to: '2026-10-05', amount: 600n }];
    expect(flagsOf(facts({ trades }))).toEqual([]);
    expect(flagsOf(facts({ trades, others: [] }, 0n))).toEqual(['ZERO_AGAINST_TRADE']);
    expect(flagsOf(facts({ trades, others: [] }, 59n))).toEqual(['BELOW_TRADE']);
    expect(flagsOf(facts({ trades: outside, others: [] }, 1n))).toEqual([]);
  });

  it("hold the last period of a year against the year's total, and see lateness", () => {
    const years = (netSales: bigint) => new Map([[2026, { netSales }]]);
    expect(flagsOf(facts({ years: years(400n) }))).toEqual([]);
    expect(flagsOf(facts({ years: years(401n) }))).toEqual(['DIFFERS_FROM_YEAR']);
    const late = { ...quarter(4, 100n), dueOn: '2027-01-15', submittedOn: '2027-01-16' };
    expect(flagsOf(facts({ report: late }))).toEqual(['LATE']);
  });

  it('do not hang on the order of what is on record', () => {
    const amount = fc.bigInt({ min: 0n, max: 1000n });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 3, maxLength: 3 }),
        amount,
        fc.array(amount),
        (before, own, sold) => {
          const others = before.map((each, index) => quarter(index + 1, each));
          const trades = sold.map((each) => ({ from: '2026-11-01', to: '2026-11-01', amount: each }));
          const one = flagsOf(facts({ others, trades }, own));
          const other = flagsOf(facts({ others: [...others].reverse(), trades: [...trades].reverse() }, own));
          expect(other).toEqual(one);
        },
      ),
    );
  });
});

const patent: WatchedRight = {
  kind: 'INVENTION_PATENT',
  number: '202010000001.1',
  position: 1,
  appliedOn: '2020-05-10',
  expiresOn: null,
};
const paid = (paidUntil: string): Mark => ({ kind: 'FEE_PAID', on: '2026-05-01', paidUntil });
const standingOn = (today: string, marks: readonly Mark[], right = patent) =>
  standingOfRight(right, marks, today).standing;

describe('the standing of a right', () => {
  it('follows its fees through grace, and its term', () => {
    const marks = [paid('2026-05-09')];
    expect(standingOn('2026-03-09', marks)).toBe('IN_FORCE');
    expect(standingOn('2026-03-10', marks)).toBe('FEE_NEAR');
    expect(standingOn('2026-05-09', marks)).toBe('FEE_NEAR');
    expect(standingOn('2026-05-10', marks)).toBe('IN_GRACE');
    expect(standingOn('2026-11-09', marks)).toBe('IN_GRACE');
    expect(standingOn('2026-11-10', marks)).toBe('GRACE_OVER');
    expect(standingOn('2026-11-10', [...marks, paid('2027-05-09')])).toBe('IN_FORCE');
    expect(standingOn('2040-05-10', marks)).toBe('EXPIRED');
    expect(standingOfRight(patent, [], '2026-06-01')).toMatchObject({
      standing: 'FEE_UNKNOWN',
      feeDueOn: '2027-05-09',
      expiresOn: '2040-05-09',
    });
  });

  it('knows designs of before 2021, rights without fees, lapses and restorations', () => {
    const design = { ...patent, kind: 'DESIGN_PATENT' as const };
    expect(standingOfRight(design, [], '2026-06-01').expiresOn).toBe('2030-05-09');
    const newer = { ...design, appliedOn: '2021-06-01' };
    expect(standingOfRight(newer, [], '2026-06-01').expiresOn).toBe('2036-05-31');
    expect(standingOn('2026-06-01', [], { ...patent, kind: 'TECHNICAL_SECRET' })).toBe('UNWATCHED');
    const lapsed: Mark = { kind: 'LAPSED', on: '2026-06-01', paidUntil: null };
    const restored: Mark = { kind: 'RESTORED', on: '2026-08-01', paidUntil: null };
    expect(standingOn('2026-07-01', [paid('2027-05-09'), lapsed])).toBe('LAPSED');
    expect(standingOn('2026-08-02', [paid('2027-05-09'), lapsed, restored])).toBe('IN_FORCE');
  });
});

describe('small rules', () => {
  it('who bears the cost of an inspection turns at more than five percent', () => {
    const bearer = (dueAsReported: bigint, cost: bigint | null = 1n) =>
      costBearerOf({ dueAsReported, dueAsFound: 100_000n, cost });
    expect(bearer(95_000n)).toBe('OWNER');
    expect(bearer(94_999n)).toBe('ENTERPRISE');
    expect(bearer(120_000n)).toBe('OWNER');
    expect([bearer(0n, 0n), bearer(0n, null)]).toEqual([null, null]);
  });

  it('keys of payments under amendments lead back to those of the plan', () => {
    fc.assert(
      fc.property(fc.constantFrom('entryFee', 'stage:0', 'royalty:2026-07-01'), fc.nat(9), (key, index) => {
        expect(planKey(keyUnder(key, index))).toBe(key);
      }),
    );
  });
});
