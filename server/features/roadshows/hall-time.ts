import { dayOf } from '../../platform/clock.ts';

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const MINUTE_MS = 60_000;

/** A moment in Asia/Shanghai as files and papers have it: `2026-11-22 09:30`. */
export function localMoment(moment: Date): string {
  return `${dayOf(moment)} ${localTime(moment)}`;
}

/** The time of day in Asia/Shanghai: `09:30`. */
export function localTime(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** A moment some minutes later. */
export function minutesAfter(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * MINUTE_MS);
}
