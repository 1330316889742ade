import type { Calendars } from '../../../platform/standards/calendar.ts';
import { equityDay } from './equity-day.ts';
import { compare, type Known, knownBy } from './known.ts';
import { type Capped, capped, freedBy } from './limits.ts';
import { minimumLines } from './minimums.ts';
import type { Day, DueLine, DueLineKind, PaymentFacts, PaymentPlan, Schedule } from './plan.types.ts';
import { profitLines } from './profits.ts';
import { royaltyLines } from './royalties.ts';
import { buyOutLines, entryFeeLines } from './single-payments.ts';
import { FOREVER } from './spans.ts';
import { stageLines } from './stages.ts';
import { usesOf } from './uses.ts';

/**
 * What a plan comes to by a day: what is due, what comes and what only may come, each with its term and its reasons.
 * Facts of later days are left out, their order makes no difference.
 * @param calendars for terms of working days
 */
export function scheduleOf(plan: PaymentPlan, facts: PaymentFacts, on: Day, calendars: Calendars): Schedule {
  const known = knownBy(plan, facts, on);
  const uses = usesOf(known);
  const royalties = royaltyLines(known, uses);
  const all = [
    ...entryFeeLines(known, calendars),
    ...stageLines(known, uses),
    ...royalties,
    ...minimumLines(known, uses, royalties),
    ...profitLines(known),
    ...buyOutLines(known),
  ];
  const paid = known.opening?.paid ?? 0n;
  const lines = freedBy(sorted(afterOpening(known, all)), known.end);
  const limited = capped(lines, plan.terms.payment?.cap ?? null, paid);
  return {
    on,
    lines: limited.lines,
    cumulative: uses.base,
    total: paid + limited.due,
    leftOfCap: limited.left,
    begunOn: uses.begunOn !== null && uses.begunOn <= on ? uses.begunOn : null,
    over: overBy(known, limited),
    equityOn: equityDay(known),
  };
}

/** Leaves out what the opening of an imported contract contains. */
function afterOpening({ opening }: Known, lines: DueLine[]): DueLine[] {
  return opening === null
    ? lines
    : lines.filter(({ arisesOn }) => arisesOn === null || arisesOn > opening.on);
}

const RANKS: readonly DueLineKind[] = ['ENTRY_FEE', 'STAGE', 'ROYALTY', 'MINIMUM', 'PROFIT_SHARE', 'BUY_OUT'];

function sorted(lines: DueLine[]): DueLine[] {
  return lines.sort(
    (a, b) =>
      compare(a.arisesOn ?? FOREVER, b.arisesOn ?? FOREVER) ||
      RANKS.indexOf(a.kind) - RANKS.indexOf(b.kind) ||
      compare(a.key, b.key),
  );
}

function overBy({ end }: Known, { reachedOn }: Capped): Schedule['over'] {
  const capBefore = reachedOn !== null && (end === null || reachedOn < end.on);
  if (capBefore) return { by: 'CAP', on: reachedOn };
  return end === null ? null : { by: end.by, on: end.on };
}
