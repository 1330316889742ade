import ical, { ICalCalendarMethod } from 'ical-generator';
import { DAY_MS, startOfDay } from '../../../../platform/clock.ts';

/** A day, or a time on a day, for a calendar file. */
export interface CalendarEntry {
  /** The same for the same thing, so that a calendar that reads it again changes its entry. */
  id: string;
  title: string;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  day: string;
  /** `HH:MM` in Asia/Shanghai; null for the whole day. */
  time: string | null;
  place: string | null;
  /** Counts the changes of the entry. */
  version: number;
  note: string | null;
  /** Address of the page. */
  url: string;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Entries as a calendar file (RFC 5545). Times are written in UTC, whole days as days.
 * @param now when the file is written
 */
export function calendarFile(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const calendar = ical({
    name,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Fruition', product: 'broker-desk', language: 'ZH' },
  });
  for (const { id, title, day, time, place, version, note, url } of entries) {
    const start = time === null ? new Date(`${day}T00:00:00Z`) : momentOf(day, time);
    calendar.createEvent({
      id: `${id}@fruition`,
      start,
      end: new Date(start.getTime() + (time === null ? DAY_MS : HOUR_MS)),
      allDay: time === null,
      // Days of whole-day entries are read off UTC, wherever the server stands.
      timezone: 'UTC',
      summary: title,
      sequence: version,
      stamp: now,
      url,
      ...(place === null ? {} : { location: place }),
      ...(note === null ? {} : { description: note }),
    });
  }
  return calendar.toString();
}

function momentOf(day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000);
}
