import { clock, dayOf } from '../../platform/clock.ts';
import { addWorkingDays, type Calendars } from '../../platform/standards/calendar.ts';
import type { Objection } from './objection.entity.ts';

/** Working days within which an objection is admitted or turned down, the day on which it was raised not counted. */
export const TERM_WORKING_DAYS = 5;

/** Until when an objection is to be admitted or turned down. */
export interface TermOfObjection {
  /** Last day of the term; null where the calendar of a year is missing. */
  day: string | null;
  /** The year whose calendar is missing; nothing is guessed then. */
  missingYear: number | null;
  /** Whether the term is over, or was over when it was decided. */
  overdue: boolean;
}

export function termOf(
  { raisedAt, decidedAt }: Pick<Objection, 'raisedAt' | 'decidedAt'>,
  calendars: Calendars,
): TermOfObjection {
  const reading = addWorkingDays(dayOf(raisedAt), TERM_WORKING_DAYS, calendars);
  if (reading.kind === 'CALENDAR_MISSING') return { day: null, missingYear: reading.year, overdue: false };
  const until = decidedAt ? dayOf(decidedAt) : clock.today();
  return { day: reading.day, missingYear: null, overdue: until > reading.day };
}
