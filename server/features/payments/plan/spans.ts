import { daysBetween } from '../../../platform/standards/calendar.ts';
import type { Day } from './plan.types.ts';
import { dayAfter } from './plan-of-terms.ts';

/** Days from one to another, both counted. */
export interface Span {
  from: Day;
  to: Day;
}

/** Stands for no end. */
export const FOREVER: Day = '9999-12-31';

/** Spans in order, those that overlap or touch put together. */
export function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = whole.at(-1);
    const touches = last !== undefined && (last.to === FOREVER || span.from <= dayAfter(last.to));
    if (!touches) whole.push({ ...span });
    else if (span.to > last.to) last.to = span.to;
  }
  return whole;
}

/** How many days a span has; none where it ends before it begins. */
export function lengthOf({ from, to }: Span): number {
  return from > to ? 0 : daysBetween(from, to) + 1;
}

/** The days that two spans share. */
export function overlap(a: Span, b: Span): Span {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}

/** How many days of a span lie outside merged spans. */
export function daysOutside(span: Span, holes: readonly Span[]): number {
  return holes.reduce((left, hole) => left - lengthOf(overlap(span, hole)), lengthOf(span));
}

/** The first day from a day on that lies outside merged spans; null where the last of them has no end. */
export function firstDayOutside(day: Day, holes: readonly Span[]): Day | null {
  const hole = holes.find(({ from, to }) => from <= day && day <= to);
  if (!hole) return day;
  return hole.to === FOREVER ? null : dayAfter(hole.to);
}

/** The part of a whole number that falls on some of all days, cut towards zero. */
export function partOf(amount: bigint, days: number, all: number): bigint {
  return days === all ? amount : (amount * BigInt(days)) / BigInt(all);
}
