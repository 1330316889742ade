import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, formatYuan, parseYuan } from '../../server/platform/money.ts';

describe('money', () => {
  it('reads and writes yuan without losing a fen', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
      }),
    );
  });

  it.each([
    ['255000', 25_500_000n],
    ['255000.5', 25_500_050n],
    ['0.01', 1n],
    ['-3.20', -320n],
    [' 7 ', 700n],
  ])('reads %s', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each(['', '1,000', '1.234', '1e5', 'NaN', '0x10', '１２', '--1', '9'.repeat(16)])(
    'refuses %j',
    (text) => {
      expect(parseYuan(text)).toBeNull();
    },
  );
});

describe('dividing a sum', () => {
  const weights = fc
    .array(fc.nat(10_000), { minLength: 1, maxLength: 30 })
    .filter((all) => all.some((one) => one > 0));

  it('always gives parts that add up to the whole, each within one fen of its exact share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), weights, (total, shares) => {
        const parts = divide(total, shares);
        const all = shares.reduce((sum, share) => sum + BigInt(share), 0n);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const floor = (total * BigInt(shares[index] ?? 0)) / all;
          expect(part === floor || part === floor + 1n).toBe(true);
        });
      }),
    );
  });

  it('gives nothing to a share of nothing', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), weights, (total, shares) => {
        divide(total, shares).forEach((part, index) => {
          if (shares[index] === 0) expect(part).toBe(0n);
        });
      }),
    );
  });

  it('gives the odd fen to the earlier of two equals', () => {
    expect(divide(100n, [1, 1, 1])).toEqual([34n, 33n, 33n]);
  });

  it.each([
    [-1n, [1]],
    [1n, [0, 0]],
    [1n, []],
    [1n, [-1, 2]],
  ] as const)('refuses %s by %j', (total, shares) => {
    expect(() => divide(total, shares)).toThrow(RangeError);
  });
});
