import { formatYuan } from '../../../platform/money.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { monthsLater } from '../../deals/contract/contract-dates.ts';
import type { DueCondition, StagePayment } from '../../offers/terms/terms.ts';
import { because, lineOf } from './due-line.ts';
import { eventsOf, type Known } from './known.ts';
import type { Day, DueLine, Why } from './plan.types.ts';
import { lapsed, notBegun } from './royalties.ts';
import { FOREVER, firstDayOutside } from './spans.ts';
import type { Uses } from './uses.ts';

/** Days within which a stage is paid after its condition came about (分期支付). */
const DAYS_TO_PAY = 30;

/** A condition with the day on which it comes about, as far as that is known. */
interface Met {
  on: Day | null;
  /** Day before which it could not be known, for what is reported later. */
  knownOn: Day | null;
  why: Why;
  factIds: string[];
}

/** All stage payments: each arises with the first of its conditions, but not before payments have begun. */
export function stageLines(known: Known, uses: Uses): DueLine[] {
  const stages = known.plan.terms.payment?.stages ?? [];
  return stages.map((stage, index) => stageLine(known, uses, stage, index));
}

function stageLine(known: Known, uses: Uses, { amount, due }: StagePayment, index: number): DueLine {
  const parts = { key: `stage:${index}`, term: `payment.stages.${index}`, kind: 'STAGE', amount } as const;
  const conditions = due.map((condition) => meet(known, uses, condition));
  const first = conditions.reduce<Met | null>(
    (best, met) => (met.on !== null && (best === null || met.on < (best.on ?? '')) ? met : best),
    null,
  );
  if (first === null || first.on === null) {
    return lineOf(known, { ...parts, why: conditions.map(({ why }) => why) });
  }
  if (uses.begunOn === null) return lineOf(known, { ...parts, why: [first.why, notBegun(known.plan)] });
  const begun = first.on < uses.begunOn ? uses.begunOn : first.on;
  const arisesOn = firstDayOutside(begun, known.lapses);
  const last = arisesOn === null ? null : addDays(arisesOn, DAYS_TO_PAY);
  return lineOf(known, {
    ...parts,
    arisesOn,
    dueOn: last !== null && first.knownOn !== null && first.knownOn > last ? first.knownOn : last,
    ...(arisesOn !== begun && begun <= known.on && (arisesOn ?? FOREVER) > known.on
      ? { status: 'PAUSED' }
      : {}),
    why: [
      first.why,
      ...(begun === first.on ? [] : [waits(known)]),
      ...(arisesOn === begun ? [] : [lapse(known, begun)]),
    ],
    factIds: first.factIds,
  });
}

/** Why a condition that came about earlier waited: for the trial, or for what begins the payments. */
function waits({ plan }: Known): Why {
  const isTrial = plan.trialUntil !== null && plan.terms.payAfterUse?.trigger === 'TRIAL_ENDS';
  return isTrial ? because('TRIAL', { until: plan.trialUntil ?? '' }) : notBegun(plan);
}

function lapse({ lapses }: Known, day: Day): Why {
  const span = lapses.find(({ from, to }) => from <= day && day <= to);
  return span ? lapsed(span) : because('LAPSED');
}

function meet(known: Known, uses: Uses, condition: DueCondition): Met {
  const { plan } = known;
  switch (condition.kind) {
    case 'DATE':
      return byTime(condition.date, because('ON_DATE', { date: condition.date }));
    case 'MONTHS_AFTER_SIGNING': {
      const { months } = condition;
      return byTime(monthsLater(plan.signedOn, months), because('MONTHS_AFTER_SIGNING', { months }));
    }
    case 'SALES_REACH':
      return bySales(known, uses, condition.amount);
    case 'MILESTONE': {
      const { milestone } = condition;
      const event = eventsOf(known.events, 'MILESTONE').find(
        (candidate) => candidate.milestone === milestone,
      );
      return {
        on: event?.on ?? null,
        knownOn: null,
        why: because('MILESTONE_MET', { milestone }),
        factIds: event ? [event.id] : [],
      };
    }
  }
}

function byTime(on: Day, why: Why): Met {
  return { on, knownOn: null, why, factIds: [] };
}

/** The end of the report that brings sales to the mark; what an opening brought to it arose on that day. */
function bySales({ opening }: Known, { uses, sales }: Uses, mark: bigint): Met {
  const salesAtOpening = uses[0]?.salesBefore ?? sales;
  const isOpening = opening !== null && salesAtOpening >= mark;
  const use = isOpening ? undefined : uses.find((one) => one.salesBefore + one.sales >= mark);
  return {
    on: isOpening ? opening.on : (use?.arisesOn ?? null),
    knownOn: use?.report.reportedOn ?? null,
    why: because('SALES_REACHED', {
      mark: formatYuan(mark),
      cumulative: formatYuan(use ? use.salesBefore + use.sales : sales),
    }),
    factIds: isOpening ? [opening.id] : use ? [use.report.id] : [],
  };
}
