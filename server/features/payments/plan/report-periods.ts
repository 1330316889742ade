import { addDays } from '../../../platform/standards/calendar.ts';
import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import type { Day, PaymentPlan, ReportPeriod } from './plan.types.ts';
import { dayAfter } from './plan-of-terms.ts';

const MONTHS = { MONTHLY: 1, QUARTERLY: 3, YEARLY: 12 } as const;
/** Days after the end of a month, quarter or year (申报). */
const DAYS_TO_REPORT = { MONTHLY: 15, QUARTERLY: 15, YEARLY: 30 } as const;

/**
 * Everything that is to be reported on and that began by a day: calendar months, quarters or years from the first day
 * of the contract, cut where the trial ends, the last one where the contract ends. What a cut leaves of a month,
 * quarter or year is reported with the whole of it.
 */
export function reportPeriods(plan: PaymentPlan, on: Day): ReportPeriod[] {
  const periods: ReportPeriod[] = [];
  const last = plan.until !== null && plan.until < on ? plan.until : on;
  for (let from = plan.from; plan.rhythm !== null && from <= last; ) {
    const period = periodFrom(plan, plan.rhythm, from);
    periods.push(period);
    from = dayAfter(period.to);
  }
  return periods;
}

/** Last day on which use up to a day is reported in time; the day itself where nothing is reported. */
export function reportDueOn({ rhythm }: PaymentPlan, to: Day): Day {
  return rhythm === null ? to : addDays(endOfSpan(rhythm, to), DAYS_TO_REPORT[rhythm]);
}

function periodFrom(plan: PaymentPlan, rhythm: NonNullable<PaymentPlan['rhythm']>, from: Day): ReportPeriod {
  const inTrial = plan.trialUntil !== null && from <= plan.trialUntil;
  const ends = [endOfSpan(rhythm, from), plan.until, inTrial ? plan.trialUntil : null];
  const to = ends.reduce<Day>((least, day) => (day !== null && day < least ? day : least), '9999-12-31');
  return { from, to, dueOn: reportDueOn(plan, to), inTrial };
}

/** Last day of the month, quarter or year that a day lies in. */
function endOfSpan(rhythm: NonNullable<PaymentPlan['rhythm']>, day: Day): Day {
  const months = MONTHS[rhythm];
  const month = Number(day.slice(5, 7)) - 1;
  const first = String(month - (month % months) + 1).padStart(2, '0');
  return dayBefore(monthsLater(`${day.slice(0, 4)}-${first}-01`, months));
}
