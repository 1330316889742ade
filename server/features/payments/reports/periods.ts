import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Calendars } from '../../../platform/standards/calendar.ts';
import type { Day, ReportPeriod } from '../plan/plan.types.ts';
import { dayAfter } from '../plan/plan-of-terms.ts';
import { reportDueOn, reportPeriods } from '../plan/report-periods.ts';
import { type TermsInForce, termsInForce } from '../running/facts.ts';
import type { RunningContract } from '../running/running-contract.entity.ts';
import { counts, isOpen } from './report.states.ts';
import { UsageReport } from './usage-report.entity.ts';

/** What is reported on: a period with the reports of it, oldest first. */
export interface PeriodReports {
  period: ReportPeriod;
  /** The deal under whose terms the period lies. */
  dealId: string;
  reports: UsageReport[];
}

/**
 * The periods of a running contract that began by a day, each with its reports. Nothing is asked for before an imported
 * contract has its opening, after it was bought out, and of days after its end.
 */
export async function reportedPeriods(
  tx: Transaction,
  running: RunningContract,
  calendars: Calendars,
  on: Day,
): Promise<PeriodReports[]> {
  const reports = await tx.findBy(UsageReport, { runningId: running.id });
  const isAsked = running.state !== 'AWAITING_OPENING' && running.state !== 'BOUGHT_OUT';
  const last = running.endedOn !== null && running.endedOn < on ? running.endedOn : on;
  const terms = isAsked ? await termsInForce(tx, running, calendars) : [];
  return withReports(
    terms.flatMap((each) => periodsIn(each, last)),
    reports,
  );
}

/** The periods of one stretch of terms, cut where it begins, after what an opening covers, and where it ends. */
export function periodsIn(
  { dealId, plan, facts, from, until }: TermsInForce,
  on: Day,
): Omit<PeriodReports, 'reports'>[] {
  const openings = facts.events.flatMap((event) => (event.kind === 'OPENING' ? dayAfter(event.on) : []));
  const first = [from, ...openings].sort().at(-1) ?? from;
  const last = until !== null && until < on ? until : on;
  return reportPeriods(plan, last)
    .filter(({ to }) => to >= first)
    .map((period) => {
      const start = period.from < first ? first : period.from;
      const end = until !== null && until < period.to ? until : period.to;
      return { dealId, period: { ...period, from: start, to: end, dueOn: reportDueOn(plan, end) } };
    });
}

function withReports(
  periods: readonly Omit<PeriodReports, 'reports'>[],
  reports: readonly UsageReport[],
): PeriodReports[] {
  const byFrom = new Map(
    periods.map((each) => [each.period.from, { ...each, reports: [] as UsageReport[] }]),
  );
  for (const report of [...reports].sort((a, b) => a.ordinal - b.ordinal)) {
    const { from, to, dueOn, inTrial, dealId } = report;
    const known = byFrom.get(from) ?? { period: { from, to, dueOn, inTrial }, dealId, reports: [] };
    known.reports.push(report);
    byFrom.set(from, known);
  }
  return [...byFrom.values()].sort((a, b) => (a.period.from < b.period.from ? -1 : 1));
}

/** The report that counts, and the one that waits for an answer or a correction. */
export function standingIn({ reports }: Pick<PeriodReports, 'reports'>): {
  counting: UsageReport | null;
  open: UsageReport | null;
} {
  return {
    counting: reports.find(({ state }) => counts(state)) ?? null,
    open: reports.find(({ state }) => isOpen(state)) ?? null,
  };
}

/** Whether the licensee still has to report on a period: nothing counts and nothing waits for the unit. */
export function isMissing(of: PeriodReports): boolean {
  const { counting, open } = standingIn(of);
  return counting === null && open?.state !== 'SUBMITTED';
}
