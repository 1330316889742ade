import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { termOf } from '../../server/features/notices/objection-term.ts';
import { dayAfterNotice, PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { DAY_MS, dayOf, setClock, startOfDay } from '../../server/platform/clock.ts';
import {
  addDays,
  BUILT_IN_CALENDARS,
  calendars,
  isWorkingDay,
} from '../../server/platform/standards/calendar.ts';

let restore = () => {};
afterEach(() => restore());

const moment = fc.date({
  min: new Date('2020-01-01T00:00:00Z'),
  max: new Date('2060-12-31T00:00:00Z'),
  noInvalidDate: true,
});

function noticeAt(publishedAt: Date, days: number): PublicNotice {
  const endsAt = startOfDay(dayAfterNotice(dayOf(publishedAt), days));
  return Object.assign(new PublicNotice(), { publishedAt, days, endsAt, voidedAt: null });
}

function at(time: number): void {
  restore();
  restore = setClock(() => time);
}

describe('the days of a notice', () => {
  it('are full calendar days in Shanghai, the day of publication not counted, whenever it is published', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (publishedAt, days) => {
        const notice = noticeAt(publishedAt, days);
        const published = dayOf(publishedAt);
        expect(notice.lastDay).toBe(addDays(published, days));
        const firstFullDay = startOfDay(addDays(published, 1)).getTime();
        expect(notice.endsAt.getTime() - firstFullDay).toBe(days * DAY_MS);
        expect(notice.endsAt.getTime() - publishedAt.getTime()).toBeGreaterThan(days * DAY_MS);
        expect(notice.endsAt.getTime() - publishedAt.getTime()).toBeLessThanOrEqual((days + 1) * DAY_MS);
        expect(notice.endsAt.toISOString()).toMatch(/T16:00:00\.000Z$/);
      }),
    );
  });

  it('run until the very last millisecond, and are over at the next', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 60 }), (publishedAt, days) => {
        const notice = noticeAt(publishedAt, days);
        at(notice.endsAt.getTime() - 1);
        expect([notice.state, notice.daysLeft]).toEqual(['RUNNING', 1]);
        at(notice.endsAt.getTime());
        expect([notice.state, notice.daysLeft]).toEqual(['ENDED', 0]);
        at(publishedAt.getTime());
        expect([notice.state, notice.daysLeft]).toEqual(['RUNNING', days]);
      }),
    );
  });

  it('of 15 from the 1st run to the end of the 16th', () => {
    const notice = noticeAt(new Date('2026-11-30T15:59:59.999Z'), 15);
    expect(notice.endsAt.toISOString()).toBe('2026-12-15T16:00:00.000Z');
    const minuteLater = noticeAt(new Date('2026-11-30T16:00:00.000Z'), 15);
    expect(minuteLater.endsAt.toISOString()).toBe('2026-12-16T16:00:00.000Z');
  });
});

describe('the term of an objection', () => {
  it('has five working days after the day on which it was raised', () => {
    const dates = { min: new Date('2025-12-31T16:00:00Z'), max: new Date('2026-12-20T15:59:59Z') };
    fc.assert(
      fc.property(fc.date({ ...dates, noInvalidDate: true }), (raisedAt) => {
        at(raisedAt.getTime());
        const { day, missingYear, overdue } = termOf({ raisedAt, decidedAt: null }, BUILT_IN_CALENDARS);
        expect([missingYear, overdue]).toEqual([null, false]);
        let working = 0;
        for (let each = addDays(dayOf(raisedAt), 1); each <= (day ?? ''); each = addDays(each, 1)) {
          const reading = isWorkingDay(each);
          if (reading.kind === 'KNOWN' && reading.working) working += 1;
        }
        expect(working).toBe(5);
        expect(isWorkingDay(day ?? '')).toEqual({ kind: 'KNOWN', working: true });
      }),
    );
  });

  it('goes over holidays and days worked in exchange', () => {
    const raisedAt = new Date('2026-09-30T04:00:00Z');
    at(raisedAt.getTime());
    // 8 and 9 October, Saturday the 10th (worked), 12 and 13 October.
    expect(termOf({ raisedAt, decidedAt: null }, BUILT_IN_CALENDARS).day).toBe('2026-10-13');
    at(Date.parse('2026-10-13T15:59:59Z'));
    expect(termOf({ raisedAt, decidedAt: null }, BUILT_IN_CALENDARS).overdue).toBe(false);
    at(Date.parse('2026-10-13T16:00:00Z'));
    expect(termOf({ raisedAt, decidedAt: null }, BUILT_IN_CALENDARS).overdue).toBe(true);
    const decidedAt = new Date('2026-10-12T02:00:00Z');
    expect(termOf({ raisedAt, decidedAt }, BUILT_IN_CALENDARS).overdue).toBe(false);
  });

  it('is not guessed where the calendar of a year is missing', () => {
    const raisedAt = new Date('2026-12-29T04:00:00Z');
    at(Date.parse('2030-01-01T00:00:00Z'));
    const missing = { day: null, missingYear: 2027, overdue: false };
    expect(termOf({ raisedAt, decidedAt: null }, BUILT_IN_CALENDARS)).toEqual(missing);
    expect(termOf({ raisedAt, decidedAt: null }, calendars([]))).toEqual({ ...missing, missingYear: 2026 });
  });
});
