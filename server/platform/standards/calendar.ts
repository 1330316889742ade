/**
 * Days and terms in Asia/Shanghai, as `YYYY-MM-DD`. Notices count calendar days, filing terms count the working days of
 * the State Council's calendar. The calendar of a year that is not loaded is never guessed from the weekday.
 */

import type { DaySpan, YearCalendar } from './calendar.types.ts';
import { CALENDAR_2026 } from './calendar-2026.ts';

export type { DaySpan, YearCalendar };

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The calendars in use, by year. */
export type Calendars = ReadonlyMap<number, YearCalendar>;

/** A day, or the first year whose calendar would have been needed. */
export type DayReading = { kind: 'DAY'; day: string } | { kind: 'CALENDAR_MISSING'; year: number };
export type WorkingDayReading =
  | { kind: 'KNOWN'; working: boolean }
  | { kind: 'CALENDAR_MISSING'; year: number };

/** The years that come with the product; an administrator can load more. */
export const BUILT_IN_CALENDARS: Calendars = calendars([CALENDAR_2026]);

/** Puts calendars in order of use; a later one replaces an earlier one of the same year. Throws on a bad calendar. */
export function calendars(years: readonly YearCalendar[]): Calendars {
  for (const year of years) {
    const problem = calendarProblem(year);
    if (problem) throw new RangeError(`calendar of ${year.year}: ${problem}`);
  }
  return new Map(years.map((year) => [year.year, year]));
}

/** What is wrong with a calendar that somebody wants to load, in words for a log, or `null`. */
export function calendarProblem({ year, daysOff, daysWorked }: YearCalendar): string | null {
  const inYear = (day: string) => isDay(day) && yearOf(day) === year;
  if (!Number.isInteger(year) || year < 1949 || year > 9999) return `${year} is no year`;
  if (daysOff.length === 0) return 'no day off at all';
  for (const { from, to } of daysOff) {
    if (!inYear(from) || !inYear(to) || from > to)
      return `${from} to ${to} is no span of days within ${year}`;
  }
  for (const day of daysWorked) {
    if (!inYear(day)) return `${day} is no day of ${year}`;
    if (!isWeekend(day)) return `${day} is worked anyway`;
    if (isIn(day, daysOff)) return `${day} is both worked and off`;
  }
  return null;
}

/** Whether a text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const moment = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().slice(0, 10) === text;
}

/** The day `count` days later (or earlier, if negative). */
export function addDays(day: string, count: number): string {
  return new Date(toMoment(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `count` years later; 29 February becomes 28 February where there is none. */
export function addYears(day: string, count: number): string {
  const year = String(yearOf(day) + count).padStart(4, '0');
  const same = `${year}${day.slice(4)}`;
  return isDay(same) ? same : `${year}-02-28`;
}

/** Days from one day to another; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (toMoment(to) - toMoment(from)) / DAY_MS;
}

/**
 * The last day of a notice of `days` calendar days: the day of publication is not counted, so a notice of 15 days
 * published on the 1st runs up to and including the 16th.
 */
export function noticeLastDay(publishedOn: string, days: number): string {
  return addDays(publishedOn, days);
}

/** Whether all days of a notice are over on a day, that is from the day after its last one. */
export function noticeIsOver(publishedOn: string, days: number, on: string): boolean {
  return on > noticeLastDay(publishedOn, days);
}

/** Whether a day is a working day. */
export function isWorkingDay(day: string, known: Calendars = BUILT_IN_CALENDARS): WorkingDayReading {
  toMoment(day);
  const calendar = known.get(yearOf(day));
  if (!calendar) return { kind: 'CALENDAR_MISSING', year: yearOf(day) };
  const working = calendar.daysWorked.includes(day) || !(isWeekend(day) || isIn(day, calendar.daysOff));
  return { kind: 'KNOWN', working };
}

/**
 * The day on which the `count`th working day after `day` falls (`day` itself is not counted): the last day of a term
 * of `count` working days. `count` is 1 or more.
 */
export function addWorkingDays(
  day: string,
  count: number,
  known: Calendars = BUILT_IN_CALENDARS,
): DayReading {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('a term has one working day or more');
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    const reading = isWorkingDay(current, known);
    if (reading.kind === 'CALENDAR_MISSING') return reading;
    if (reading.working) left -= 1;
  }
  return { kind: 'DAY', day: current };
}

function toMoment(day: string): number {
  if (!isDay(day)) throw new RangeError(`${day} is no day`);
  return Date.parse(`${day}T00:00:00Z`);
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(toMoment(day)).getUTCDay());
}

function isIn(day: string, spans: readonly DaySpan[]): boolean {
  return spans.some(({ from, to }) => from <= day && day <= to);
}
