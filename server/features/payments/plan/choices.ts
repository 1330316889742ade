import { monthsLater } from '../../deals/contract/contract-dates.ts';
import type { Day, PaymentPlan } from './plan.types.ts';

// What the licensee may choose under a plan. Terms of months are counted as 民法典 201 and 202 do: the day on which they
// begin is not counted, the corresponding day is the last.

/** Price of being free of all further payments. */
export interface BuyOutPrice {
  /** Fen. */
  amount: bigint;
  /** Its place in the terms. */
  index: number;
  untilMonth: number;
  /** Last day on which it holds. */
  untilOn: Day;
}

/** All prices of buying out, by ascending days; empty where the terms have none. */
export function buyOutPrices({ terms, from }: PaymentPlan): BuyOutPrice[] {
  return (terms.payAfterUse?.buyOut ?? []).map(({ untilMonth, amount }, index) => ({
    amount,
    index,
    untilMonth,
    untilOn: monthsLater(from, untilMonth),
  }));
}

/** The price on a day; null where there is none, or none any more. */
export function buyOutPriceOn(plan: PaymentPlan, day: Day): BuyOutPrice | null {
  return buyOutPrices(plan).find(({ untilOn }) => day <= untilOn) ?? null;
}

/** Last day on which the license may be given back without owing more; null where the terms give no such right. */
export function returnUntil({ terms, from }: PaymentPlan): Day | null {
  const month = terms.payAfterUse?.returnUntilMonth ?? null;
  return month === null ? null : monthsLater(from, month);
}

/** Months by which a payment may be put off, after it was put off by some; 0 for none. */
export function deferralLeft({ terms }: PaymentPlan, months: number): number {
  return Math.max(0, (terms.payAfterUse?.deferralMonths ?? 0) - months);
}
