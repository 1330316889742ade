import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTerms } from '../../server/features/offers/terms/diff-terms.ts';
import { judgedMode } from '../../server/features/offers/terms/disposing.ts';
import {
  malformed,
  missingPaymentTerms,
  readLawfulTerms,
  registerMode,
} from '../../server/features/offers/terms/lawful-terms.ts';
import { readTerms } from '../../server/features/offers/terms/read-terms.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { termsDigest } from '../../server/features/offers/terms/terms-digest.ts';
import { termsColumn, termsFromJson, termsToJson } from '../../server/features/offers/terms/terms-json.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { Problems } from '../../server/platform/input/problems.ts';
import { anyTerms } from './any-terms.ts';
import {
  equity,
  given,
  investThenEquity,
  payAfterUse,
  paying,
  plainLicense,
  transfer,
  using,
  workedExamples,
} from './examples.ts';

const unit = { kind: 'INSTITUTE', stateFunded: true, subordination: 'PROVINCIAL' } as const;
const heilongjiang = buildRulebook({ ...unit, provinceCode: '230000' }, '2026-11-22');
const jilin = buildRulebook({ ...unit, provinceCode: '220000' }, '2026-11-22');

/** The problems of terms as `path code`. */
function problemsOf(terms: Terms): string[] {
  const problems = new Problems('terms');
  readTerms(terms, problems);
  return problems.list.map(({ field, code }) => `${field} ${code}`);
}

describe('reading terms', () => {
  it.each(Object.entries(workedExamples))('takes the worked example %s as it is', (_name, terms) => {
    expect(problemsOf(terms)).toEqual([]);
    expect(readTerms(terms, new Problems('terms'))).toEqual(terms);
  });

  it('reads what it has read without change, whatever the terms', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const problems = new Problems('terms');
        expect(readTerms(terms, problems)).toEqual(terms);
        expect(problems.list).toEqual([]);
      }),
    );
  });

  it.each<[string, Terms, string[]]>([
    ['a license without its part', { ...plainLicense, license: null }, ['terms.license REQUIRED']],
    ['shares in a license', { ...plainLicense, equity: equity.equity }, ['terms.equity INVALID']],
    [
      'pay after use of a transfer',
      { ...transfer, payAfterUse: payAfterUse.payAfterUse },
      ['terms.payAfterUse INVALID'],
    ],
    ['no trigger', { ...investThenEquity, trigger: null }, ['terms.trigger REQUIRED']],
    ['no payment', { ...transfer, payment: null }, ['terms.payment REQUIRED']],
    ['a negative fee', paying({ entryFee: -1n }), ['terms.payment.entryFee INVALID']],
    [
      'more than 10^12 yuan',
      paying({ entryFee: 10n ** 14n + 1n, cap: null }),
      ['terms.payment.entryFee INVALID'],
    ],
    [
      'a stage that never falls due',
      paying({ stages: [{ label: '甲', amount: 1n, due: [] }] }),
      ['terms.payment.stages.0.due REQUIRED'],
    ],
    [
      'a stage of nothing',
      paying({ stages: [{ label: '', amount: 0n, due: [{ kind: 'DATE', date: '2027-02-30' }] }] }),
      [
        'terms.payment.stages.0.label REQUIRED',
        'terms.payment.stages.0.amount REQUIRED',
        'terms.payment.stages.0.due.0.date INVALID',
      ],
    ],
    [
      'tiers that do not ascend',
      paying({
        royalty: {
          base: 'NET_SALES',
          perUnit: null,
          tiers: [
            { from: 5n, basisPoints: 100 },
            { from: 5n, basisPoints: 50 },
          ],
        },
      }),
      ['terms.payment.royalty.tiers.1.from INVALID'],
    ],
    [
      'a share above the whole',
      paying({ royalty: { base: 'NET_SALES', perUnit: null, tiers: [{ from: 0n, basisPoints: 10_001 }] } }),
      ['terms.payment.royalty.tiers.0.basisPoints INVALID'],
    ],
    [
      'tiers of units',
      paying({ royalty: { base: 'UNITS', perUnit: 100n, tiers: [{ from: 0n, basisPoints: 1 }] } }),
      ['terms.payment.royalty.tiers INVALID'],
    ],
    [
      'a minimum without royalty',
      paying({ royalty: null, minimumPerYear: 100n }),
      ['terms.payment.minimumPerYear INVALID'],
    ],
    ['a cap below what is fixed', paying({ cap: 7_999_999n }), ['terms.payment.cap INVALID']],
    [
      'a trial of 61 months',
      using({ trialMonths: 61 }),
      ['terms.payAfterUse.trialMonths INVALID', 'terms.payAfterUse.trialMonths INVALID'],
    ],
    [
      'a buy-out after the term',
      using({ buyOut: [{ untilMonth: 61, amount: 1n }] }),
      ['terms.payAfterUse.buyOut.0.untilMonth INVALID'],
    ],
    [
      'buy-outs out of order',
      using({
        buyOut: [
          { untilMonth: 12, amount: 1n },
          { untilMonth: 6, amount: 2n },
        ],
      }),
      ['terms.payAfterUse.buyOut.1.untilMonth INVALID'],
    ],
    [
      'a return after the term',
      using({ returnUntilMonth: 61 }),
      ['terms.payAfterUse.returnUntilMonth INVALID'],
    ],
    [
      'a nameless guarantor',
      using({ backing: { kind: 'GUARANTOR', name: ' ' } }),
      ['terms.payAfterUse.backing.name REQUIRED'],
    ],
    [
      'a trigger of sales without the sum',
      using({ trigger: 'SALES_REACH' }),
      ['terms.payAfterUse.triggerSales REQUIRED'],
    ],
    [
      'a term of 601 months',
      { ...plainLicense, license: { ...given(plainLicense.license), months: 601 } },
      ['terms.license.months INVALID'],
    ],
    [
      'a strange province',
      { ...plainLicense, license: { ...given(plainLicense.license), territory: ['999999'] } },
      ['terms.license.territory.0 INVALID'],
    ],
    [
      'residual funds without a split',
      { ...equity, equity: { ...given(equity.equity), residualFunds: 100n } },
      ['terms.equity.residualTeamBasisPoints REQUIRED'],
    ],
    [
      'a split without residual funds',
      { ...equity, equity: { ...given(equity.equity), residualTeamBasisPoints: 100 } },
      ['terms.equity.residualTeamBasisPoints INVALID'],
    ],
    [
      'stable growth without years',
      { ...investThenEquity, trigger: { ...given(investThenEquity.trigger), kind: 'STABLE_GROWTH' } },
      ['terms.trigger.years REQUIRED'],
    ],
    [
      'nothing handed over',
      { ...transfer, delivery: { ...transfer.delivery, items: [] } },
      ['terms.delivery.items REQUIRED'],
    ],
    [
      'no place for disputes',
      { ...transfer, dispute: { way: 'COURT', place: '' } },
      ['terms.dispute.place REQUIRED'],
    ],
    ['too much beside', { ...transfer, other: '字'.repeat(2001) }, ['terms.other TOO_LONG']],
    [
      'a condition with a part of another kind',
      paying({
        stages: [
          { label: '甲', amount: 1n, due: [{ kind: 'DATE', date: '2027-02-01', months: 3 } as never] },
        ],
      }),
      ['terms.payment.stages.0.due.0.months INVALID'],
    ],
  ])('refuses %s', (_name, terms, expected) => {
    expect(problemsOf(terms)).toEqual(expected);
  });

  it('tells what is missing from what is malformed', () => {
    const problems = new Problems('terms');
    readTerms(
      { ...plainLicense, license: null, dispute: { way: 'COURT', place: '' }, confidentialityYears: -1 },
      problems,
    );
    expect(problems.list).toHaveLength(3);
    expect(malformed(problems.list).map(({ field }) => field)).toEqual(['terms.confidentialityYears']);
  });
});

describe('rules on terms', () => {
  const nothingPaid: Terms = {
    ...payAfterUse,
    payment: {
      entryFee: 0n,
      stages: [],
      royalty: null,
      minimumPerYear: null,
      cap: null,
      lateInterest: null,
      pauseWhileLapsed: false,
    },
  };

  it('asks for way, time and conditions of payment where pay comes after use (PAU-3)', () => {
    expect(missingPaymentTerms(nothingPaid)).toEqual(['WAY']);
    expect(missingPaymentTerms(using({ trigger: 'SALES_REACH' }))).toEqual(['CONDITIONS']);
    expect(missingPaymentTerms(paying({ stages: [{ label: '甲', amount: 1n, due: [] }] }))).toEqual(['TIME']);
    expect(missingPaymentTerms({ ...nothingPaid, payAfterUse: null })).toEqual([]);
  });

  it('refuses by the law of Heilongjiang and warns by a document of Jilin', () => {
    const refusal = refusalOf(() => readLawfulTerms(heilongjiang, nothingPaid));
    expect(refusal.errors[0]).toMatchObject({
      code: 'RULE',
      field: 'terms.payment',
      params: [{ name: 'missing', value: 'WAY' }],
      rule: { id: 'PAU-3', authority: 'LAW' },
    });
    expect(readLawfulTerms(jilin, nothingPaid).warnings).toMatchObject([{ ruleId: 'PAU-3' }]);
    expect(readLawfulTerms(jilin, payAfterUse).warnings).toEqual([]);
  });

  it('holds shares of the team to the floor of the province (INC-3)', () => {
    const half: Terms = { ...equity, equity: { ...given(equity.equity), teamBasisPoints: 5000 } };
    expect(refusalOf(() => readLawfulTerms(heilongjiang, half)).errors[0]?.rule?.id).toBe('INC-3');
    expect(readLawfulTerms(jilin, half).warnings).toEqual([]);
    expect(readLawfulTerms(heilongjiang, equity).warnings).toEqual([]);
  });

  it('keeps a mode that the register of a province does not list as another way (REG-7)', () => {
    expect(registerMode(heilongjiang, 'INVEST_THEN_EQUITY')).toBe('OTHER');
    expect(registerMode(jilin, 'INVEST_THEN_EQUITY')).toBe('INVEST_THEN_EQUITY');
    expect(registerMode(jilin, 'SERVICE')).toBe('OTHER');
    expect(registerMode(heilongjiang, 'SERVICE')).toBe('SERVICE');
  });

  it('is judged by what it could hand over, also where free text does not say', () => {
    const { license } = plainLicense;
    expect(judgedMode({ mode: 'OTHER', license })).toBe('LICENSE');
    expect(judgedMode({ mode: 'OTHER', license: null })).toBe('TRANSFER');
    expect(judgedMode({ mode: 'INVEST_THEN_EQUITY', license: null })).toBe('EQUITY');
    expect(judgedMode({ mode: 'SERVICE', license: null })).toBe('SERVICE');
  });
});

describe('comparing terms', () => {
  it('keeps terms over the database', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        expect(termsFromJson(JSON.parse(JSON.stringify(termsToJson(terms))))).toEqual(terms);
      }),
    );
    expect(termsColumn.from(null)).toBeNull();
    expect(termsColumn.to(null)).toBeNull();
  });

  it('reads terms of before interest and pause could be agreed as without them, with the digest they had', () => {
    const json = termsToJson(payAfterUse) as { payment: Record<string, unknown> };
    expect(Object.keys(json.payment).sort()).toEqual([
      'cap',
      'entryFee',
      'minimumPerYear',
      'royalty',
      'stages',
    ]);
    expect(termsFromJson(json)).toEqual(payAfterUse);
    expect(termsDigest(payAfterUse)).toBe('3ea6c0e33800720532da321d09c2a3232549a1ce140bcc7aec7075e75d192936');
    expect(termsDigest(paying({ lateInterest: 3 }))).not.toBe(termsDigest(payAfterUse));
    expect(diffTerms(payAfterUse, paying({ lateInterest: 3, pauseWhileLapsed: true }))).toEqual([
      { path: 'payment.pauseWhileLapsed', from: 'false', to: 'true' },
      { path: 'payment.lateInterest', from: null, to: '3' },
    ]);
  });

  it('gives equal terms one digest, in whatever order their parts stand', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        expect(termsDigest(reversed(terms) as Terms)).toBe(termsDigest(terms));
      }),
    );
    expect(termsDigest(transfer)).toMatch(/^[0-9a-f]{64}$/);
  });

  it('finds no difference exactly where digests are equal', () => {
    fc.assert(
      fc.property(anyTerms, anyTerms, (a, b) => {
        expect(diffTerms(a, a)).toEqual([]);
        expect(diffTerms(a, b).length === 0).toBe(termsDigest(a) === termsDigest(b));
      }),
    );
  });

  it('changes the digest with each single value', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const digests = changedOnce(terms).map((changed) => termsDigest(changed as Terms));
        expect(new Set([...digests, termsDigest(terms)]).size).toBe(digests.length + 1);
      }),
      { numRuns: 30 },
    );
  });

  it('says what changed, in yuan', () => {
    expect(diffTerms(payAfterUse, paying({ cap: 50_000_000n, stages: [] }))).toEqual([
      { path: 'payment.stages.0.label', from: '销售达标款', to: null },
      { path: 'payment.stages.0.amount', from: '80000.00', to: null },
      { path: 'payment.stages.0.due.0.kind', from: 'SALES_REACH', to: null },
      { path: 'payment.stages.0.due.0.amount', from: '2000000.00', to: null },
      { path: 'payment.cap', from: '600000.00', to: '500000.00' },
    ]);
  });
});

function refusalOf(run: () => unknown): Refusal {
  try {
    run();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

/** The same value with the keys of all its objects in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** All values that differ from a value in exactly one place. */
function changedOnce(value: unknown): unknown[] {
  if (typeof value === 'bigint') return [value + 1n];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'string') return [`${value}+`];
  if (value === null) return [false];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => changedOnce(item).map((other) => value.with(index, other)));
  }
  return Object.entries(value as object).flatMap(([key, inner]) =>
    changedOnce(inner).map((other) => ({ ...(value as object), [key]: other })),
  );
}
