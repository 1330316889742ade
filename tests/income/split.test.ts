import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CommissionDue,
  commissionDue,
  type IncomeSum,
  type PlainCommission,
  plainInAll,
  type SplitInput,
  type SplitKind,
  shareUp,
  splitIncome,
} from '../../server/features/income/distributions/split.ts';
import {
  floorsOf,
  judgeShares,
  refuseCommissionsBelowFloor,
} from '../../server/features/income/plans/floors.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import type { RulebookUnit } from '../../server/features/rulebook/rulebook.types.ts';
import { CONVERSION_MODES } from '../../server/features/rulebook/rules/vocabulary.ts';
import { Refusal } from '../../server/platform/errors.ts';

const ON = '2026-11-22';
const HLJ_UNIVERSITY: RulebookUnit = {
  provinceCode: '230000',
  kind: 'UNIVERSITY',
  stateFunded: true,
  subordination: 'PROVINCIAL',
};
const HLJ_INSTITUTE: RulebookUnit = { ...HLJ_UNIVERSITY, kind: 'INSTITUTE' };
const JL_UNIVERSITY: RulebookUnit = { ...HLJ_UNIVERSITY, provinceCode: '220000' };
const PRIVATE: RulebookUnit = { ...HLJ_UNIVERSITY, stateFunded: false, subordination: 'NONE' };
const UNITS = [HLJ_UNIVERSITY, HLJ_INSTITUTE, JL_UNIVERSITY, PRIVATE];
const ADOPTED = { ruleId: 'INC-6' as const, effectiveFrom: '2026-01-01' };

const conversion = (values: Partial<Parameters<typeof floorsOf>[1]> = {}) => ({
  mode: 'LICENSE' as const,
  completersConvert: true,
  profitBasisPoints: null,
  grantedFirst: false,
  ...values,
});

/** A commission of a plan, with what earlier distributions came to and paid of it. */
const plain = ({
  key,
  payer,
  earlier: { paid, ...earlier },
  ...share
}: PlainCommission &
  Pick<CommissionDue, 'key' | 'payer'> & { earlier: IncomeSum & { paid: bigint } }): CommissionDue => ({
  key,
  payer,
  inAll: (now) => plainInAll(share, earlier, now),
  paid,
});

const money = fc.bigInt({ min: 1n, max: 10n ** 14n });
const pool = (name: string) =>
  fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }).map((weights) => {
    const whole = weights.reduce((all, weight) => all + weight, 0);
    const parts = weights.map((weight) => Math.floor((weight * 10_000) / whole));
    const rest = 10_000 - parts.reduce((all, part) => all + part, 0);
    return parts.map((weight, index) => ({
      key: `${name}${index}`,
      weight: index === 0 ? weight + rest : weight,
    }));
  });
const shares = fc
  .tuple(
    fc.integer({ min: 0, max: 10_000 }),
    fc.integer({ min: 0, max: 10_000 }),
    fc.integer({ min: 0, max: 10_000 }),
  )
  .map((cuts) => {
    const [a = 0, b = 0, c = 0] = [...cuts].sort((one, other) => one - other);
    return { completers: a, contributors: b - a, fund: c - b };
  });
const commission = fc.record({
  key: fc.uuid(),
  payer: fc.constantFrom('UNIT' as const, 'CONTRIBUTORS' as const),
  base: fc.constantFrom('NET_INCOME' as const, 'RECEIVED' as const),
  earlier: fc.record({ received: money, net: money, paid: fc.bigInt({ min: 0n, max: 10n ** 9n }) }),
  rate: fc.oneof(
    fc.integer({ min: 1, max: 5000 }).map((basisPoints) => ({ basisPoints, fixed: null })),
    money.map((fixed) => ({ basisPoints: null, fixed })),
  ),
});
const input: fc.Arbitrary<SplitInput> = fc.record({
  received: money,
  costs: fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 13n }), { maxLength: 5 })
    .map((costs) => costs.map((left, index) => ({ id: `cost${index}`, left }))),
  shares,
  completers: pool('completer'),
  contributors: pool('contributor'),
  commissions: fc
    .array(commission, { maxLength: 4 })
    .map((list) => list.map(({ rate, ...each }) => plain({ ...each, ...rate }))),
});

function sumOf(split: ReturnType<typeof splitIncome>, ...kinds: SplitKind[]): bigint {
  return split.lines.filter(({ kind }) => kinds.includes(kind)).reduce((all, { amount }) => all + amount, 0n);
}
const all = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

describe('the cascade', () => {
  it('gives the worked example to the fen', () => {
    const split = splitIncome({
      received: 25_500_000n,
      costs: [
        { id: 'tax', left: 900_000n },
        { id: 'valuation', left: 600_000n },
      ],
      shares: { completers: 7000, contributors: 1000, fund: 1000 },
      completers: [
        { key: 'a', weight: 6000 },
        { key: 'b', weight: 4000 },
      ],
      contributors: [{ key: 'c', weight: 10_000 }],
      commissions: [],
    });
    expect(split.net).toBe(24_000_000n);
    expect(split.lines.map(({ kind, key, amount }) => [kind, key, amount])).toEqual([
      ['COMPLETER', 'a', 10_080_000n],
      ['COMPLETER', 'b', 6_720_000n],
      ['CONTRIBUTOR', 'c', 2_400_000n],
      ['FUND', null, 2_400_000n],
      ['UNIT', null, 2_400_000n],
    ]);
  });

  it('has lines and deducted costs that make up what was received, none below zero', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const split = splitIncome(asked);
        expect(all(split.deducted.map(({ amount }) => amount)) + split.net).toBe(asked.received);
        expect(all(split.lines.map(({ amount }) => amount))).toBe(split.net);
        expect(split.lines.every(({ amount, owed }) => amount >= 0n && owed >= 0n)).toBe(true);
        expect(all(split.deducted.map(({ amount }) => amount)) + split.carried).toBe(
          all(asked.costs.map(({ left }) => left)),
        );
        expect(split.net >= 0n && (split.net > 0n || split.carried >= 0n)).toBe(true);
      }),
    );
  });

  it('gives the completers at least their share, and the team too, whatever commissions there are', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const split = splitIncome(asked);
        const completers = sumOf(split, 'COMPLETER');
        const contributors = sumOf(split, 'CONTRIBUTOR') + paidBy(asked, split, 'CONTRIBUTORS');
        expect(completers * 10_000n >= split.net * BigInt(asked.shares.completers)).toBe(true);
        const team = asked.shares.completers + asked.shares.contributors;
        expect((completers + contributors) * 10_000n >= split.net * BigInt(team)).toBe(true);
        // Less than the share only where all of the net income is used up by shares that were rounded up.
        const short = shareUp(split.net, asked.shares.contributors) - contributors;
        expect(short <= 1n && (short <= 0n || sumOf(split, 'UNIT', 'FUND') === 0n)).toBe(true);
      }),
    );
  });

  it('does the same without commissions but for the unit and the contributors', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const without = splitIncome({ ...asked, commissions: [] });
        const split = splitIncome(asked);
        expect(sumOf(split, 'COMPLETER')).toBe(sumOf(without, 'COMPLETER'));
        expect(sumOf(split, 'FUND')).toBe(sumOf(without, 'FUND'));
        expect(sumOf(split, 'UNIT') + paidBy(asked, split, 'UNIT')).toBe(sumOf(without, 'UNIT'));
        expect(sumOf(split, 'CONTRIBUTOR') + paidBy(asked, split, 'CONTRIBUTORS')).toBe(
          sumOf(without, 'CONTRIBUTOR'),
        );
      }),
    );
  });

  it('pays a commission in the end in full, however the income came in', () => {
    const term = {
      key: 'c',
      payer: 'UNIT' as const,
      base: 'RECEIVED' as const,
      basisPoints: 500,
      fixed: null,
    };
    fc.assert(
      fc.property(fc.array(money, { minLength: 1, maxLength: 12 }), (incomes) => {
        const earlier = { received: 0n, net: 0n, paid: 0n };
        for (const received of incomes) {
          const split = splitIncome({
            received,
            costs: [],
            shares: { completers: 7000, contributors: 1000, fund: 1000 },
            completers: [{ key: 'a', weight: 10_000 }],
            contributors: [{ key: 'b', weight: 10_000 }],
            commissions: [plain({ ...term, earlier: { ...earlier } })],
          });
          earlier.paid += sumOf(split, 'COMMISSION');
          earlier.received += received;
          earlier.net += split.net;
        }
        // A fen of rounding at the most can still be owed, by the shares that were rounded up.
        const owed = commissionDue(plain({ ...term, earlier }), { received: 0n, net: 0n });
        expect(owed <= 3n).toBe(true);
        expect(earlier.paid + owed).toBe((earlier.received * 500n) / 10_000n);
      }),
    );
  });

  it('pays a fixed sum once, out of what the unit keeps, and owes the rest', () => {
    const asked = (received: bigint, paid: bigint) =>
      splitIncome({
        received,
        costs: [],
        shares: { completers: 7000, contributors: 1000, fund: 1000 },
        completers: [{ key: 'a', weight: 10_000 }],
        contributors: [{ key: 'b', weight: 10_000 }],
        commissions: [
          plain({
            key: 'c',
            payer: 'UNIT',
            base: 'NET_INCOME',
            basisPoints: null,
            fixed: 30_000n,
            earlier: { received: 0n, net: 0n, paid },
          }),
        ],
      }).lines.find(({ kind }) => kind === 'COMMISSION');
    expect(asked(200_000n, 0n)).toMatchObject({ amount: 20_000n, owed: 10_000n });
    expect(asked(200_000n, 20_000n)).toMatchObject({ amount: 10_000n, owed: 0n });
    expect(asked(200_000n, 30_000n)).toMatchObject({ amount: 0n, owed: 0n });
  });

  it('carries costs that the income does not reach', () => {
    const split = splitIncome({
      received: 1000n,
      costs: [
        { id: 'a', left: 800n },
        { id: 'b', left: 500n },
      ],
      shares: { completers: 7000, contributors: 0, fund: 0 },
      completers: [{ key: 'a', weight: 10_000 }],
      contributors: [],
      commissions: [],
    });
    expect(split).toMatchObject({
      deducted: [
        { id: 'a', amount: 800n },
        { id: 'b', amount: 200n },
      ],
      carried: 300n,
      net: 0n,
    });
    expect(all(split.lines.map(({ amount }) => amount))).toBe(0n);
  });
});

describe('floors', () => {
  it('are those of the layers of each unit', () => {
    const floors = (unit: RulebookUnit, values = {}) =>
      floorsOf(buildRulebook(unit, ON), conversion(values)).map(
        ({ ruleId, pool: of, basisPoints, blocks }) =>
          `${ruleId} ${of} ${basisPoints} ${blocks ? 'blocks' : 'warns'}`,
      );
    expect(floors(HLJ_UNIVERSITY)).toEqual(['INC-2 TEAM 7000 blocks', 'INC-7 FUND 1000 warns']);
    expect(floors(JL_UNIVERSITY)).toEqual(['INC-2 TEAM 5000 blocks', 'INC-7 FUND 1000 warns']);
    expect(floors(HLJ_INSTITUTE)).toEqual([
      'INC-2 TEAM 7000 blocks',
      'INC-6 COMPLETERS 7000 warns',
      'INC-6 CONTRIBUTORS 1000 warns',
      'INC-7 FUND 1000 warns',
    ]);
    expect(floors(HLJ_INSTITUTE, { completersConvert: false })).toEqual([
      'INC-2 TEAM 7000 blocks',
      'INC-7 FUND 1000 warns',
    ]);
    expect(floors(HLJ_UNIVERSITY, { mode: 'SERVICE' })[0]).toBe('INC-5 TEAM 7000 blocks');
    expect(floors(JL_UNIVERSITY, { mode: 'SERVICE' })).toEqual(['INC-7 FUND 1000 warns']);
    expect(floors(HLJ_UNIVERSITY, { mode: 'JOINT_IMPLEMENTATION', profitBasisPoints: 2000 })[0]).toBe(
      'INC-4 TEAM 2500 blocks',
    );
    expect(floors(PRIVATE)).toEqual(['INC-7 FUND 1000 warns']);
    expect(floors(HLJ_UNIVERSITY, { grantedFirst: true })).toEqual([]);
  });

  it('of an adopted document block', () => {
    const rulebook = buildRulebook(HLJ_INSTITUTE, ON, { adoptions: [ADOPTED as never] });
    expect(floorsOf(rulebook, conversion()).filter(({ blocks }) => blocks)).toHaveLength(3);
    const refused = refusalOf(() =>
      judgeShares(rulebook, conversion(), { completers: 7500, contributors: 500, fund: 1000 }),
    );
    expect(refused.errors[0]).toMatchObject({
      code: 'RULE',
      field: 'contributorsBasisPoints',
      rule: { id: 'INC-6', authority: 'DOCUMENT' },
    });
  });

  it('are never broken by a plan that was let through, for any unit, mode, share and commission', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNITS),
        fc.constantFrom(...CONVERSION_MODES),
        fc.boolean(),
        fc.boolean(),
        input,
        fc.integer({ min: 0, max: 4000 }),
        (unit, mode, completersConvert, adopted, asked, rate) => {
          const rulebook = buildRulebook(unit, ON, adopted ? { adoptions: [ADOPTED as never] } : {});
          const of = conversion({ mode, completersConvert });
          const floors = floorsOf(rulebook, of);
          const own = {
            ...asked,
            commissions: asked.commissions.map((each) => ({
              ...each,
              payer: 'UNIT' as const,
              basisPoints: rate,
              fixed: null,
            })),
          };
          const isLawful = lawful(() => {
            judgeShares(rulebook, of, own.shares);
            refuseCommissionsBelowFloor(floors, own.shares, rate * own.commissions.length);
          });
          const broken = floors.some(
            ({ pool: name, basisPoints, blocks }) => blocks && shareOf(own.shares, name) < basisPoints,
          );
          expect(broken && isLawful).toBe(false);
          if (!isLawful) return;
          const split = splitIncome(own);
          for (const { pool: name, basisPoints, blocks } of floors) {
            if (!blocks) continue;
            const amount = sumOf(split, ...(KINDS[name] ?? []));
            const short = shareUp(split.net, basisPoints) - amount;
            expect(short <= 0n || (short === 1n && sumOf(split, 'UNIT', 'FUND', 'COMMISSION') === 0n)).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('refuse a commission that would come from below them, quoting the nearest', () => {
    const rulebook = buildRulebook(HLJ_INSTITUTE, ON, { adoptions: [ADOPTED as never] });
    const seventyTenTen = { completers: 7000, contributors: 1000, fund: 1000 };
    const floors = floorsOf(rulebook, conversion());
    expect(() => refuseCommissionsBelowFloor(floors, seventyTenTen, 1000)).not.toThrow();
    expect(refusalOf(() => refuseCommissionsBelowFloor(floors, seventyTenTen, 1001)).errors[0]).toMatchObject(
      {
        code: 'RULE',
        field: 'commissions',
        rule: { id: 'INC-6', authority: 'DOCUMENT' },
      },
    );
    const law = floorsOf(buildRulebook(JL_UNIVERSITY, ON), conversion());
    expect(
      refusalOf(() => refuseCommissionsBelowFloor(law, seventyTenTen, 1001)).errors[0]?.rule,
    ).toMatchObject({
      id: 'INC-2',
      authority: 'LAW',
    });
  });
});

const KINDS: Record<string, SplitKind[]> = {
  TEAM: ['COMPLETER', 'CONTRIBUTOR'],
  COMPLETERS: ['COMPLETER'],
  CONTRIBUTORS: ['CONTRIBUTOR'],
  FUND: ['FUND'],
};

function shareOf({ completers, contributors, fund }: SplitInput['shares'], name: string): number {
  if (name === 'TEAM') return completers + contributors;
  if (name === 'COMPLETERS') return completers;
  return name === 'CONTRIBUTORS' ? contributors : fund;
}

function paidBy(
  asked: SplitInput,
  split: ReturnType<typeof splitIncome>,
  payer: 'UNIT' | 'CONTRIBUTORS',
): bigint {
  const keys = new Set(asked.commissions.filter((each) => each.payer === payer).map(({ key }) => key));
  return split.lines
    .filter(({ kind, key }) => kind === 'COMMISSION' && keys.has(key ?? ''))
    .reduce((sum, { amount }) => sum + amount, 0n);
}

function lawful(judge: () => void): boolean {
  try {
    judge();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function refusalOf(judge: () => unknown): Refusal {
  try {
    judge();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
