import type { OwnImplementation, OwnImplementationYear } from './own-implementation.entity.ts';

type Stopped = Pick<OwnImplementation, 'stoppedOn'>;

/** The years that count: those that began before production ended. */
export function countingYears<Year extends Pick<OwnImplementationYear, 'from'>>(
  { stoppedOn }: Stopped,
  years: readonly Year[],
): Year[] {
  return years.filter(({ from }) => stoppedOn === null || from <= stoppedOn);
}

/** The last day of a year that counts. */
export function lastDayOf({ to }: Pick<OwnImplementationYear, 'to'>, { stoppedOn }: Stopped): string {
  return stoppedOn !== null && stoppedOn < to ? stoppedOn : to;
}
