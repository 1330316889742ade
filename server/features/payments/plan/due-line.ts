import { monthsLater } from '../../deals/contract/contract-dates.ts';
import { eventsOf, type Known } from './known.ts';
import type { Day, DueLine, DueLineKind, Why } from './plan.types.ts';

/** What a line is made from; what is left out is not known. */
export interface LineParts {
  key: string;
  term: string;
  kind: DueLineKind;
  amount: bigint | null;
  arisesOn?: Day | null;
  dueOn?: Day | null;
  calendarMissing?: number | null;
  status?: DueLine['status'];
  why: Why[];
  factIds?: string[];
}

/**
 * A line as the plan alone gives it: conditional while nobody knows when it arises, due from that day on. What the
 * licensee put off is due later.
 */
export function lineOf(known: Known, parts: LineParts): DueLine {
  const { arisesOn = null, calendarMissing = null, why, factIds = [] } = parts;
  const putOff = deferralOf(known, parts.key);
  const dueOn = parts.dueOn ?? null;
  return {
    key: parts.key,
    term: parts.term,
    kind: parts.kind,
    status: parts.status ?? statusOn(known.on, arisesOn),
    amount: parts.amount,
    arisesOn,
    dueOn: dueOn !== null && putOff.months > 0 ? monthsLater(dueOn, putOff.months) : dueOn,
    calendarMissing,
    why: putOff.months > 0 ? [...why, because('DEFERRED', { months: putOff.months })] : why,
    factIds: [...factIds, ...putOff.factIds],
  };
}

/** A reason with its figures as text. */
export function because(code: Why['code'], params: Readonly<Record<string, string | number>> = {}): Why {
  return {
    code,
    params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  };
}

function statusOn(on: Day, arisesOn: Day | null): DueLine['status'] {
  if (arisesOn === null) return 'CONDITIONAL';
  return arisesOn <= on ? 'DUE' : 'COMING';
}

/** Months by which a payment was put off, no more than the terms allow (延期支付). */
function deferralOf({ plan, events }: Known, key: string): { months: number; factIds: string[] } {
  const most = plan.terms.payAfterUse?.deferralMonths ?? 0;
  if (most === 0) return { months: 0, factIds: [] };
  const deferrals = eventsOf(events, 'DEFERRAL').filter((event) => event.key === key);
  const months = deferrals.reduce((sum, deferral) => sum + deferral.months, 0);
  return { months: Math.min(months, most), factIds: deferrals.map(({ id }) => id) };
}
