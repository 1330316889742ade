import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { changeRunning, type RunningChange, userIdOf } from '../running/change-running.ts';
import { presentTerms, termsInForce } from '../running/facts.ts';
import { attachEvidence, type FileFact } from '../running/running-files.ts';
import { flagReports } from './flag-reports.ts';
import { type PeriodReports, reportedPeriods, standingIn } from './periods.ts';
import { type ReadUsage, type ReportFields, readReport, usageFacts } from './read-usage.ts';
import { reportStates } from './report.states.ts';
import { dealIdOfReport, reportToChange } from './report-of.ts';
import { UsageReport } from './usage-report.entity.ts';

export interface SubmitReport extends ReportFields {
  dealId: string;
  /** First day of the period. */
  from: string;
}

/**
 * The licensee reports use and sales of a period that is over. It pays for nothing before the unit confirmed it.
 * @throws Refusal NOT_FOUND (`from`) for what is no period of this contract, STATE while it runs, ALREADY_EXISTS for one
 *   that was reported, what the fields lack
 */
export function submitReport(scope: Scope, input: SubmitReport): Promise<UsageReport> {
  return changeRunning(scope, { dealId: input.dealId }, 'ENTERPRISE', async (change) => {
    const { tx, running, calendars } = change;
    const today = clock.today();
    const of = (await reportedPeriods(tx, running, calendars, today)).find(
      ({ period }) => period.from === input.from,
    );
    if (!of) throw new Refusal('NOT_FOUND', { field: 'from' });
    const { counting, open } = standingIn(of);
    if (counting ?? open)
      throw new Refusal('ALREADY_EXISTS', { field: 'from', params: { from: input.from } });
    if (of.period.to >= today) throw notOver(of, 'submitReport');
    const { plan } = await presentTerms(tx, running, calendars);
    const { report, files } = await write(change, of, { ...input, ...readReport(input, plan) }, null);
    await flagReports(tx, running, plan);
    return { action: 'submitReport', facts: factsOf(report, files), answer: await present(change, report) };
  });
}

export interface CorrectReport extends ReportFields {
  reportId: string;
  /** Version of the report that was seen. */
  expectedVersion: number;
}

/**
 * The licensee corrects a report by another one of the same period. One that the unit has not confirmed is reversed at
 * once; one that counts goes on counting until the correction is confirmed, so that nothing is paid twice or not at all.
 * @throws Refusal NOT_FOUND, CONFLICT for a stale report, STATE for a reversed one, ALREADY_EXISTS while another correction
 *   waits
 */
export async function correctReport(scope: Scope, input: CorrectReport): Promise<UsageReport> {
  const dealId = await dealIdOfReport(scope, input.reportId);
  return changeRunning(scope, { dealId }, 'ENTERPRISE', async (change) => {
    const { tx, running, calendars } = change;
    const former = await reportToChange(change, input);
    reportStates.next(former.state, 'reverse');
    const reports = await tx.findBy(UsageReport, { runningId: running.id, from: former.from });
    const { from, to, dueOn, inTrial } = former;
    const of = { period: { from, to, dueOn, inTrial }, dealId: former.dealId, reports };
    const { open } = standingIn(of);
    if (open && open.id !== former.id) throw new Refusal('ALREADY_EXISTS', { params: { reportId: open.id } });
    const terms = await termsInForce(tx, running, calendars);
    const plan = (terms.find((each) => each.dealId === former.dealId) ?? terms.at(-1))?.plan;
    if (!plan) throw new Error(`payments: ${running.id} runs without terms`);
    const values = { ...input, ...readReport(input, plan) };
    if (open) await reverse(change, open);
    const { report, files } = await write(change, of, values, former.id);
    await flagReports(tx, running, plan);
    return {
      action: 'correctReport',
      facts: { ...factsOf(report, files), replaces: former.id },
      answer: await present(change, report),
    };
  });
}

/** Takes a report out of what counts and waits. */
export async function reverse({ tx }: RunningChange, report: UsageReport): Promise<void> {
  const state = reportStates.next(report.state, 'reverse');
  Object.assign(report, { state, version: report.version + 1 });
  await tx.update(UsageReport, report.id, { state, version: report.version });
}

async function write(
  change: RunningChange,
  { period, dealId, reports }: PeriodReports,
  values: ReadUsage & { note: string | null; fileIds: readonly string[] },
  replacesId: string | null,
): Promise<{ report: UsageReport; files: FileFact[] }> {
  const { netSales, units, costSaving, operatingProfit, note } = values;
  const files = await attachEvidence(change, values.fileIds);
  const report = Object.assign(new UsageReport(), {
    id: newId(),
    runningId: change.running.id,
    dealId,
    ...period,
    ordinal: reports.length + 1,
    state: reportStates.next('DUE', 'submit'),
    version: 1,
    netSales,
    units,
    costSaving,
    operatingProfit,
    note,
    fileIds: files.map(({ fileId }) => fileId),
    flags: [],
    replacesId,
    submittedAt: clock.now(),
    submittedBy: userIdOf(change.scope),
    answeredAt: null,
    answeredBy: null,
    disputeReason: null,
  } satisfies UsageReport);
  await change.tx.insert(UsageReport, report as object);
  return { report, files };
}

function factsOf(report: UsageReport, files: FileFact[]) {
  const { id, from, to } = report;
  return { reportId: id, from, to, ...usageFacts(report), files };
}

/** The report as it stands in the database, with its flags. */
function present({ tx }: RunningChange, { id }: UsageReport): Promise<UsageReport> {
  return tx.findOneByOrFail(UsageReport, { id });
}

function notOver({ period: { to } }: PeriodReports, action: string): Refusal {
  return new Refusal('STATE', { field: 'from', params: { action, reason: 'PERIOD_RUNS', to } });
}
