import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profitYears, teamPart } from '../../server/features/income/own-implementation/profit-years.ts';
import { addDays, addYears } from '../../server/platform/standards/calendar.ts';

const days = fc.nat(20_000).map((count) => addDays('1990-01-01', count));
const years = fc.integer({ min: 3, max: 5 });

describe('the years in which a result that is implemented pays its team', () => {
  it('follow the calendar, from the start of production for whole years', () => {
    expect(profitYears('2026-09-01', 3)).toEqual([
      { number: 1, from: '2026-09-01', to: '2026-12-31' },
      { number: 2, from: '2027-01-01', to: '2027-12-31' },
      { number: 3, from: '2028-01-01', to: '2028-12-31' },
      { number: 4, from: '2029-01-01', to: '2029-08-31' },
    ]);
    expect(profitYears('2027-01-01', 5)).toHaveLength(5);
  });

  it('leave no day out and none over', () => {
    fc.assert(
      fc.property(days, years, (from, count) => {
        const spans = profitYears(from, count);
        expect(spans[0]?.from).toBe(from);
        expect(spans.at(-1)?.to).toBe(addDays(addYears(from, count), -1));
        for (const [index, span] of spans.entries()) {
          expect(span.number).toBe(index + 1);
          expect(span.from <= span.to).toBe(true);
          expect(span.from.slice(0, 4)).toBe(span.to.slice(0, 4));
          if (index > 0) expect(addDays(spans[index - 1]?.to ?? '', 1)).toBe(span.from);
        }
      }),
    );
  });
});

describe("the team's part of a year's operating profit", () => {
  it('is never below the share, and nothing of a loss', () => {
    expect(teamPart(100_000_000n, 500)).toBe(5_000_000n);
    expect(teamPart(1n, 500)).toBe(1n);
    expect(teamPart(-100_000_000n, 500)).toBe(0n);
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 15n }),
        fc.integer({ min: 1, max: 10_000 }),
        (profit, share) => {
          const part = teamPart(profit, share);
          expect(part * 10_000n).toBeGreaterThanOrEqual(profit * BigInt(share));
          expect((part - 1n) * 10_000n).toBeLessThan(profit * BigInt(share));
          expect(part).toBeLessThanOrEqual(profit);
        },
      ),
    );
  });
});
