import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import type { RunningChange } from '../running/change-running.ts';
import { runningPolicy } from '../running/running.policy.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { UsageReport } from './usage-report.entity.ts';

/** The deal that a report belongs to, to lock its contract. @throws Refusal NOT_FOUND, also where the actor may not know of it */
export async function dealIdOfReport({ app, actor }: Scope, reportId: string): Promise<string> {
  const { manager } = app.db;
  const report = isId(reportId) ? await manager.findOneBy(UsageReport, { id: reportId }) : null;
  const running = report && (await manager.findOneBy(RunningContract, { id: report.runningId }));
  if (!running || !runningPolicy.see(actor, running)) throw new Refusal('NOT_FOUND', { field: 'reportId' });
  return running.dealId;
}

/** The report as it is under the lock. @throws Refusal NOT_FOUND, CONFLICT if it is not the version that was seen */
export async function reportToChange(
  { tx, running }: RunningChange,
  { reportId, expectedVersion }: { reportId: string; expectedVersion: number },
): Promise<UsageReport> {
  const report = await tx.findOneBy(UsageReport, { id: reportId, runningId: running.id });
  if (!report) throw new Refusal('NOT_FOUND', { field: 'reportId' });
  if (report.version === expectedVersion) return report;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: report.version },
  });
}
