import { clock } from '../../../platform/clock.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { calendarsOf } from '../../rulebook/calendars/calendars.service.ts';
import type { PaymentPlan, Schedule } from '../plan/plan.types.ts';
import { type PeriodReports, reportedPeriods } from '../reports/periods.ts';
import { presentTerms } from './facts.ts';
import { RunningContract } from './running-contract.entity.ts';
import { scheduleIn } from './schedule-in.ts';

/** What a running contract comes to at this moment. */
export interface RunningStanding {
  plan: PaymentPlan;
  schedule: Schedule;
  periods: PeriodReports[];
}

/** Reckons running contracts one by one; a few statements each, once a request. */
export const standingOfRunning = loadOne<string, RunningStanding>('standingOfRunning', async (app, ids) => {
  const { manager } = app.db;
  const today = clock.today();
  const calendars = await calendarsOf(manager);
  const found = new Map<string, RunningStanding>();
  for (const id of ids) {
    const running = await manager.findOneBy(RunningContract, { id });
    if (!running) continue;
    found.set(id, {
      plan: (await presentTerms(manager, running, calendars)).plan,
      schedule: await scheduleIn(manager, running, calendars, today),
      periods: await reportedPeriods(manager, running, calendars, today),
    });
  }
  return found;
});
