import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runningCommission } from '../../../server/features/brokers/engagements/terms/commission.ts';
import type { CommissionTerms } from '../../../server/features/brokers/engagements/terms/commission-terms.ts';
import {
  grown,
  growth,
  type MoneyRow,
  standing,
  type Tally,
  withNet,
} from '../../../server/features/brokers/settlement/accrual/standing.ts';
import { bonusOf } from '../../../server/features/brokers/settlement/bonus/bonus.ts';

const part = (key: string, basisPoints: number) => ({
  ...{ key, role: 'LEAD' as const, kind: 'PERSON' as const, organizationId: null, userId: key, name: key },
  basisPoints,
});
const TERMS: CommissionTerms = {
  basis: 'RECEIVED',
  way: 'MARGINAL',
  tiers: [
    { from: 0n, basisPoints: 1500 },
    { from: 200_000n, basisPoints: 1100 },
  ],
  fixed: null,
  cap: 90_000n,
  minimum: 1_000n,
  payer: 'ENTERPRISE',
  due: 'EACH_RECEIPT',
  protectionMonths: 24,
  beneficiaries: [part('a', 3333), part('b', 3333), part('c', 3334)],
};
const VERSIONS = [
  { effectiveFrom: '2026-01-01', terms: TERMS },
  {
    effectiveFrom: '2026-06-01',
    terms: { ...TERMS, way: 'WHOLE' as const, beneficiaries: [part('a', 5001), part('d', 4999)] },
  },
];

const DAYS = ['2026-02-01', '2026-05-31', '2026-06-01', '2026-09-09'];
const step = fc.record({
  day: fc.constantFrom(...DAYS),
  amount: fc.bigInt({ min: 1n, max: 300_000n }),
  /** Which receipt is taken back, and how much of it, in per cent; none where it is null. */
  back: fc.option(fc.record({ which: fc.nat(20), percent: fc.integer({ min: 1, max: 100 }) })),
});

/** Rows as the books record them: receipts, and what was taken back of earlier ones. */
function rowsOf(
  steps: readonly { day: string; amount: bigint; back: { which: number; percent: number } | null }[],
) {
  const rows: MoneyRow[] = [];
  const left: { receiptId: string; on: string; amount: bigint }[] = [];
  steps.forEach(({ day: on, amount, back }, index) => {
    const of = back ? left[back.which % Math.max(1, left.length)] : undefined;
    const taken = of && back ? (of.amount * BigInt(back.percent) + 99n) / 100n : 0n;
    if (of && taken > 0n) {
      of.amount -= taken;
      rows.push({ id: `${index}`, on: of.on, receiptId: of.receiptId, received: -taken, net: -taken });
      return;
    }
    left.push({ receiptId: `r${index}`, on, amount });
    rows.push({ id: `${index}`, on, receiptId: `r${index}`, received: amount, net: amount });
  });
  return rows;
}

const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((all, amount) => all + amount, 0n);

describe('reckoning a commission', () => {
  it('always sums to what was agreed of the money that stands, and nobody is ever below zero', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const known: MoneyRow[] = [];
        let tally: Tally = { total: 0n, accrued: new Map() };
        for (const row of rowsOf(steps)) {
          known.push(row);
          const parts = growth(VERSIONS, standing(known), row.on, tally);
          const next = grown(tally, parts);
          expect(next.total).toBe(runningCommission(VERSIONS, standing(known)));
          expect(sum(next.accrued.values())).toBe(next.total);
          for (const amount of next.accrued.values()) expect(amount >= 0n).toBe(true);
          // Told twice, nothing more is owed.
          expect(growth(VERSIONS, standing(known), row.on, next).size).toBe(0);
          tally = next;
        }
        const received = sum(
          standing(known).map((event) => (event.kind === 'RECEIVED' ? event.received : 0n)),
        );
        expect(received).toBe(sum(known.map((row) => row.received)));
        if (received === 0n) expect(tally.total).toBe(0n);
      }),
    );
  });

  it('owes the same in all, in whatever order the same money came in', () => {
    const receipt = fc.record({
      day: fc.constantFrom(...DAYS),
      amount: fc.bigInt({ min: 1n, max: 300_000n }),
    });
    const shuffled = fc
      .array(receipt, { minLength: 1, maxLength: 12 })
      .chain((all) =>
        fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const total = (all: typeof one) =>
          runningCommission(VERSIONS, standing(rowsOf(all.map((each) => ({ ...each, back: null })))));
        expect(total(one)).toBe(total(other));
      }),
    );
  });

  it('allots net income to the receipts of a distribution so that it makes the whole', () => {
    const row = (id: string, received: bigint) => ({ id, on: '2026-02-01', receiptId: id, received });
    const rows = withNet([row('a', 100_001n), row('b', -40_000n), row('c', 7n)], 50_000n);
    expect(sum(rows.map(({ net }) => net))).toBe(50_000n);
    expect(rows.map(({ net }) => net)).toEqual([83_323n, -33_329n, 6n]);
  });

  it('takes back of the same receipt, first what came in for the same day', () => {
    const rows: MoneyRow[] = [
      { id: '1', on: '2026-02-01', receiptId: 'r', received: 100n, net: 0n },
      { id: '2', on: '2026-03-01', receiptId: 'r', received: 50n, net: 0n },
      { id: '3', on: '2026-02-01', receiptId: 'other', received: 70n, net: 0n },
      { id: '4', on: '2026-02-01', receiptId: 'r', received: -120n, net: 0n },
    ];
    expect(standing(rows)).toEqual([
      { kind: 'RECEIVED', on: '2026-03-01', received: 30n, net: 0n },
      { kind: 'RECEIVED', on: '2026-02-01', received: 70n, net: 0n },
    ]);
  });
});

describe('the bonus programme', () => {
  const agency = (agencyId: string, brokerId: string) => ({
    ...{ agencyId, agencyName: agencyId, brokerId, brokerName: brokerId },
  });

  it('gives 3 % of what was really paid, a million at most, and half of it to the brokers by what they brought', () => {
    const lines = bonusOf([
      { dealId: '1', paid: 5_000_000_000n, agencies: [agency('A', 'x')] },
      { dealId: '2', paid: 100_000_033n, agencies: [agency('B', 'y')] },
      { dealId: '3', paid: 50_000_000n, agencies: [agency('B', 'z'), agency('A', 'x')] },
      { dealId: '4', paid: 0n, agencies: [agency('C', 'v')] },
    ]);
    expect(
      lines.map(({ agencyId, rank, deals, turnover, bonus, forBrokers }) => ({
        ...{ agencyId, rank, deals, turnover, bonus, forBrokers },
      })),
    ).toEqual([
      {
        agencyId: 'A',
        rank: 1,
        deals: 2,
        turnover: 5_025_000_000n,
        bonus: 100_000_000n,
        forBrokers: 50_000_000n,
      },
      { agencyId: 'B', rank: 2, deals: 2, turnover: 125_000_033n, bonus: 3_750_000n, forBrokers: 1_875_000n },
    ]);
    expect(lines[1]?.brokers.map(({ brokerId, amount }) => [brokerId, amount])).toEqual([
      ['y', 1_500_000n],
      ['z', 375_000n],
    ]);
  });

  it('gives nothing beyond the tenth place', () => {
    const lines = bonusOf(
      Array.from({ length: 12 }, (_none, index) => ({
        ...{ dealId: String(index), paid: 1_000_000n - BigInt(index) },
        agencies: [agency(`A${index}`, 'x')],
      })),
    );
    expect(lines.filter(({ bonus }) => bonus > 0n)).toHaveLength(10);
  });
});
