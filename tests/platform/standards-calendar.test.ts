import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  addYears,
  calendarProblem,
  calendars,
  daysBetween,
  isDay,
  isWorkingDay,
  noticeIsOver,
  noticeLastDay,
} from '../../server/platform/standards/calendar.ts';

const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((offset) => addDays('2026-01-01', offset));
const anyDay = fc.integer({ min: -20_000, max: 20_000 }).map((offset) => addDays('2026-01-01', offset));
const works = (day: string) => {
  const reading = isWorkingDay(day);
  return reading.kind === 'KNOWN' && reading.working;
};

describe('calendar', () => {
  it('agrees with an independent list on every day of 2026', () => {
    for (let offset = 0; offset < 365; offset++) {
      const day = addDays('2026-01-01', offset);
      expect([day, isWorkingDay(day)]).toEqual([day, { kind: 'KNOWN', working: chineseDays.isWorkday(day) }]);
    }
  });

  it.each([
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-11-22', 15, '2026-12-11'],
    ['2026-11-22', 10, '2026-12-04'],
  ])('a term of working days from %s: %i end on %s', (day, count, end) => {
    expect(addWorkingDays(day, count)).toEqual({ kind: 'DAY', day: end });
  });

  it('does not guess a year that is not loaded', () => {
    expect(isWorkingDay('2027-01-04')).toEqual({ kind: 'CALENDAR_MISSING', year: 2027 });
    expect(addWorkingDays('2026-12-31', 1)).toEqual({ kind: 'CALENDAR_MISSING', year: 2027 });
    expect(addWorkingDays('2026-12-30', 1)).toEqual({ kind: 'DAY', day: '2026-12-31' });
    const known = calendars([
      { year: 2027, daysOff: [{ from: '2027-01-01', to: '2027-01-03' }], daysWorked: [] },
    ]);
    expect(addWorkingDays('2027-01-01', 1, known)).toEqual({ kind: 'DAY', day: '2027-01-04' });
    expect(addWorkingDays('2026-12-31', 1, known)).toEqual({ kind: 'DAY', day: '2027-01-04' });
  });

  it('counts a notice from the day after its publication', () => {
    expect(noticeLastDay('2026-11-01', 15)).toBe('2026-11-16');
    expect(noticeIsOver('2026-11-01', 15, '2026-11-16')).toBe(false);
    expect(noticeIsOver('2026-11-01', 15, '2026-11-17')).toBe(true);
    expect(noticeLastDay('2026-12-25', 15)).toBe('2027-01-09');
  });

  it('knows which days exist', () => {
    expect(['2026-02-28', '2024-02-29'].every(isDay)).toBe(true);
    expect(['2026-02-29', '2026-13-01', '2026-1-1', '26-01-01', '', '2026-01-01T00:00'].some(isDay)).toBe(
      false,
    );
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2025-06-30', 1)).toBe('2026-06-30');
  });

  it('refuses a calendar that makes no sense', () => {
    const off = [{ from: '2027-01-01', to: '2027-01-03' }];
    expect(calendarProblem({ year: 2027, daysOff: off, daysWorked: ['2027-01-09'] })).toBeNull();
    expect(calendarProblem({ year: 2027, daysOff: [], daysWorked: [] })).toMatch(/no day off/);
    expect(calendarProblem({ year: 2027, daysOff: off, daysWorked: ['2027-01-02'] })).toMatch(
      /both worked and off/,
    );
    expect(calendarProblem({ year: 2027, daysOff: off, daysWorked: ['2027-01-06'] })).toMatch(
      /worked anyway/,
    );
    expect(
      calendarProblem({ year: 2027, daysOff: [{ from: '2027-01-03', to: '2027-01-01' }], daysWorked: [] }),
    ).toMatch(/no span/);
    expect(
      calendarProblem({ year: 2027, daysOff: [{ from: '2026-12-31', to: '2027-01-01' }], daysWorked: [] }),
    ).toMatch(/no span/);
    expect(() => calendars([{ year: 2027, daysOff: [], daysWorked: [] }])).toThrow(/2027/);
  });

  it('ends a term on a working day with exactly that many working days behind it', () => {
    fc.assert(
      fc.property(dayOf2026, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const end = addWorkingDays(day, count);
        fc.pre(end.kind === 'DAY');
        expect(works(end.day)).toBe(true);
        const days = Array.from({ length: daysBetween(day, end.day) }, (_, index) => addDays(day, index + 1));
        expect(days.filter(works)).toHaveLength(count);
      }),
    );
  });

  it('adds and measures days consistently', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });
});
