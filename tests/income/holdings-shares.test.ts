import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diluteShares,
  divideShares,
  divideValue,
  type ShareMember,
} from '../../server/features/income/holdings/divide-shares.ts';

const member = (key: string, weight: number, takesEquity = true): ShareMember => ({
  key,
  weight,
  leader: takesEquity ? null : 'HEAD',
  takesEquity,
});
const team = fc
  .array(fc.record({ weight: fc.integer({ min: 0, max: 10_000 }), takesEquity: fc.boolean() }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((members) => members.map(({ weight, takesEquity }, index) => member(`${index}`, weight, takesEquity)));
const share = fc.integer({ min: 1, max: 10_000 });
const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);

describe('the shares that a result brings', () => {
  it('of a fifth of the company go 70 % to the team, by what it agreed on', () => {
    expect(divideShares(2000, 7000, [member('a', 6000), member('b', 3000), member('c', 1000)])).toEqual({
      unit: 600,
      team: 1400,
      parts: [
        { key: 'a', basisPoints: 840 },
        { key: 'b', basisPoints: 420 },
        { key: 'c', basisPoints: 140 },
      ],
    });
  });

  it('that do not divide evenly never leave the team below its share', () => {
    // 70 % of 33 are 23.1.
    expect(divideShares(33, 7000, [member('a', 1), member('b', 1)])).toEqual({
      unit: 9,
      team: 24,
      parts: [
        { key: 'a', basisPoints: 12 },
        { key: 'b', basisPoints: 12 },
      ],
    });
  });

  it('of a head who is paid in cash go to the others; nobody left is no division', () => {
    expect(divideShares(2000, 5000, [member('a', 5000, false), member('b', 5000)])?.parts).toEqual([
      { key: 'a', basisPoints: 0 },
      { key: 'b', basisPoints: 1000 },
    ]);
    expect(divideShares(2000, 5000, [member('a', 10_000, false)])).toBeNull();
    expect(divideShares(2000, 0, [])).toEqual({ unit: 2000, team: 0, parts: [] });
  });

  it('always come to the whole, never below the agreed share, in the order of the weights', () => {
    fc.assert(
      fc.property(share, fc.integer({ min: 0, max: 10_000 }), team, (total, teamShare, members) => {
        const divided = divideShares(total, teamShare, members);
        const takers = members.filter(({ takesEquity, weight }) => takesEquity && weight > 0);
        if (divided === null) {
          expect(takers).toEqual([]);
          return;
        }
        const parts = divided.parts.map(({ basisPoints }) => basisPoints);
        expect(divided.unit + sum(parts)).toBe(total);
        expect(sum(parts)).toBe(divided.team);
        expect(divided.team * 10_000).toBeGreaterThanOrEqual(total * teamShare);
        expect((divided.team - 1) * 10_000).toBeLessThan(total * teamShare);
        expect(divided.unit).toBeGreaterThanOrEqual(0);
        for (const [index, { takesEquity, weight }] of members.entries()) {
          const part = parts[index] ?? 0;
          if (!takesEquity) expect(part).toBe(0);
          for (const [other, { weight: less, takesEquity: takes }] of members.entries()) {
            if (takesEquity && takes && less < weight) expect(parts[other]).toBeLessThanOrEqual(part);
          }
        }
      }),
    );
  });
});

describe('dilution', () => {
  it('comes to exactly the new total, and nobody gains by it', () => {
    expect(diluteShares([600, 840, 420, 140], 1600)).toEqual([480, 672, 336, 112]);
    expect(diluteShares([600, 1400], 2000)).toBeNull();
    expect(diluteShares([600, 1400], 2001)).toBeNull();
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), fc.nat(9999), (holdings, part) => {
        const total = Math.floor((sum(holdings) * part) / 10_000);
        const after = diluteShares(holdings, total);
        expect(after).not.toBeNull();
        expect(sum(after ?? [])).toBe(total);
        expect((after ?? []).every((each, index) => each <= (holdings[index] ?? 0))).toBe(true);
      }),
    );
  });
});

describe('the value of holdings', () => {
  it('comes to what the result was put in at, to the fen', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 }),
        (value, shares) => {
          const values = divideValue(value, shares);
          const all = values.reduce((whole, each) => whole + each, 0n);
          expect(all).toBe(shares.some((each) => each > 0) ? value : 0n);
        },
      ),
    );
  });
});
