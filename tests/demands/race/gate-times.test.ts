import { describe, expect, it } from 'vitest';
import {
  answerEnds,
  counts,
  gateEnds,
  mayJudge,
  mayShow,
  silenceEnds,
  waitsUntil,
} from '../../../server/features/demands/race/gate-times.ts';
import type { MeasuredValue } from '../../../server/features/demands/race/race.entity.ts';
import { DAY_MS } from '../../../server/platform/clock.ts';

const gate = { dueOn: '2027-03-10' };
/** A moment so many days after the end of the gate's day. */
const daysAfter = (days: number) => new Date(gateEnds(gate).getTime() + days * DAY_MS);

const value = (values: Partial<MeasuredValue> = {}): MeasuredValue => ({
  targetId: 't1',
  value: '66',
  note: '',
  verdict: 'PENDING',
  reason: null,
  judgedBy: null,
  byExpert: false,
  judgedAt: null,
  isAnswer: false,
  shownAt: daysAfter(-5).toISOString(),
  ...values,
});

describe('a measured value', () => {
  it('counts when nobody said a word for ten days after the day of its gate, and not before', () => {
    expect(silenceEnds(gate, value())).toEqual(daysAfter(10));
    expect(counts(gate, value(), daysAfter(9.999))).toBe(false);
    expect(counts(gate, value(), daysAfter(10))).toBe(true);
    expect(mayJudge(gate, value(), false, daysAfter(9.999))).toBe(true);
    expect(mayJudge(gate, value(), false, daysAfter(10))).toBe(false);
  });

  it('that answers a refusal can be judged as long from the moment on at which it was shown', () => {
    const refused = value({ verdict: 'REFUSED', reason: '缺报告', judgedAt: daysAfter(9.9).toISOString() });
    expect(answerEnds(gate, refused)).toEqual(daysAfter(12.9));
    expect(mayShow(gate, refused, daysAfter(12))).toBe(true);
    const answer = value({ isAnswer: true, shownAt: daysAfter(12).toISOString() });
    expect(counts(gate, answer, daysAfter(12))).toBe(false);
    expect(mayJudge(gate, answer, false, daysAfter(21.9))).toBe(true);
    expect(waitsUntil(gate, [value({ verdict: 'CONFIRMED' }), answer], daysAfter(12))).toEqual(daysAfter(22));
    expect(counts(gate, answer, daysAfter(22))).toBe(true);
  });

  it('that was answered early has the time of all others', () => {
    const answer = value({ isAnswer: true, shownAt: daysAfter(-0.5).toISOString() });
    expect(silenceEnds(gate, answer)).toEqual(daysAfter(10));
  });
});
