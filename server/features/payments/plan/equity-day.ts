import { eventsOf, type Known } from './known.ts';
import type { Day } from './plan.types.ts';

/**
 * The day on which what turns an invested result into shares came about (PAU-5): the first financing round that is large
 * enough, or the last of so many years running with enough revenue. Null before, after the last day for it, and for
 * other modes.
 */
export function equityDay({ plan, events }: Known): Day | null {
  const { mode, trigger } = plan.terms;
  if (mode !== 'INVEST_THEN_EQUITY' || !trigger) return null;
  const days =
    trigger.kind === 'MARKET_FINANCING'
      ? eventsOf(events, 'FINANCING').flatMap(({ on, amount }) => (amount >= trigger.amount ? [on] : []))
      : growthDays(
          eventsOf(events, 'YEAR_REVENUE').filter(({ amount }) => amount >= trigger.amount),
          trigger.years ?? 1,
        );
  return days.filter((day) => day <= trigger.until).sort()[0] ?? null;
}

/** For each run of so many years: the day on which the last of them was known. */
function growthDays(good: readonly { year: number; on: Day }[], years: number): Day[] {
  const knownOn = new Map<number, Day>();
  for (const { year, on } of good) {
    const before = knownOn.get(year);
    if (before === undefined || on < before) knownOn.set(year, on);
  }
  return [...knownOn.keys()].flatMap((first) => {
    const run = Array.from({ length: years }, (_, index) => knownOn.get(first + index));
    return run.every((day) => day !== undefined) ? [run.sort().at(-1) ?? ''] : [];
  });
}
