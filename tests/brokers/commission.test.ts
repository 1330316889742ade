import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  after,
  byTiers,
  type CommissionEvent,
  type CommissionFacts,
  commissionOf,
  commissionShares,
  NO_FACTS,
  runningCommission,
  type TermsVersion,
} from '../../server/features/brokers/engagements/terms/commission.ts';
import { exampleOf } from '../../server/features/brokers/engagements/terms/commission-example.ts';
import type { CommissionTerms } from '../../server/features/brokers/engagements/terms/commission-terms.ts';
import { usualTiers } from '../../server/features/brokers/engagements/terms/practice.ts';
import { readCommissionTerms } from '../../server/features/brokers/engagements/terms/read-commission-terms.ts';
import { splitAccrual } from '../../server/features/brokers/engagements/terms/split-accrual.ts';
import {
  commissionColumn,
  commissionDigest,
} from '../../server/features/brokers/engagements/terms/terms-json.ts';
import { Problems } from '../../server/platform/input/problems.ts';

const PERSON = '0193a000-0000-7000-8000-00000000000';
const part = (
  index: number,
  basisPoints: number,
  role: CommissionTerms['beneficiaries'][number]['role'],
) => ({
  key: `b${index}`,
  role,
  kind: 'PERSON' as const,
  organizationId: null,
  userId: `${PERSON}${index}`,
  name: `经理人${index}`,
  basisPoints,
});
const plain: CommissionTerms = {
  basis: 'RECEIVED',
  way: 'MARGINAL',
  tiers: [{ from: 0n, basisPoints: 500 }],
  fixed: null,
  cap: null,
  minimum: null,
  payer: 'ENTERPRISE',
  due: 'EACH_RECEIPT',
  protectionMonths: 24,
  beneficiaries: [part(1, 10_000, 'LEAD')],
};
const yuan = (amount: number) => BigInt(amount) * 100n;
const facts = (values: Partial<CommissionFacts>): CommissionFacts => ({ ...NO_FACTS, ...values });

const fen = fc.bigInt({ min: 0n, max: 10n ** 12n });
const tiers = fc
  .uniqueArray(fc.bigInt({ min: 1n, max: 10n ** 11n }), { maxLength: 4 })
  .chain((marks) =>
    fc.tuple(
      fc.constant([0n, ...marks.sort((a, b) => (a < b ? -1 : 1))]),
      fc.array(fc.integer({ min: 1, max: 3000 }), {
        minLength: marks.length + 1,
        maxLength: marks.length + 1,
      }),
    ),
  )
  .map(([marks, rates]) => marks.map((from, index) => ({ from, basisPoints: rates[index] ?? 1 })));
const bounds = fc
  .tuple(fc.option(fen, { nil: null }), fc.option(fen, { nil: null }))
  .map(([one, other]) =>
    one !== null && other !== null && other > one
      ? { cap: other, minimum: one }
      : { cap: one, minimum: other },
  )
  .filter(({ cap, minimum }) => cap === null || minimum === null || minimum <= cap);
const shares = fc
  .array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
  .map((weights) => {
    const sum = weights.reduce((all, weight) => all + weight, 0);
    const rest = weights.slice(1).map((weight) => Math.floor((weight * 10_000) / sum));
    return [10_000 - rest.reduce((all, each) => all + each, 0), ...rest];
  })
  .map((points) =>
    points.map((basisPoints, index) => part(index + 1, basisPoints, index === 0 ? 'LEAD' : 'CO_BROKER')),
  );
const terms: fc.Arbitrary<CommissionTerms> = fc
  .tuple(
    fc.constantFrom('CONTRACT_AMOUNT', 'RECEIVED', 'NET_INCOME', 'FIXED' as const),
    fc.constantFrom('MARGINAL', 'WHOLE' as const),
    tiers,
    bounds,
    fen,
    fc.boolean(),
    shares,
  )
  .map(([basis, way, steps, { cap, minimum }, fixed, atSigning, beneficiaries]) => ({
    ...plain,
    basis,
    way,
    beneficiaries,
    tiers: basis === 'FIXED' ? [] : steps,
    fixed: basis === 'FIXED' ? fixed : null,
    cap: basis === 'FIXED' ? null : cap,
    minimum: basis === 'FIXED' ? null : minimum,
    due: atSigning && (basis === 'FIXED' || basis === 'CONTRACT_AMOUNT') ? 'AT_SIGNING' : 'EACH_RECEIPT',
  }));
const DAYS = ['2026-12-01', '2026-12-15', '2027-01-10', '2027-02-01', '2027-03-01'];
const event: fc.Arbitrary<CommissionEvent> = fc.record({
  kind: fc.constant('RECEIVED' as const),
  on: fc.constantFrom(...DAYS),
  received: fen,
  net: fen,
});
const signed = (contractAmount: bigint, on = '2026-12-01'): CommissionEvent => ({
  kind: 'SIGNED',
  on,
  contractAmount,
});

describe('tiers', () => {
  it('count each part of the base at its own rate, or the whole at the rate it reaches', () => {
    expect(byTiers('MARGINAL', usualTiers(), yuan(8_000_000))).toBe(yuan(150_000 + 480_000 + 300_000));
    expect(byTiers('WHOLE', usualTiers(), yuan(8_000_000))).toBe(yuan(800_000));
    expect(byTiers('WHOLE', usualTiers(), yuan(500_000))).toBe(yuan(75_000));
  });

  it('never take back what the tier before came to, where the rates fall', () => {
    expect(byTiers('WHOLE', usualTiers(), yuan(1_000_000))).toBe(yuan(150_000));
    expect(byTiers('WHOLE', usualTiers(), yuan(1_250_000))).toBe(yuan(150_000));
    expect(byTiers('WHOLE', usualTiers(), yuan(1_300_000))).toBe(yuan(156_000));
  });

  it('never make more of a smaller base', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('MARGINAL', 'WHOLE' as const),
        tiers,
        fen,
        fen,
        (way, steps, base, more) => {
          expect(byTiers(way, steps, base + more)).toBeGreaterThanOrEqual(byTiers(way, steps, base));
        },
      ),
    );
  });
});

describe('a commission', () => {
  it('is due in proportion with each receipt, or in full at signing', () => {
    const of = { ...plain, basis: 'CONTRACT_AMOUNT' as const, tiers: [{ from: 0n, basisPoints: 1200 }] };
    const half = facts({ contractAmount: yuan(2_000_000), received: yuan(1_000_000) });
    expect(commissionOf(of, facts({ contractAmount: yuan(2_000_000) }))).toBe(0n);
    expect(commissionOf(of, half)).toBe(yuan(120_000));
    expect(commissionOf({ ...of, due: 'AT_SIGNING' }, facts({ contractAmount: yuan(2_000_000) }))).toBe(
      yuan(240_000),
    );
    expect(commissionOf({ ...of, due: 'AT_SIGNING' }, facts({ received: yuan(5) }))).toBe(0n);
    const fixed = { ...plain, basis: 'FIXED' as const, tiers: [], fixed: yuan(60_000) };
    expect(commissionOf(fixed, half)).toBe(yuan(30_000));
    expect(commissionOf(fixed, facts({ contractAmount: 0n, received: 1n }))).toBe(yuan(60_000));
  });

  it('keeps to cap and minimum, and gives shares for equity', () => {
    const bound = { ...plain, cap: yuan(50_000), minimum: yuan(10_000) };
    expect(commissionOf(bound, NO_FACTS)).toBe(0n);
    expect(commissionOf(bound, facts({ received: 1n }))).toBe(yuan(10_000));
    expect(commissionOf(bound, facts({ received: yuan(600_000) }))).toBe(yuan(30_000));
    expect(commissionOf(bound, facts({ received: yuan(9_000_000) }))).toBe(yuan(50_000));
    const equity = { ...plain, basis: 'EQUITY' as const };
    const given = facts({ contractAmount: 0n, equityBasisPoints: 2000, received: yuan(5) });
    expect([commissionOf(equity, given), commissionShares(equity, given)]).toEqual([0n, 100]);
  });

  it('never shrinks when more comes in, and lies between minimum and cap once it is due', () => {
    fc.assert(
      fc.property(terms, fen, fen, fen, fen, fen, (agreed, contractAmount, received, net, more, moreNet) => {
        const now = facts({ contractAmount, received, net });
        const later = { ...now, received: received + more, net: net + moreNet };
        const [first, second] = [commissionOf(agreed, now), commissionOf(agreed, later)];
        expect(second).toBeGreaterThanOrEqual(first);
        if (agreed.cap !== null) expect(second).toBeLessThanOrEqual(agreed.cap);
        if (agreed.minimum !== null && second > 0n) expect(second).toBeGreaterThanOrEqual(agreed.minimum);
      }),
    );
  });
});

describe('versions', () => {
  const later = (values: Partial<CommissionTerms>): TermsVersion => ({
    effectiveFrom: '2027-01-01',
    terms: { ...plain, ...values },
  });
  const first: TermsVersion = { effectiveFrom: '2026-12-01', terms: plain };
  const received = (amount: number, on: string): CommissionEvent => ({
    kind: 'RECEIVED',
    on,
    received: yuan(amount),
    net: yuan(amount),
  });

  it('change nothing about what was before', () => {
    const events = [received(100_000, '2026-12-05'), received(100_000, '2027-01-10')];
    expect(runningCommission([first], events)).toBe(yuan(10_000));
    const doubled = later({ tiers: [{ from: 0n, basisPoints: 1000 }] });
    expect(runningCommission([first, doubled], events)).toBe(yuan(15_000));
    expect(runningCommission([first, doubled], events.slice(0, 1))).toBe(yuan(5_000));
    expect(runningCommission([first, later({ cap: yuan(3_000) })], events)).toBe(yuan(5_000));
    expect(runningCommission([first, later({ minimum: yuan(40_000) })], events)).toBe(yuan(40_000));
  });

  it('count earlier money for the marks of tiers, and pay nothing for it', () => {
    const steps = [
      { from: 0n, basisPoints: 1000 },
      { from: yuan(100_000), basisPoints: 500 },
    ];
    const events = [received(100_000, '2026-11-01'), received(100_000, '2026-12-05')];
    expect(runningCommission([{ ...first, terms: { ...plain, tiers: steps } }], events)).toBe(yuan(5_000));
  });

  it('come to the same in whatever order the facts are given, and to what one version says of its own', () => {
    fc.assert(
      fc.property(
        terms,
        terms,
        fc.array(event, { maxLength: 8 }),
        fen,
        fc.integer(),
        (one, other, some, amount, seed) => {
          const versions = [
            { effectiveFrom: '2026-12-01', terms: one },
            { effectiveFrom: '2027-01-01', terms: other },
          ];
          const events = [signed(amount), ...some];
          const shuffled = [...events].sort((a, b) => (hash(a, seed) < hash(b, seed) ? -1 : 1));
          const total = runningCommission(versions, events);
          expect(runningCommission(versions, shuffled)).toBe(total);
          const before = events.filter(({ on }) => on < '2027-01-01');
          expect(total).toBeGreaterThanOrEqual(runningCommission(versions, before));
          const all = events.reduce(after, NO_FACTS);
          expect(runningCommission([{ effectiveFrom: '2026-12-01', terms: one }], events)).toBe(
            commissionOf(one, all),
          );
        },
      ),
    );
  });
});

describe('accruals', () => {
  it('go by shares, and come back in proportion to what each has', () => {
    const of = [part(1, 5000, 'LEAD'), part(2, 3000, 'CO_BROKER'), part(3, 2000, 'CO_BROKER')];
    expect([...splitAccrual(101n, of, new Map())]).toEqual([
      ['b1', 51n],
      ['b2', 30n],
      ['b3', 20n],
    ]);
    const accrued = new Map([
      ['b1', 51n],
      ['b2', 30n],
      ['old', 20n],
    ]);
    expect([...splitAccrual(-101n, of, accrued)].sort()).toEqual([
      ['b1', -51n],
      ['b2', -30n],
      ['b3', -0n],
      ['old', -20n],
    ]);
    expect(() => splitAccrual(-102n, of, accrued)).toThrow(RangeError);
  });

  it('of random receipts and reversals always sum, never go below zero and never pay twice', () => {
    fc.assert(
      fc.property(
        terms,
        fen,
        fc.array(event, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(), { maxLength: 8 }),
        (agreed, amount, receipts, reversed) => {
          const versions = [{ effectiveFrom: '2026-12-01', terms: agreed }];
          const accrued = new Map<string, bigint>();
          const book = (standing: readonly CommissionEvent[]) => {
            const total = runningCommission(versions, [signed(amount), ...standing]);
            const delta = total - sum(accrued);
            for (const [key, each] of splitAccrual(delta, agreed.beneficiaries, accrued))
              accrued.set(key, (accrued.get(key) ?? 0n) + each);
            expect(sum(accrued)).toBe(total);
            expect([...accrued.values()].every((each) => each >= 0n)).toBe(true);
          };
          let standing: CommissionEvent[] = [];
          for (const each of receipts) {
            standing = [...standing, each];
            book(standing);
            // Told once more, nothing is added.
            book(standing);
          }
          for (const place of reversed) {
            standing = standing.filter((_each, index) => index !== place % receipts.length);
            book(standing);
          }
          book([]);
          expect(sum(accrued)).toBe(commissionOf(agreed, facts({ contractAmount: amount })));
        },
      ),
    );
  });
});

describe('reading', () => {
  const problemsOf = (values: Partial<CommissionTerms>, side?: 'OWNER' | 'ENTERPRISE') => {
    const problems = new Problems('');
    readCommissionTerms({ ...plain, ...values }, problems, side);
    return problems.list.map(({ field, code, params }) =>
      `${field} ${code} ${params.find(({ name }) => name === 'reason')?.value ?? ''}`.trim(),
    );
  };

  it('takes what is whole and names everything else', () => {
    expect(problemsOf({}, 'ENTERPRISE')).toEqual([]);
    expect(problemsOf({}, 'OWNER')).toEqual(['payer INVALID PAYER_OF_SIDE']);
    expect(problemsOf({ basis: 'NET_INCOME' })).toEqual(['basis INVALID NET_INCOME_OF_OWNER']);
    expect(problemsOf({ due: 'AT_SIGNING' })).toEqual(['due INVALID NOT_KNOWN_AT_SIGNING']);
    expect(problemsOf({ basis: 'FIXED' })).toEqual(['tiers INVALID NOT_OF_CHOICE', 'fixed REQUIRED']);
    expect(problemsOf({ tiers: [] })).toEqual(['tiers REQUIRED']);
    expect(
      problemsOf({
        tiers: [
          { from: 5n, basisPoints: 1 },
          { from: 5n, basisPoints: 0 },
        ],
      }),
    ).toEqual([
      'tiers.0.from INVALID FIRST_FROM_ZERO',
      'tiers.1.from INVALID NOT_ASCENDING',
      'tiers.1.basisPoints INVALID OUT_OF_RANGE',
    ]);
    expect(problemsOf({ cap: 5n, minimum: 6n })).toEqual(['minimum INVALID ABOVE_CAP']);
    expect(problemsOf({ protectionMonths: 37 })).toEqual(['protectionMonths INVALID OUT_OF_RANGE']);
    expect(problemsOf({ beneficiaries: [part(1, 5000, 'LEAD'), part(1, 4000, 'LEAD')] })).toEqual([
      'beneficiaries INVALID NOT_THE_WHOLE',
      'beneficiaries INVALID ONE_LEAD',
      'beneficiaries.1.key INVALID TWICE',
      'beneficiaries.1 INVALID TWICE',
    ]);
    expect(problemsOf({ beneficiaries: [{ ...part(1, 10_000, 'LEAD'), key: 'client' }] })).toEqual([
      'beneficiaries.0.key INVALID NO_KEY',
    ]);
  });

  it('reads back from the database what was written, with the same digest', () => {
    fc.assert(
      fc.property(terms, (agreed) => {
        const written = JSON.parse(JSON.stringify(commissionColumn.to(agreed)));
        const read: CommissionTerms = commissionColumn.from(written);
        expect(read).toEqual(agreed);
        expect(commissionDigest(read)).toBe(commissionDigest(agreed));
      }),
      { numRuns: 30 },
    );
  });
});

describe('examples', () => {
  const setting = { costBasisPoints: 0, equityBasisPoints: 0, freeBasisPoints: null };

  it('reckon the tiers, who gets what and what has to wait above a floor', () => {
    const agreed = {
      ...plain,
      basis: 'CONTRACT_AMOUNT' as const,
      tiers: usualTiers(),
      beneficiaries: [part(1, 7000, 'LEAD'), part(2, 3000, 'CO_BROKER')],
    };
    const example = exampleOf(agreed, yuan(2_000_000), { ...setting, freeBasisPoints: 1000 });
    expect(example).toMatchObject({
      commission: yuan(270_000),
      effectiveBasisPoints: 1350,
      payable: yuan(200_000),
      owed: yuan(70_000),
      isCapped: false,
      isRaised: false,
    });
    expect(example.tiers.map(({ amount }) => amount)).toEqual([yuan(150_000), yuan(120_000)]);
    expect(example.parts.map(({ amount }) => amount)).toEqual([yuan(189_000), yuan(81_000)]);
    expect(example.course.map(({ commission }) => commission)).toEqual(
      [67_500, 135_000, 202_500, 270_000].map(yuan),
    );
    expect(exampleOf({ ...agreed, cap: yuan(100_000) }, yuan(2_000_000), setting)).toMatchObject({
      commission: yuan(100_000),
      isCapped: true,
      owed: 0n,
    });
  });
});

function sum(accrued: ReadonlyMap<string, bigint>): bigint {
  return [...accrued.values()].reduce((all, each) => all + each, 0n);
}

/** A number for an event that another seed orders differently. */
function hash(each: CommissionEvent, seed: number): bigint {
  const amount = each.kind === 'SIGNED' ? each.contractAmount : each.received;
  return (amount * BigInt(Math.abs(seed) + 7)) % 1009n;
}
