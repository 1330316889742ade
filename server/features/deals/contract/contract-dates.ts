import type { Terms } from '../../offers/terms/terms.ts';

/** The day `months` whole months after a day; the last of the month where that month is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** The day before a day. */
export function dayBefore(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - 1);
  return moment.toISOString().slice(0, 10);
}

/**
 * Last day on which a contract holds that takes effect on a day: the term of the license, else of the work. Null for
 * one without end: a transfer, shares, a license for as long as the right lasts.
 */
export function lastDayOf({ mode, license, work }: Terms, validFrom: string): string | null {
  const months = license
    ? license.months
    : mode === 'TRANSFER' || mode === 'EQUITY'
      ? null
      : (work?.months ?? null);
  return months === null ? null : dayBefore(monthsLater(validFrom, months));
}
