import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Claim,
  rankEngagements,
} from '../../server/features/brokers/engagements/terms/rank-engagements.ts';

describe('the order of engagements on a deal', () => {
  const claim = fc.record<Claim>({
    engagementId: fc.uuid(),
    isExclusive: fc.boolean(),
    acknowledgedAt: fc.option(fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }), {
      nil: null,
    }),
    activatedAt: fc.option(fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }), {
      nil: null,
    }),
  });

  it('puts exclusive ones first, then acknowledged introductions, then earlier signatures', () => {
    const of = (id: string, values: Partial<Claim>) => ({
      engagementId: id,
      isExclusive: false,
      acknowledgedAt: null,
      activatedAt: new Date(1000),
      ...values,
    });
    const ranked = rankEngagements([
      of('unsigned', { activatedAt: null }),
      of('late', { activatedAt: new Date(2000) }),
      of('early', {}),
      of('introduced', { acknowledgedAt: new Date(3000), activatedAt: new Date(9000) }),
      of('exclusive', { isExclusive: true, activatedAt: new Date(9000) }),
    ]);
    expect(ranked.map(({ engagementId }) => engagementId)).toEqual([
      'exclusive',
      'introduced',
      'early',
      'late',
      'unsigned',
    ]);
  });

  it('is the same in whatever order they are given', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(claim, { selector: ({ engagementId }) => engagementId, maxLength: 8 }),
        (claims) => {
          expect(rankEngagements([...claims].reverse())).toEqual(rankEngagements(claims));
        },
      ),
    );
  });
});
