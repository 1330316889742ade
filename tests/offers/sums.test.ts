import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greatestSum, guaranteedSum } from '../../server/features/offers/terms/sums.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { priceOf, transactionText } from '../../server/features/offers/terms/terms-text.ts';
import { anyTerms } from './any-terms.ts';
import {
  deferred,
  equity,
  given,
  investThenEquity,
  payAfterUse,
  paying,
  transfer,
  using,
} from './examples.ts';

describe('sums of terms', () => {
  it.each<[string, Terms, bigint, bigint | null]>([
    ['one sum', transfer, 180_000_000n, 180_000_000n],
    ['pay after use that may be returned', payAfterUse, 0n, 60_000_000n],
    ['the same without a cap', paying({ cap: null }), 0n, null],
    ['deferred sums, bought out cheaper', deferred, 80_000_000n, 90_000_000n],
    [
      'deferred sums only',
      { ...deferred, payAfterUse: { ...given(deferred.payAfterUse), buyOut: [] } },
      90_000_000n,
      90_000_000n,
    ],
    ['shares', equity, 600_000_000n, 600_000_000n],
    ['shares after a trigger', investThenEquity, 0n, 600_000_000n],
    [
      'a yearly minimum over four paid years',
      {
        ...using({ returnUntilMonth: null }),
        payment: { ...given(payAfterUse.payment), minimumPerYear: 1_000_000n },
      },
      4_000_000n,
      60_000_000n,
    ],
  ])('of %s', (_name, terms, least, most) => {
    expect(guaranteedSum(terms)).toBe(least);
    expect(greatestSum(terms)).toBe(most);
  });

  it('is never more surely than at most', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const most = greatestSum(terms);
        expect(guaranteedSum(terms)).toBeGreaterThanOrEqual(0n);
        if (most !== null) expect(guaranteedSum(terms)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 500 },
    );
  });

  it('writes transaction and price of a notice', () => {
    expect(transactionText(payAfterUse)).toBe(
      '先使用后付费许可；普通许可；使用领域：寒地水稻秸秆还田；地域：全国；期限：60 个月',
    );
    expect(priceOf(payAfterUse)).toBe(
      '零门槛费；销售达标款 80,000 元（累计净销售额达到 2,000,000 元 时）；净销售额超过 2,000,000 元 的部分提成 2.5%；累计支付以 600,000 元 为限；免费试用 12 个月；试用期满后开始付费；12 个月内可退还许可，不再付费',
    );
    expect(priceOf(equity)).toBe('成果作价 6,000,000 元，占股 20%，其中 70% 归完成与转化人员');
    expect(priceOf(transfer)).toBe('签约时支付 1,800,000 元');
  });
});
