import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { Day, PaymentPlan } from './plan.types.ts';

/** The days of a contract that its payments are counted from. */
export type PlanDays = Pick<PaymentPlan, 'signedOn' | 'from' | 'until'>;

/** Reads the plan off the terms of a contract in effect. */
export function planOf(terms: Terms, days: PlanDays): PaymentPlan {
  const { signedOn, from, until } = days;
  const months = terms.payAfterUse?.trialMonths ?? 0;
  const trialUntil = months === 0 ? null : dayBefore(monthsLater(from, months));
  return { terms, signedOn, from, until, trialUntil, rhythm: rhythmOf(terms) };
}

/** First day on which use counts: after the trial, else the first of the contract. */
export function firstCountingDay({ from, trialUntil }: PaymentPlan): Day {
  return trialUntil === null ? from : dayAfter(trialUntil);
}

/** The next day. */
export function dayAfter(day: Day): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + 1);
  return moment.toISOString().slice(0, 10);
}

/** As the contract says (申报): yearly where pay after use does not set another rhythm. */
function rhythmOf({ payAfterUse, payment, work }: Terms): PaymentPlan['rhythm'] {
  if (payAfterUse) return payAfterUse.reporting;
  const bySales = payment?.stages.some(({ due }) => due.some(({ kind }) => kind === 'SALES_REACH')) ?? false;
  return payment?.royalty || bySales || work?.profitBasisPoints ? 'YEARLY' : null;
}
