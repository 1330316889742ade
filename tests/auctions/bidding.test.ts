import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAt, type Timed } from '../../server/features/auctions/auction.states.ts';
import { conclude, type Ended, endAfterBid, leastBid } from '../../server/features/auctions/bidding.ts';

const MINUTE = 60_000;
const T0 = Date.UTC(2026, 10, 22, 1);
const at = (minutes: number, milliseconds = 0) => new Date(T0 + minutes * MINUTE + milliseconds);

const timed: Timed = {
  form: 'AUCTION',
  outcome: null,
  registrationOpensAt: at(0),
  startsAt: at(60),
  endsAt: at(120),
  admittedCount: 3,
};

describe('the state by the clock', () => {
  it.each([
    [at(0, -1), 'ANNOUNCED'],
    [at(0), 'REGISTRATION'],
    [at(60, -1), 'REGISTRATION'],
    [at(60), 'RUNNING'],
    [at(120, -1), 'RUNNING'],
    [at(120), 'ENDED'],
  ] as const)('%s: %s', (now, state) => {
    expect(stateAt(timed, now)).toBe(state);
  });

  it('an outcome stays, whatever the clock says', () => {
    expect(stateAt({ ...timed, outcome: 'CANCELLED' }, at(70))).toBe('CANCELLED');
  });

  it.each([
    [0, 'ENDED'],
    [1, 'ENDED'],
    [2, 'RUNNING'],
  ] as const)('a listing with %i admitted is %s when bidding would start', (admittedCount, state) => {
    expect(stateAt({ ...timed, form: 'LISTING', admittedCount }, at(60))).toBe(state);
  });
});

const sum = fc.bigInt({ min: 1n, max: 10n ** 12n });

describe('the least bid', () => {
  it('is the start price, then the highest and a step', () => {
    fc.assert(
      fc.property(sum, sum, fc.option(sum), (startPrice, increment, highestAmount) => {
        const least = leastBid({ startPrice, increment, highestAmount });
        expect(least).toBe(highestAmount === null ? startPrice : highestAmount + increment);
        if (highestAmount !== null) expect(least).toBeGreaterThan(highestAmount);
      }),
    );
  });
});

describe('the end after a bid', () => {
  const ending = { endsAt: at(120), lastEndAt: at(130), extensionMinutes: 5 };

  it.each([
    [at(115, -1), at(120)],
    [at(115), at(125)],
    [at(120, -1), at(125)],
  ])('a bid at %s: %s', (now, end) => {
    expect(endAfterBid(ending, now)).toEqual(end);
  });

  it('never comes earlier, never passes the last end, and moves by the span only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 200 * MINUTE }),
        (extensionMinutes, room, before) => {
          const lastEndAt = at(120 + room);
          const now = new Date(at(120).getTime() - before);
          const end = endAfterBid({ endsAt: at(120), lastEndAt, extensionMinutes }, now).getTime();
          expect(end).toBeGreaterThanOrEqual(at(120).getTime());
          expect(end).toBeLessThanOrEqual(
            Math.min(lastEndAt.getTime(), at(120 + extensionMinutes).getTime()),
          );
          if (before > extensionMinutes * MINUTE) expect(end).toBe(at(120).getTime());
        },
      ),
    );
  });
});

describe('the outcome', () => {
  const ended: Ended = {
    form: 'AUCTION',
    admittedCount: 2,
    startPrice: 100n,
    reserve: null,
    highestAmount: null,
  };

  it.each<[Partial<Ended>, object]>([
    [{ admittedCount: 0 }, { kind: 'FAILED', reason: 'NO_BIDDER' }],
    [{}, { kind: 'FAILED', reason: 'NO_BID' }],
    [{ highestAmount: 150n }, { kind: 'DEAL', price: 150n, by: 'HIGHEST_BID' }],
    [
      { highestAmount: 150n, reserve: 151n },
      { kind: 'FAILED', reason: 'RESERVE_NOT_MET' },
    ],
    [
      { highestAmount: 151n, reserve: 151n },
      { kind: 'DEAL', price: 151n, by: 'HIGHEST_BID' },
    ],
    [{ admittedCount: 1 }, { kind: 'FAILED', reason: 'NO_BID' }],
    [
      { form: 'LISTING', admittedCount: 0 },
      { kind: 'FAILED', reason: 'NO_BIDDER' },
    ],
    [
      { form: 'LISTING', admittedCount: 1 },
      { kind: 'DEAL', price: 100n, by: 'ONLY_BIDDER' },
    ],
    [{ form: 'LISTING' }, { kind: 'FAILED', reason: 'NO_BID' }],
    [
      { form: 'LISTING', highestAmount: 120n },
      { kind: 'DEAL', price: 120n, by: 'HIGHEST_BID' },
    ],
  ])('%o: %o', (values, conclusion) => {
    expect(conclude({ ...ended, ...values })).toEqual(conclusion);
  });
});
