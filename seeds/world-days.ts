import { clock, DAY_MS, dayOf, startOfDay } from '../server/platform/clock.ts';

/** The last day of what the world tells of its past. */
const WRITTEN_ON = '2026-11-22';
const HOUR_MS = 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/**
 * A day of the world: fixed (`YYYY-MM-DD`), or counted from the day of loading, below zero before it. What still runs
 * when a user comes is counted, so that it runs on whatever day that is.
 */
export type WorldDay = string | number;

/** A time of a day of the world; `index` sets apart, by minutes, what happens at the same time. */
export interface TimeOfDay {
  after?: number;
  hour: number;
  index?: number;
}

/** Turns days of the world into moments, for one load. */
export interface WorldDays {
  at(day: WorldDay, time: TimeOfDay): Date;
  /** The same moment, but not after the load: nothing has happened that is yet to come. */
  past(day: WorldDay, time: TimeOfDay): Date;
}

/** The days as they are when the world is loaded now; ask before the loader sets the clock. */
export function worldDays(): WorldDays {
  const loadedAt = new Date(Math.max(clock.now().getTime(), startOfDay(WRITTEN_ON).getTime() + DAY_MS / 2));
  const today = startOfDay(dayOf(loadedAt)).getTime();
  const at: WorldDays['at'] = (day, { after = 0, hour, index = 0 }) => {
    const start = typeof day === 'number' ? today + day * DAY_MS : startOfDay(day).getTime();
    return new Date(start + after * DAY_MS + hour * HOUR_MS + index * MINUTE_MS);
  };
  return {
    at,
    past: (...when) => new Date(Math.min(at(...when).getTime(), loadedAt.getTime())),
  };
}
