import { IsNull, LessThan, LessThanOrEqual, Not } from 'typeorm';
import { type App, jobScope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { addDays, daysBetween } from '../../../platform/standards/calendar.ts';
import { calendarsOf } from '../../rulebook/calendars/calendars.service.ts';
import { type Addressee, mailSides } from '../mails/mail-sides.ts';
import type { PaymentMail } from '../mails/payment-mails.ts';
import { isMissing, reportedPeriods } from '../reports/periods.ts';
import { type RightInWatch, rightsInWatch } from '../watch/rights-of.ts';
import { WARNED_DAYS } from '../watch/standing-of-right.ts';
import { changeRunning } from './change-running.ts';
import { isEnded, runningStates } from './running.states.ts';
import { RunningContract } from './running-contract.entity.ts';

export const WATCH_RUNNING_JOB = 'payments.watchRunning';

/** Days before and after the day of a report on which it is written about, with whom and how. */
const REPORT_LADDER: readonly { days: number; mail: PaymentMail; to: readonly Addressee[] }[] = [
  { days: -7, mail: 'reportNear', to: ['LICENSEE'] },
  { days: 0, mail: 'reportDue', to: ['LICENSEE'] },
  { days: 7, mail: 'reportLate', to: ['LICENSEE', 'LICENSEE_ADMINISTRATOR', 'OFFICER'] },
  { days: 30, mail: 'reportLate', to: ['LICENSEE', 'LICENSEE_ADMINISTRATOR', 'OFFICER'] },
];

/**
 * Looks at every deadline of running contracts by the clock: writes once about reports that come near or are late and
 * about fees and terms of rights, and closes contracts whose time is over. Nothing else hangs on it having run.
 */
export async function watchRunning(app: App): Promise<void> {
  const today = clock.today();
  const { manager } = app.db;
  const reporting = await manager.find(RunningContract, {
    select: { id: true },
    where: { nextReportDueOn: LessThanOrEqual(addDays(today, 7)) },
    order: { id: 'ASC' },
  });
  for (const { id } of reporting) await remindOfReports(app, id);
  const running = await manager.find(RunningContract, { where: { endedOn: IsNull() }, order: { id: 'ASC' } });
  for (const each of running) await warnOfRights(app, each);
  const over = await manager.find(RunningContract, {
    where: { until: LessThan(today), endedOn: IsNull(), state: Not('AWAITING_OPENING') },
    order: { id: 'ASC' },
  });
  for (const { dealId } of over) await close(app, dealId);
}

async function remindOfReports(app: App, id: string): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const running = await locked(tx, id);
    if (!running) return;
    const today = clock.today();
    const periods = await reportedPeriods(tx, running, await calendarsOf(tx), today);
    for (const { period } of periods.filter(isMissing)) {
      const late = daysBetween(period.dueOn, today);
      // Only the latest step that is reached: who comes late to a late report is not written to four times at once.
      const step = REPORT_LADDER.findLast(({ days }) => days <= late);
      if (!step) continue;
      const { from, to, dueOn } = period;
      await once(tx, running, `report:${from}:${step.days}`, () =>
        mailSides(tx, app, running, step.mail, step.to, { from, to, day: dueOn }),
      );
    }
  });
}

async function warnOfRights(app: App, { id, resultId }: RunningContract): Promise<void> {
  const rights = (await rightsInWatch.batch(app, [resultId])).get(resultId) ?? [];
  const warnings = rights.flatMap(warningsOf);
  if (warnings.length === 0) return;
  await inTransaction(app.db, async (tx) => {
    const running = await locked(tx, id);
    if (!running || isEnded(running.state)) return;
    for (const { key, mail, right, day } of warnings) {
      await once(tx, running, key, () => mailSides(tx, app, running, mail, ['OFFICER'], { right, day }));
    }
  });
}

/** What is to be warned about of a right today: its fee and the end of its term, each at its nearest step. */
function warningsOf({ key: right, standing, feeDueOn, expiresOn }: RightInWatch) {
  if (standing === 'LAPSED' || standing === 'EXPIRED') return [];
  const today = clock.today();
  const near = (mail: PaymentMail, day: string | null) => {
    const left = day === null ? null : daysBetween(today, day);
    const step = left === null || left < 0 ? undefined : WARNED_DAYS.findLast((days) => left <= days);
    return day === null || step === undefined
      ? []
      : [{ key: `${mail}:${right}:${day}:${step}`, mail, right, day }];
  };
  return [...near('feeNear', feeDueOn), ...near('rightEnds', expiresOn)];
}

async function close(app: App, dealId: string): Promise<void> {
  await changeRunning(jobScope(app, WATCH_RUNNING_JOB), { dealId }, 'SYSTEM', async ({ running }) => {
    running.state = runningStates.next(running.state, 'complete');
    running.endedOn = running.until;
    return { action: 'completeRunning', facts: { endedOn: running.until }, answer: null };
  });
}

function locked(tx: Transaction, id: string): Promise<RunningContract | null> {
  return tx.findOne(RunningContract, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Does something once for a contract, by the name of its occasion. */
async function once(
  tx: Transaction,
  running: RunningContract,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  if (running.reminded.includes(key)) return;
  running.reminded = [...running.reminded, key];
  await tx.update(RunningContract, running.id, { reminded: running.reminded });
  await work();
}
