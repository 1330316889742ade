import fc from 'fast-check';
import { expect, it } from 'vitest';
import { reckonBounty, settleOldest, stageAmounts } from '../../../server/features/demands/bounty/reckon.ts';

const fen = fc.bigInt({ min: 1n, max: 10n ** 12n });
const stages = fc
  .array(fen, { minLength: 1, maxLength: 6 })
  .map((amounts) => amounts.map((amount, index) => ({ key: `s${index}`, amount })));
const total = (amounts: Iterable<bigint>) => [...amounts].reduce((sum, amount) => sum + amount, 0n);

it('divides what a lane gets over the stages to the fen, and exactly as planned where it gets what is offered', () => {
  fc.assert(
    fc.property(stages, fen, (planned, amount) => {
      expect(total(stageAmounts(planned, { amount }).values())).toBe(amount);
      const whole = total(planned.map((stage) => stage.amount));
      expect([...stageAmounts(planned, { amount: whole }).values()]).toEqual(
        planned.map((stage) => stage.amount),
      );
    }),
  );
  expect(stageAmounts([{ key: 's1', amount: 0n }], { amount: 5n })).toEqual(new Map());
});

it('settles the oldest first, never more than is open, and loses no fen', () => {
  const due = fc
    .tuple(fen, fc.nat(100))
    .map(([amount, part]) => ({ amount, paid: (amount * BigInt(part)) / 100n }));
  fc.assert(
    fc.property(fc.array(due, { maxLength: 6 }), fen, (dues, payment) => {
      const { parts, rest } = settleOldest(dues, payment);
      expect(total(parts.map(({ amount }) => amount)) + rest).toBe(payment);
      for (const { due: of, amount } of parts) expect(of.paid + amount <= of.amount).toBe(true);
      // A later one is touched only when all before it are full.
      const last = parts.at(-1);
      const before = last ? dues.slice(0, dues.indexOf(last.due)) : [];
      for (const each of before) {
        const part = parts.find(({ due: of }) => of === each)?.amount ?? 0n;
        expect(each.paid + part).toBe(each.amount);
      }
    }),
  );
});

const deposit = {
  state: 'CONFIRMED' as const,
  kind: 'DEPOSIT' as const,
  amount: 60n,
  used: 10n,
  returned: 0n,
  validUntil: null,
};
const guarantee = { ...deposit, kind: 'GUARANTEE' as const, amount: 40n, used: 0n, validUntil: '2026-12-31' };
const rows = { safeguards: [deposit, guarantee], dues: [], payments: [], reclaims: [] };

it('counts a guarantee until its last day, and only confirmed safeguards', () => {
  const demand = { bounty: 90n, state: 'IN_PROGRESS' as const };
  expect(reckonBounty(demand, rows, '2026-12-31')).toMatchObject({
    covered: 90n,
    needed: 90n,
    isSafeguarded: true,
    free: 0n,
  });
  expect(reckonBounty(demand, rows, '2027-01-01')).toMatchObject({ covered: 50n, isSafeguarded: false });
  const recorded = { ...rows, safeguards: [{ ...deposit, state: 'RECORDED' as const }] };
  expect(reckonBounty(demand, recorded, '2026-12-31')).toMatchObject({ covered: 0n, isSafeguarded: false });
  expect(reckonBounty({ ...demand, bounty: 0n }, rows, '2026-12-31').isSafeguarded).toBe(false);
});

it('needs what can still fall due and what is owed; once all is over only what is owed', () => {
  const dues = [{ amount: 50n, paid: 20n }];
  const reclaims = [{ amount: 15n, repaid: 5n }];
  const state = 'IN_PROGRESS' as const;
  expect(reckonBounty({ bounty: 100n, state }, { ...rows, dues, reclaims }, '2026-12-31')).toMatchObject({
    left: 65n,
    needed: 95n,
    isSettled: false,
  });
  expect(
    reckonBounty({ bounty: 100n, state: 'FAILED' }, { ...rows, dues, reclaims }, '2026-12-31'),
  ).toMatchObject({ left: 0n, needed: 30n, free: 60n, isSettled: false });
});

it('is settled only when nothing is laid down, owed, unconfirmed or to be given back', () => {
  const demand = { bounty: 100n, state: 'ACCEPTED' as const };
  const empty = { safeguards: [], dues: [{ amount: 100n, paid: 100n }], payments: [], reclaims: [] };
  const settled = (values: Partial<Parameters<typeof reckonBounty>[1]>, state = demand.state) =>
    reckonBounty({ ...demand, state }, { ...empty, ...values }, '2026-12-31').isSettled;
  expect(settled({})).toBe(true);
  expect(reckonBounty({ ...demand, state: 'IN_PROGRESS' }, empty, '2026-12-31').isSettled).toBe(false);
  expect(settled({ safeguards: [deposit] })).toBe(false);
  expect(settled({ safeguards: [{ ...deposit, state: 'RECORDED' }] })).toBe(false);
  expect(settled({ dues: [{ amount: 100n, paid: 99n }] })).toBe(false);
  expect(settled({ payments: [{ state: 'DISPUTED', amount: 1n }] })).toBe(false);
  expect(settled({ reclaims: [{ amount: 2n, repaid: 1n }] })).toBe(false);
});
