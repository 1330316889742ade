/**
 * The one clock of services, jobs and everything that SQL writes. Nothing else asks the machine what time it is,
 * so tests and seeds can set it, and deadlines are days in Asia/Shanghai.
 */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

let source: () => number = Date.now;

export const clock = {
  /** The present moment. */
  now(): Date {
    return new Date(source());
  },
  /** Today's day in Asia/Shanghai as `YYYY-MM-DD`. */
  today(): string {
    return dayOf(clock.now());
  },
  /** A moment `ms` milliseconds from now. */
  in(ms: number): Date {
    return new Date(source() + ms);
  },
};

/** The day in Asia/Shanghai, `YYYY-MM-DD`, on which a moment falls. China has had no summer time since 1991. */
export function dayOf(moment: Date): string {
  return new Date(moment.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The first moment of a day (`YYYY-MM-DD`) in Asia/Shanghai. */
export function startOfDay(day: string): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);
}

/** Replaces the clock's source, for tests and seeds; returns what puts the real one back. */
export function setClock(next: () => number): () => void {
  source = next;
  return () => {
    source = Date.now;
  };
}
