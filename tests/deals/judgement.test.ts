import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complianceOf, ORDER, stopping } from '../../server/features/deals/judge/compliance.ts';
import type { DealFacts, NoticeFact } from '../../server/features/deals/judge/facts.ts';
import { standingOf } from '../../server/features/deals/judge/standing.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import { equity, payAfterUse, plainLicense, transfer, workedExamples } from '../offers/examples.ts';

const DIGEST = 'a'.repeat(64);
const notice: fc.Arbitrary<NoticeFact> = fc.record({
  over: fc.boolean(),
  upheld: fc.boolean(),
  endsAt: fc.constant(new Date('2026-12-18T00:00:00+08:00')),
  own: fc.boolean(),
  days: fc.constantFrom(5, 15, 20),
});
const declaration = (side: 'OWNER' | 'ENTERPRISE') =>
  fc.record({
    side: fc.constant(side),
    relation: fc.constantFrom('NONE' as const, 'RELATED' as const),
    foreignParty: fc.boolean(),
  });

/** Any state of affairs after terms were agreed, in either province, under adopted rules or not. */
const anyFacts: fc.Arbitrary<DealFacts> = fc
  .record({
    provinceCode: fc.constantFrom('230000', '220000'),
    adopted: fc.subarray(['PRC-2', 'PRC-3', 'PRC-5', 'PRC-6', 'REG-6', 'INC-8', 'PAU-1']),
    terms: fc.constantFrom<Terms>(
      plainLicense,
      transfer,
      equity,
      payAfterUse,
      ...Object.values(workedExamples),
    ),
    pricing: fc.constantFrom('NEGOTIATED' as const, 'LISTED' as const, 'AUCTION' as const),
    state: fc.constantFrom('AGREED' as const, 'DECIDED' as const, 'ON_NOTICE' as const, 'CLEARED' as const),
    declarations: fc
      .tuple(fc.option(declaration('OWNER')), fc.option(declaration('ENTERPRISE')))
      .map((both) => both.filter((each) => each !== null)),
    screening: fc.constantFrom('CLEAR', 'SENSITIVE'),
    resultState: fc.constantFrom('PUBLISHED', 'REGISTERED', 'WITHDRAWN'),
    decision: fc.constantFrom('NONE' as const, 'CALLED' as const, 'APPROVED' as const, 'REJECTED' as const),
    notices: fc.array(notice, { maxLength: 2 }),
    floor: fc.option(fc.bigInt(0n, 10n ** 11n).map((amount) => ({ amount, valuationId: 'v' }))),
    approved: fc.option(fc.boolean()),
    outcome: fc.option(fc.constantFrom('CLEARED' as const, 'FORBIDDEN' as const)),
    openObjections: fc.integer({ min: 0, max: 2 }),
    completersInEnterprise: fc.integer({ min: 0, max: 1 }),
    contradicting: fc.option(fc.constant('2026-0001')),
    threshold: fc.option(fc.bigInt(0n, 10n ** 10n)),
  })
  .map((values) => {
    const unit = {
      provinceCode: values.provinceCode,
      kind: 'UNIVERSITY' as const,
      stateFunded: true,
      subordination: 'PROVINCIAL' as const,
    };
    const adoptions = values.adopted.map((ruleId) => ({ ruleId, effectiveFrom: '2026-01-01' }));
    const at = new Date('2026-12-01T02:00:00Z');
    return {
      unit: { organization: unit, rulebook: buildRulebook(unit, '2026-12-01', { adoptions }) },
      record: {
        deal: {
          state: values.state,
          pricing: values.pricing,
          terms: values.terms,
          termsDigest: DIGEST,
          termsNumber: 1,
          bearsPolicyName: false,
          eligibility: null,
          valuationChoice: null,
          priceReason: null,
          priceReasonDigest: null,
          leadersDeclared: true,
        },
        proposals: [{ number: 1, state: 'ACCEPTED', acceptedByOwnerAt: at }],
        declarations: values.declarations,
        leaders: [],
        parties: [],
        approvals:
          values.approved === null
            ? []
            : [{ approved: values.approved, termsDigest: DIGEST, filingDueOn: null, filedOn: null }],
        checks: values.outcome === null ? [] : [{ kind: 'EXPORT_CONTROL', outcome: values.outcome }],
        result: {
          result: {
            state: values.resultState,
            securityScreening: values.screening,
            withdrawnAt: new Date('2026-12-02T02:00:00Z'),
          },
          completers: [],
        },
      },
      enterprise: { kind: 'ENTERPRISE', stateFunded: false },
      settings: {
        collectiveDecisionFrom: values.threshold,
        noticeDays: null,
        officeContact: null,
        noticeToEveryone: false,
      },
      decision: values.decision,
      notices: values.notices,
      openObjections: values.openObjections,
      floor: values.floor,
      completersInEnterprise: values.completersInEnterprise,
      leadingCompleters: [],
      contradicting: values.contradicting,
    } as unknown as DealFacts;
  });

const RUNS = { numRuns: 500 };

describe('the judgement of a deal', () => {
  it('clears exactly what nothing stops, and names a reason for everything else', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { state, backReason, items } = standingOf(facts);
        const stops = stopping(items, 'CLEAR');
        expect(state === 'CLEARED').toBe(backReason === null && stops.length === 0);
        for (const { code } of stops) expect(code).not.toBeNull();
      }),
      RUNS,
    );
  });

  it('stops every later step where it stops an earlier one', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const items = complianceOf(facts);
        const counts = ORDER.map((step) => stopping(items, step).length);
        expect(counts).toEqual([...counts].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('never clears past a running notice, an open objection, a missing approval or a rejected decision', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        if (standingOf(facts).state !== 'CLEARED') return;
        const { notices, decision, record } = facts;
        const own = notices.find((each) => each.own) ?? notices[0];
        expect(facts.openObjections).toBe(0);
        expect(notices.some(({ upheld }) => upheld)).toBe(false);
        if (own?.own) expect(own.over).toBe(true);
        expect(['NONE', 'APPROVED']).toContain(decision);
        expect(record.checks.some(({ outcome }) => outcome === 'FORBIDDEN')).toBe(false);
        const { mode } = record.deal.terms ?? {};
        const hands =
          mode === 'LICENSE' || mode === 'TRANSFER' || mode === 'EQUITY' || mode === 'INVEST_THEN_EQUITY';
        if (record.result.result.securityScreening === 'SENSITIVE' && hands) {
          expect(record.approvals.at(-1)?.approved).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
