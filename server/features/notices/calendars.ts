import type { Transaction } from '../../platform/database/transaction.ts';
import { BUILT_IN_CALENDARS, type Calendars } from '../../platform/standards/calendar.ts';

/** The working calendars by which terms of objections are reckoned. */
export function calendarsInUse(_tx: Transaction): Promise<Calendars> {
  return Promise.resolve(BUILT_IN_CALENDARS);
}
