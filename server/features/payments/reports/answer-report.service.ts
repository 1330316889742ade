import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { changeRunning, userIdOf } from '../running/change-running.ts';
import { usageFacts } from './read-usage.ts';
import { COUNTING, reportStates } from './report.states.ts';
import { dealIdOfReport, reportToChange } from './report-of.ts';
import { reverse } from './submit-report.service.ts';
import { UsageReport } from './usage-report.entity.ts';

export interface ConfirmReport {
  reportId: string;
  /** Version of the report that was seen. */
  expectedVersion: number;
}

/**
 * An officer confirms a report: from now on it counts, in the place of the one that it corrects, and what it makes due is
 * invoiced in the same transaction.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE unless it waits for the unit, FOUR_EYES for who reported it
 */
export async function confirmReport(scope: Scope, input: ConfirmReport): Promise<UsageReport> {
  const dealId = await dealIdOfReport(scope, input.reportId);
  return changeRunning(scope, { dealId }, 'OWNER', async (change) => {
    const { tx, running } = change;
    const report = await reportToChange(change, input);
    const state = reportStates.next(report.state, 'confirm');
    refuseOwn(scope, report);
    const former = await tx.findOneBy(UsageReport, {
      runningId: running.id,
      from: report.from,
      state: In([...COUNTING]),
    });
    // The one that counted goes first: two that count for one period cannot be.
    if (former) await reverse(change, former);
    const answer = await write(tx, report, { state, answeredBy: userIdOf(scope), disputeReason: null });
    const { id, from, to } = report;
    const facts = { reportId: id, from, to, ...usageFacts(report), reverses: former?.id ?? null };
    return { action: 'confirmReport', facts, answer };
  });
}

export interface DisputeReport extends ConfirmReport {
  reason: string;
}

/**
 * An officer disputes a report; it waits for a correction of the licensee.
 * @throws Refusal REQUIRED without a reason, NOT_FOUND, FORBIDDEN, CONFLICT, STATE unless it waits for the unit
 */
export async function disputeReport(scope: Scope, input: DisputeReport): Promise<UsageReport> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  const dealId = await dealIdOfReport(scope, input.reportId);
  return changeRunning(scope, { dealId }, 'OWNER', async (change) => {
    const report = await reportToChange(change, input);
    const state = reportStates.next(report.state, 'dispute');
    refuseOwn(scope, report);
    const answer = await write(change.tx, report, {
      state,
      answeredBy: userIdOf(scope),
      disputeReason: reason,
    });
    return { action: 'disputeReport', facts: { reportId: report.id }, personal: { reason }, answer };
  });
}

async function write(
  tx: Transaction,
  report: UsageReport,
  values: Pick<UsageReport, 'state' | 'answeredBy' | 'disputeReason'>,
): Promise<UsageReport> {
  const change = { ...values, answeredAt: clock.now(), version: report.version + 1 };
  await tx.update(UsageReport, report.id, change);
  return Object.assign(report, change);
}

/** Nobody confirms or disputes a report of their own, on whatever side they stand now. */
function refuseOwn(scope: Scope, { submittedBy }: UsageReport): void {
  if (submittedBy !== null && submittedBy === userIdOf(scope)) throw new Refusal('FOUR_EYES');
}
