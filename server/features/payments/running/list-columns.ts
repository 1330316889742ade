import { clock } from '../../../platform/clock.ts';
import { isMissing, reportedPeriods } from '../reports/periods.ts';
import type { RunningChange } from './change-running.ts';

/**
 * Refreshes what lists and reminders show of a contract: the next report that is missing. What is owed is refreshed where
 * invoices are made.
 */
export async function refreshColumns({ tx, running, calendars }: RunningChange): Promise<void> {
  const periods = await reportedPeriods(tx, running, calendars, clock.today());
  running.nextReportDueOn =
    periods
      .filter(isMissing)
      .map(({ period }) => period.dueOn)
      .sort()[0] ?? null;
}
