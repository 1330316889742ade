import type { Calendars } from '../../../platform/standards/calendar.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { monthsLater } from '../../deals/contract/contract-dates.ts';
import type { Day, DueLine, PaymentEvent, PaymentFacts, PaymentPlan } from '../plan/plan.types.ts';
import { scheduleOf } from '../plan/schedule.ts';
import { presentValue } from './present-value.ts';
import { quarterOf, reportsOf, type Scenario } from './scenario.ts';

/** What a simulation takes for granted beside sales. */
export interface Assumptions {
  /** Months after the beginning by which milestones and the acceptance come about that have not yet. */
  milestoneMonths: number;
  /** Yearly rate at which later payments are worth less. */
  discountBasisPoints: number;
}

export interface Simulated {
  /** Fen paid in each quarter of three months from the first day of the plan. */
  quarters: bigint[];
  total: bigint;
  /** What all of it is worth at the beginning. */
  present: bigint;
  /** Fen that surely come after the last day looked at. */
  later: bigint;
  lines: DueLine[];
}

/** Stands for fifteen working days where the calendar of a year is not known yet. */
const DAYS_WITHOUT_CALENDAR = 21;

/**
 * What would be paid if a scenario came true: the real schedule over what happened so far and what the scenario would
 * bring, until a day.
 * @param from first day of the quarters that are counted
 */
export function simulate(
  plan: PaymentPlan,
  facts: PaymentFacts,
  scenario: Scenario,
  assumptions: Assumptions,
  span: { from: Day; until: Day },
  calendars: Calendars,
): Simulated {
  const on = addDays(span.until, 1);
  const reports = [...facts.reports, ...reportsOf(plan, scenario, span.until)];
  const events = [...facts.events, ...assumedEvents(plan, facts, scenario, assumptions)];
  const schedule = scheduleOf(plan, { reports, events }, on, calendars);
  const due = schedule.lines.filter(
    ({ status, amount }) => status === 'DUE' && amount !== null && amount > 0n,
  );
  const opening = facts.events.flatMap((event) => (event.kind === 'OPENING' ? [event] : []));
  const flows = [
    ...due.map((line) => ({ on: paidOn(line), amount: line.amount ?? 0n })),
    ...opening.slice(-1).map(({ on: day, paid }) => ({ on: day, amount: paid })),
  ];
  const quarters = byQuarter(flows, span);
  return {
    quarters,
    total: schedule.total,
    present: presentValue(quarters, assumptions.discountBasisPoints),
    later: schedule.lines.reduce(
      (sum, { status, amount }) => (status === 'COMING' ? sum + (amount ?? 0n) : sum),
      0n,
    ),
    lines: schedule.lines,
  };
}

function paidOn({ dueOn, arisesOn }: DueLine): Day {
  return dueOn ?? addDays(arisesOn ?? '', DAYS_WITHOUT_CALENDAR);
}

function byQuarter(flows: readonly { on: Day; amount: bigint }[], span: { from: Day; until: Day }): bigint[] {
  const last = flows.reduce((day, flow) => (flow.on > day ? flow.on : day), span.until);
  const quarters = Array.from({ length: quarterOf(span.from, last) + 1 }, () => 0n);
  for (const { on, amount } of flows) {
    const index = quarterOf(span.from, on);
    quarters[index] = (quarters[index] ?? 0n) + amount;
  }
  return quarters;
}

/** Milestones and the acceptance that have not come about, as if they did. */
function assumedEvents(
  { terms }: PaymentPlan,
  facts: PaymentFacts,
  scenario: Scenario,
  { milestoneMonths }: Assumptions,
): PaymentEvent[] {
  const on = monthsLater(scenario.from, milestoneMonths);
  const has = (wanted: (event: PaymentEvent) => boolean) => facts.events.some(wanted);
  const milestones = new Set(
    (terms.payment?.stages ?? []).flatMap(({ due }) =>
      due.flatMap((one) => (one.kind === 'MILESTONE' ? [one.milestone] : [])),
    ),
  );
  const accepted = terms.payAfterUse?.trigger === 'ACCEPTANCE' && !has(({ kind }) => kind === 'ACCEPTANCE');
  return [
    ...(accepted ? [{ kind: 'ACCEPTANCE' as const, id: 'simulated:acceptance', on }] : []),
    ...[...milestones]
      .filter((name) => !has((event) => event.kind === 'MILESTONE' && event.milestone === name))
      .map((milestone) => ({ kind: 'MILESTONE' as const, id: `simulated:${milestone}`, on, milestone })),
  ];
}
