import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { ReportedUse } from '../plan/plan.types.ts';
import { scheduleOf } from '../plan/schedule.ts';
import { COUNTING } from '../reports/report.states.ts';
import { UsageReport } from '../reports/usage-report.entity.ts';
import { type RunningChange, userIdOf } from '../running/change-running.ts';
import { termsInForce } from '../running/facts.ts';
import { costBearerOf } from './cost-bearer.ts';
import { changeInspection } from './inspect.service.ts';
import { type Inspection, InspectionFinding } from './inspection.entity.ts';
import { inspectionStates } from './inspection.states.ts';

export interface Finding {
  /** A report that counts. */
  reportId: string;
  netSales: bigint;
  units?: number | null;
  costSaving?: bigint | null;
}

export interface ConcludeInspection {
  inspectionId: string;
  expectedVersion: number;
  conclusion: string;
  findings: readonly Finding[];
  cost?: bigint | null;
}

/**
 * The unit concludes an inspection with what it found of reported periods. What falls short is reckoned from the plan
 * itself; the licensee is asked to correct its reports, and bears the cost where it was more than 5 % short.
 * @throws Refusal NOT_FOUND, CONFLICT, STATE, REQUIRED (`conclusion`), INVALID for findings of reports that do not count
 */
export async function concludeInspection(scope: Scope, input: ConcludeInspection): Promise<Inspection> {
  const problems = new Problems('');
  const conclusion = readText(input.conclusion, 4000, problems.at('conclusion'));
  if (conclusion === null) problems.at('conclusion').add('REQUIRED');
  if ((input.cost ?? 0n) < 0n) problems.at('cost').add('INVALID', { reason: 'TOO_LITTLE' });
  const ids = input.findings.map(({ reportId }) => reportId);
  if (new Set(ids).size !== ids.length) problems.at('findings').add('INVALID', { reason: 'TWICE' });
  refuseAll(problems.list);
  return changeInspection(scope, input.inspectionId, 'OWNER', async (change, inspection) => {
    if (inspection.version !== input.expectedVersion) {
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: input.expectedVersion, present: inspection.version },
      });
    }
    const state = inspectionStates.next(inspection.state, 'conclude');
    const found = await readFindings(change, inspection, input.findings);
    const dueAsReported = await dueWith(change, new Map());
    const dueAsFound = await dueWith(change, new Map(found.map((each) => [each.reportId, each])));
    const cost = input.cost ?? null;
    Object.assign(inspection, {
      state,
      conclusion,
      concludedBy: userIdOf(scope),
      concludedAt: clock.now(),
      dueAsReported,
      dueAsFound,
      cost,
      costBearer: costBearerOf({ dueAsReported, dueAsFound, cost }),
    });
    if (found.length > 0) await change.tx.insert(InspectionFinding, found as object[]);
    const facts = {
      dueAsReported: formatYuan(dueAsReported),
      dueAsFound: formatYuan(dueAsFound),
      cost: cost === null ? null : formatYuan(cost),
      costBearer: inspection.costBearer,
      findings: found.map(({ reportId, netSales, units, costSaving }) => ({
        reportId,
        netSales: formatYuan(netSales),
        units: units.toString(),
        costSaving: formatYuan(costSaving),
      })),
    };
    return { action: 'concludeInspection', facts, personal: { conclusion } };
  });
}

async function readFindings(
  { tx, running }: RunningChange,
  { id }: Inspection,
  findings: readonly Finding[],
): Promise<InspectionFinding[]> {
  const reports = await tx.findBy(UsageReport, { runningId: running.id, state: In([...COUNTING]) });
  const problems = new Problems('findings');
  const found = findings.flatMap(({ reportId, netSales, units, costSaving }, index) => {
    const report = reports.find((each) => each.id === reportId);
    const at = problems.at(index);
    if (!report) at.at('reportId').add('NOT_FOUND');
    if ((units ?? 0) < 0) at.at('units').add('INVALID', { reason: 'TOO_LITTLE' });
    if ((costSaving ?? 0n) < 0n) at.at('costSaving').add('INVALID', { reason: 'TOO_LITTLE' });
    if (!report) return [];
    return Object.assign(new InspectionFinding(), {
      inspectionId: id,
      reportId,
      from: report.from,
      to: report.to,
      netSales,
      units: units === null || units === undefined ? report.units : BigInt(units),
      costSaving: costSaving ?? report.costSaving,
    });
  });
  refuseAll(problems.list);
  return found;
}

/** Fen that have fallen due by today if reports had said what was found instead. */
async function dueWith(
  { tx, running, calendars }: RunningChange,
  found: ReadonlyMap<string, Pick<ReportedUse, 'netSales' | 'units' | 'costSaving'>>,
): Promise<bigint> {
  const replaced = (report: ReportedUse): ReportedUse => {
    const other = found.get(report.id);
    return other
      ? { ...report, netSales: other.netSales, units: other.units, costSaving: other.costSaving }
      : report;
  };
  const terms = await termsInForce(tx, running, calendars, replaced);
  const present = terms.at(-1);
  return present ? scheduleOf(present.plan, present.facts, clock.today(), calendars).total : 0n;
}
