import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byTime,
  type DealFacts,
  foundIn,
  type IntroducedFacts,
  isProtected,
} from '../../server/features/brokers/introductions/claims/found-in.ts';
import type { IntroductionClaimState } from '../../server/features/brokers/introductions/introduction.enums.ts';
import {
  introductionStateAt,
  stateByAnswers,
} from '../../server/features/brokers/introductions/introduction.states.ts';
import { DAY_MS, startOfDay } from '../../server/platform/clock.ts';
import { addDays } from '../../server/platform/standards/calendar.ts';

const RECORDED = new Date('2026-03-02T02:00:00.000Z');
const LAST_DAY = '2028-03-02';
const FIRST_UNPROTECTED = startOfDay(addDays(LAST_DAY, 1));

const onResult: IntroducedFacts = {
  unitId: 'unit',
  enterpriseId: 'enterprise',
  resultId: 'result',
  demandId: null,
  recordedAt: RECORDED,
  protectedUntil: LAST_DAY,
};
const onDemand: IntroducedFacts = { ...onResult, resultId: null, demandId: 'demand' };

const since = (ms: number) => new Date(RECORDED.getTime() + ms);
const deal = (values: Partial<DealFacts> = {}): DealFacts => ({
  organizationId: 'unit',
  enterpriseId: 'enterprise',
  resultId: 'result',
  priorDealId: null,
  requestedAt: since(DAY_MS),
  signedAt: null,
  demandId: null,
  ...values,
});

describe('a deal rests on an introduction', () => {
  it('between the same sides on the same result, and on no other', () => {
    expect(foundIn(onResult, deal())).toEqual({ ground: 'RESULT', openedBefore: false });
    expect(foundIn(onResult, deal({ resultId: 'other' }))).toBeNull();
    expect(foundIn(onResult, deal({ organizationId: 'other' }))).toBeNull();
    expect(foundIn(onResult, deal({ enterpriseId: 'other' }))).toBeNull();
  });

  it('on a demand: by the answer to it, or by any deal of the sides that is no answer to another demand', () => {
    expect(foundIn(onDemand, deal({ demandId: 'demand' }))?.ground).toBe('DEMAND');
    expect(foundIn(onDemand, deal({ resultId: 'other' }))?.ground).toBe('SAME_PARTIES');
    expect(foundIn(onDemand, deal({ demandId: 'another' }))).toBeNull();
  });

  it('never as the amendment or renewal of a contract', () => {
    expect(foundIn(onResult, deal({ priorDealId: 'earlier' }))).toBeNull();
  });

  it('to the last millisecond of the last day in China, and not a millisecond later', () => {
    const last = new Date(FIRST_UNPROTECTED.getTime() - 1);
    expect(foundIn(onResult, deal({ requestedAt: last }))).toEqual({ ground: 'RESULT', openedBefore: false });
    expect(foundIn(onResult, deal({ requestedAt: FIRST_UNPROTECTED }))).toBeNull();
    // Opened in time, it may be signed whenever it is.
    const signedLate = deal({ requestedAt: last, signedAt: new Date(FIRST_UNPROTECTED.getTime() + DAY_MS) });
    expect(foundIn(onResult, signedLate)).toEqual({ ground: 'RESULT', openedBefore: false });
  });

  it('that had begun before the record only once it is signed in time, and says so', () => {
    const requestedAt = since(-1);
    expect(foundIn(onResult, deal({ requestedAt }))).toBeNull();
    expect(foundIn(onResult, deal({ requestedAt, signedAt: since(1) }))).toEqual({
      ground: 'RESULT',
      openedBefore: true,
    });
    expect(foundIn(onResult, deal({ requestedAt, signedAt: FIRST_UNPROTECTED }))).toBeNull();
    // A contract that is entered here afterwards began when it was signed.
    expect(foundIn(onResult, deal({ requestedAt: since(DAY_MS), signedAt: since(-DAY_MS) }))).toBeNull();
  });

  it('exactly where its beginning or its signature is protected, whatever the moments', () => {
    const moment = fc.integer({ min: -400, max: 1200 }).map((days) => since(days * DAY_MS));
    fc.assert(
      fc.property(moment, fc.option(moment), (requestedAt, signedAt) => {
        const begun = signedAt !== null && signedAt < requestedAt ? signedAt : requestedAt;
        const expected =
          isProtected(onResult, begun) || (signedAt !== null && isProtected(onResult, signedAt));
        expect(foundIn(onResult, deal({ requestedAt, signedAt })) !== null).toBe(expected);
      }),
    );
  });
});

describe('the state of an introduction', () => {
  const standing = { state: 'ACKNOWLEDGED' as const, protectedUntil: '2026-12-31' };
  const at = (states: IntroductionClaimState[], today: string) =>
    introductionStateAt(
      standing,
      states.map((state) => ({ state })),
      today,
    );

  it('lapses the day after the last, unless something may still be owed', () => {
    expect(at([], '2026-12-31')).toBe('ACKNOWLEDGED');
    expect(at([], '2027-01-01')).toBe('LAPSED');
    expect(at(['DISMISSED'], '2027-01-01')).toBe('LAPSED');
    for (const state of ['OPEN', 'CONTESTED', 'ADMITTED'] as const)
      expect(at([state], '2027-01-01')).toBe('ACKNOWLEDGED');
  });

  it('is settled once a commission is paid and none is open', () => {
    expect(at(['SETTLED'], '2026-06-01')).toBe('SETTLED');
    expect(at(['SETTLED', 'DISMISSED'], '2027-06-01')).toBe('SETTLED');
    expect(at(['SETTLED', 'OPEN'], '2026-06-01')).toBe('ACKNOWLEDGED');
  });

  it('is what both answers come to', () => {
    const said = (...verdicts: ('ACKNOWLEDGED' | 'DISPUTED')[]) =>
      stateByAnswers(verdicts.map((verdict) => ({ verdict })));
    expect([said(), said('ACKNOWLEDGED'), said('DISPUTED')]).toEqual(['RECORDED', 'RECORDED', 'DISPUTED']);
    expect(said('ACKNOWLEDGED', 'ACKNOWLEDGED')).toBe('ACKNOWLEDGED');
    expect(said('ACKNOWLEDGED', 'DISPUTED')).toBe('DISPUTED');
  });
});

it('of introductions the earlier comes first, and within a millisecond the one that was made first', () => {
  const one = { id: '1', recordedAt: RECORDED };
  const two = { id: '2', recordedAt: RECORDED };
  const later = { id: '0', recordedAt: since(1) };
  expect([later, two, one].sort(byTime)).toEqual([one, two, later]);
});
