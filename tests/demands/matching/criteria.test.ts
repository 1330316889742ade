import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DemandTarget } from '../../../server/features/demands/content/demand-content.ts';
import type { DismissReason, MatchVerdict } from '../../../server/features/demands/matching/match.enums.ts';
import { saysEnough } from '../../../server/features/demands/matching/reading/judge-matches.ts';
import {
  judge,
  type KnownResult,
  leastLevel,
  type MatchCriterion,
  monthsUntil,
  type Wish,
} from '../../../server/features/demands/matching/signals/criteria.ts';
import {
  effectOf,
  learnedWeights,
  REASON_CRITERIA,
  scoreOf,
  WEIGHTS,
} from '../../../server/features/demands/matching/signals/weights.ts';

const target = (values: Partial<DemandTarget>): DemandTarget => ({
  id: 't1',
  name: '降解率',
  comparison: 'AT_LEAST',
  value: '60',
  upper: null,
  unit: '%',
  testMethod: '',
  weight: 10_000,
  isRequired: true,
  ...values,
});

const wish: Wish = {
  sector: 'BIOLOGY',
  strategicIndustry: null,
  provinceCode: '230000',
  targets: [target({})],
  wantedBy: '2027-11-23',
  means: 10_000_000n,
  modes: ['LICENSE'],
  eligibility: { kinds: ['UNIVERSITY'], provinces: [] },
};

const known: KnownResult = {
  text: '',
  sector: '',
  strategicIndustry: null,
  provinceCode: '',
  trl: null,
  modes: [],
  leastPrice: null,
  right: null,
  unit: null,
};

const TODAY = '2026-11-23';
const verdicts = (wished: Wish, about: Partial<KnownResult>) =>
  Object.fromEntries(
    judge(wished, { ...known, ...about }, TODAY).map(({ code, verdict }) => [code, verdict]),
  );
const ofTarget = (values: Partial<DemandTarget>, text: string) =>
  judge({ ...wish, targets: [target(values)] }, { ...known, text }, TODAY)[0];

describe('criteria', () => {
  it('are unknown where nothing is known, and then count nothing', () => {
    const judged = judge(wish, known, TODAY);
    expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(['UNKNOWN']));
    expect(scoreOf(4321, judged)).toBe(4321);
  });

  it('fit and do not fit by what is known', () => {
    const unit = { kind: 'UNIVERSITY', provinceCode: '230000', completedDeals: 2, runningDeals: 1 } as const;
    const fits = {
      text: '10℃下降解率达到65.5%',
      sector: 'BIOLOGY',
      provinceCode: '230000',
      trl: 7,
      modes: ['LICENSE'],
      leastPrice: 9_000_000n,
      right: 'FREE',
      unit,
    } as const;
    expect(verdicts(wish, fits)).toEqual({
      TARGET: 'FITS',
      SECTOR: 'FITS',
      STRATEGIC_INDUSTRY: 'UNKNOWN',
      MATURITY: 'FITS',
      MODE: 'FITS',
      BUDGET: 'FITS',
      RIGHT: 'FITS',
      ELIGIBILITY: 'FITS',
      REGION: 'FITS',
      TRACK_RECORD: 'FITS',
    });
    const not = {
      ...fits,
      text: '降解率仅为41%',
      sector: 'ENERGY',
      provinceCode: '220000',
      trl: 6,
      modes: ['TRANSFER'],
      leastPrice: 10_000_001n,
      right: 'EXCLUSIVE',
      unit: { ...unit, kind: 'INSTITUTE', completedDeals: 0, runningDeals: 0 },
    } as const;
    expect(verdicts(wish, not)).toMatchObject({
      TARGET: 'FITS_NOT',
      SECTOR: 'FITS_NOT',
      MATURITY: 'FITS_NOT',
      MODE: 'FITS_NOT',
      BUDGET: 'FITS_NOT',
      RIGHT: 'FITS_NOT',
      ELIGIBILITY: 'FITS_NOT',
      REGION: 'FITS_NOT',
      TRACK_RECORD: 'UNKNOWN',
    });
  });

  it('say of a target what the text says, with the passage', () => {
    expect(ofTarget({}, '传统方法降解率为40%；本菌剂的降解率为72%')).toMatchObject({
      verdict: 'FITS',
      wanted: ['≥60 %'],
      found: ['降解率为72%'],
    });
    // A bound in the other direction leaves it open.
    expect(ofTarget({ comparison: 'AT_MOST', value: '80' }, '降解率不低于70%')).toMatchObject({
      verdict: 'UNKNOWN',
    });
    expect(ofTarget({ comparison: 'AT_MOST', value: '60' }, '降解率不低于70%')).toMatchObject({
      verdict: 'FITS_NOT',
    });
    expect(ofTarget({ value: '80' }, '降解率不低于70%')).toMatchObject({ verdict: 'UNKNOWN' });
    expect(ofTarget({}, '降解率由50%提高到70%')).toMatchObject({
      verdict: 'UNKNOWN',
      found: ['降解率由50%提高到70%'],
    });
    expect(ofTarget({ comparison: 'BETWEEN', value: '60', upper: '80' }, '降解率65~75%')).toMatchObject({
      verdict: 'FITS',
      wanted: ['60~80 %'],
    });
  });

  it('count months and levels', () => {
    expect(monthsUntil('2026-11-23', '2027-11-22')).toBe(11);
    expect(monthsUntil('2026-11-23', '2027-11-23')).toBe(12);
    expect(monthsUntil('2026-11-23', '2026-01-01')).toBe(0);
    expect([0, 6, 7, 12, 18, 24, 36, 37].map(leastLevel)).toEqual([8, 8, 7, 7, 6, 5, 4, 3]);
  });
});

describe('weights', () => {
  const reasons = Object.keys(REASON_CRITERIA) as DismissReason[];

  it('grow with the reasons of an organisation, at most to twice their own', () => {
    const learned = learnedWeights(
      new Map([
        ['NOT_MATURE', 2],
        ['TOO_FAR', 9],
        ['KNOWN_ALREADY', 5],
      ] as const),
    );
    expect(learned).toEqual({
      ...WEIGHTS,
      MATURITY: { fits: 750, fitsNot: 1500 },
      REGION: { fits: 600, fitsNot: 800 },
    });
  });

  it('never turn a verdict around and never give anything for what is unknown', () => {
    const codes = Object.keys(WEIGHTS) as (keyof typeof WEIGHTS)[];
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...reasons), fc.nat(50)),
        fc.constantFrom(...codes),
        fc.nat(10_000),
        (counts, code, share) => {
          const weights = learnedWeights(new Map(Object.entries(counts) as [DismissReason, number][]));
          const effect = (verdict: MatchVerdict) => effectOf(code, verdict, share, weights);
          expect(effect('UNKNOWN')).toBe(0);
          expect(effect('FITS')).toBeGreaterThanOrEqual(0);
          expect(effect('FITS_NOT')).toBeLessThanOrEqual(0);
          expect(weights[code].fitsNot).toBeGreaterThanOrEqual(WEIGHTS[code].fitsNot);
          expect(weights[code].fitsNot).toBeLessThanOrEqual(2 * Math.max(WEIGHTS[code].fitsNot, 400));
        },
      ),
    );
  });
});

describe('what is worth suggesting', () => {
  const line = (code: MatchCriterion['code'], verdict: MatchVerdict): MatchCriterion => ({
    ...{ code, verdict, share: 10_000, target: null, wanted: [], found: [] },
  });
  const isWorth = (textShare: number, ...criteria: MatchCriterion[]) => saysEnough({ textShare, criteria });

  it('stands up to the best text', () => {
    expect(isWorth(2000, line('TEXT', 'FITS'))).toBe(true);
    expect(isWorth(1999, line('TEXT', 'FITS'))).toBe(false);
  });

  it('has more than a few words by chance, or its sector, or a target', () => {
    const chance = [line('TEXT', 'FITS_NOT'), line('SECTOR', 'FITS_NOT')];
    expect(isWorth(10_000, ...chance)).toBe(false);
    expect(isWorth(10_000, ...chance, line('MATURITY', 'FITS'), line('MODE', 'FITS'))).toBe(false);
    expect(isWorth(10_000, ...chance, line('TARGET', 'FITS'))).toBe(true);
    expect(isWorth(10_000, line('TEXT', 'UNKNOWN'), line('SECTOR', 'FITS_NOT'))).toBe(true);
    expect(isWorth(10_000, line('TEXT', 'FITS_NOT'), line('SECTOR', 'UNKNOWN'))).toBe(true);
  });
});
