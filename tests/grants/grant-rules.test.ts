import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksForNotice, missingConditions, missingTerms } from '../../server/features/grants/grant-rules.ts';

describe('the rules of grants', () => {
  const agreement = {
    unitIncomeBasisPoints: null,
    incomeWay: '',
    conversionDeadline: null,
    costSharing: '',
    keepingCosts: '',
    reporting: '',
    decisionOnConversion: '',
    rightsAndDuties: '',
  };
  const TERMS = ['INCOME_RATIO_AND_WAY', 'COST_SHARING', 'REPORTING', 'RIGHTS_AND_DUTIES'] as const;

  it('name exactly what is asked for and not stated', () => {
    fc.assert(
      fc.property(fc.subarray([...TERMS]), fc.boolean(), (asked, costs) => {
        const stated = { ...agreement, costSharing: costs ? '各半' : '' };
        const grant = {
          kind: 'CO_OWNERSHIP' as const,
          shareBasisPoints: 5000,
          useYears: null,
          agreement: stated,
        };
        const missing = missingTerms(grant, asked);
        expect(missing).toEqual(asked.filter((term) => term !== 'COST_SHARING' || !costs));
      }),
    );
  });

  it('ask for a recipient only at once, and for notice only of what is priced', () => {
    const grant = {
      titleClear: true,
      prospects: '好',
      recipient: null,
      timing: 'BY_AGREEMENT' as const,
      shares: [{ completerId: null, name: '甲', basisPoints: 10000 }],
      splitFileId: 'x',
    };
    const team = { isRepresentative: true };
    expect(missingConditions(grant, team, ['RECIPIENT_NAMED'])).toEqual([]);
    expect(missingConditions({ ...grant, timing: 'IMMEDIATE' }, team, ['RECIPIENT_NAMED'])).toEqual([
      'RECIPIENT_NAMED',
    ]);
    const free = { agreement, resourceFee: null };
    expect(asksForNotice(free, { asForNegotiatedPrice: true })).toBe(false);
    expect(asksForNotice({ ...free, resourceFee: 1n }, { asForNegotiatedPrice: true })).toBe(true);
    expect(asksForNotice(free, { minimumDays: 15 })).toBe(true);
  });
});
