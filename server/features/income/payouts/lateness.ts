import { addDays } from '../../../platform/standards/calendar.ts';

/**
 * Days after the income was received from which an unpaid reward counts as late. The documents say "soon" (INC-10); the
 * number is the platform's own.
 */
export const LATE_AFTER_DAYS = 30;

/** Whether a reward out of income of a day is late on another. */
export function isLate(receivedOn: string | null, on: string): boolean {
  return receivedOn !== null && on > addDays(receivedOn, LATE_AFTER_DAYS);
}
