import { type BuyOutPrice, buyOutPriceOn, returnUntil } from './choices.ts';
import type { Day, PaymentEvent, PaymentFacts, PaymentPlan, ReportedUse } from './plan.types.ts';
import { dayAfter, firstCountingDay } from './plan-of-terms.ts';
import { FOREVER, merged, type Span } from './spans.ts';

export type EventOf<Kind extends PaymentEvent['kind']> = Extract<PaymentEvent, { kind: Kind }>;

/** What ended all further payments. */
export interface End {
  by: 'BUY_OUT' | 'RETURN' | 'TERMINATION';
  on: Day;
  id: string;
  /** For BUY_OUT. */
  price: BuyOutPrice | null;
}

/** What is known by a day, in an order that does not hang on the order in which it came. */
export interface Known {
  plan: PaymentPlan;
  on: Day;
  reports: readonly ReportedUse[];
  events: readonly PaymentEvent[];
  /** What an imported contract had come to; the newest statement holds. */
  opening: EventOf<'OPENING'> | null;
  /** Days on which use counts for nothing, if the terms pause while the right has lapsed; in order, apart. */
  lapses: readonly Span[];
  end: End | null;
  /** Days whose use counts: after the trial and the opening, until the contract was ended. */
  counting: Span;
}

/** Puts in order what is known by a day; later facts are left out. */
export function knownBy(plan: PaymentPlan, facts: PaymentFacts, on: Day): Known {
  const reports = facts.reports
    .filter(({ reportedOn }) => reportedOn <= on)
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || compare(a.id, b.id));
  const events = facts.events
    .filter((event) => event.on <= on)
    .sort((a, b) => compare(a.on, b.on) || compare(a.kind, b.kind) || compare(a.id, b.id));
  const opening = eventsOf(events, 'OPENING').at(-1) ?? null;
  const ended = eventsOf(events, 'TERMINATION').at(0)?.on ?? FOREVER;
  const first = firstCountingDay(plan);
  const afterOpening = opening === null ? first : dayAfter(opening.on);
  const pauses = plan.terms.payment?.pauseWhileLapsed ?? false;
  return {
    plan,
    on,
    reports,
    events,
    opening,
    lapses: pauses ? merged(eventsOf(events, 'LAPSE').map(lapseSpan)) : [],
    end: endOf(plan, events),
    counting: { from: afterOpening > first ? afterOpening : first, to: ended },
  };
}

/** The last day by which anything can have arisen: that of the schedule, or the one that ended all payments. */
export function lastDay({ on, end }: Known): Day {
  return end !== null && end.on < on ? end.on : on;
}

/** The events of one kind, in order. */
export function eventsOf<Kind extends PaymentEvent['kind']>(
  events: readonly PaymentEvent[],
  kind: Kind,
): EventOf<Kind>[] {
  return events.filter((event): event is EventOf<Kind> => event.kind === kind);
}

export function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function lapseSpan({ on, until }: EventOf<'LAPSE'>): Span {
  return { from: on, to: until ?? FOREVER };
}

/** The first thing that ended all further payments; what the terms did not allow ends nothing. */
function endOf(plan: PaymentPlan, events: readonly PaymentEvent[]): End | null {
  for (const event of events) {
    const { on, id } = event;
    if (event.kind === 'TERMINATION') return { by: 'TERMINATION', on, id, price: null };
    if (event.kind === 'RETURN' && on <= (returnUntil(plan) ?? ''))
      return { by: 'RETURN', on, id, price: null };
    if (event.kind === 'BUY_OUT') {
      const price = buyOutPriceOn(plan, on);
      if (price) return { by: 'BUY_OUT', on, id, price };
    }
  }
  return null;
}
