import { addDays, addWorkingDays, type Calendars } from '../../../platform/standards/calendar.ts';
import { because, lineOf } from './due-line.ts';
import type { Known } from './known.ts';
import type { DueLine } from './plan.types.ts';

/** Working days after signing within which the entry fee is paid (入门费). */
const WORKING_DAYS_AT_SIGNING = 15;
/** Days within which a price of buying out is paid, unless it ends sooner (买断款). */
const DAYS_TO_BUY_OUT = 30;

/** The entry fee, or the price in one sum; a missing calendar leaves its last day open. */
export function entryFeeLines(known: Known, calendars: Calendars): DueLine[] {
  const { terms, signedOn } = known.plan;
  const amount = terms.payment?.entryFee ?? 0n;
  if (amount === 0n) return [];
  const due = addWorkingDays(signedOn, WORKING_DAYS_AT_SIGNING, calendars);
  return [
    lineOf(known, {
      key: 'entryFee',
      term: 'payment.entryFee',
      kind: 'ENTRY_FEE',
      amount,
      arisesOn: signedOn,
      dueOn: due.kind === 'DAY' ? due.day : null,
      calendarMissing: due.kind === 'DAY' ? null : due.year,
      why: [because('AT_SIGNING')],
    }),
  ];
}

/** What the licensee pays who chose to buy out. */
export function buyOutLines(known: Known): DueLine[] {
  const { end } = known;
  if (!end?.price) return [];
  const { amount, index, untilMonth, untilOn } = end.price;
  const soon = addDays(end.on, DAYS_TO_BUY_OUT);
  return [
    lineOf(known, {
      key: 'buyOut',
      term: `payAfterUse.buyOut.${index}`,
      kind: 'BUY_OUT',
      amount,
      arisesOn: end.on,
      dueOn: soon < untilOn ? soon : untilOn,
      why: [because('BOUGHT_OUT', { month: untilMonth })],
      factIds: [end.id],
    }),
  ];
}
