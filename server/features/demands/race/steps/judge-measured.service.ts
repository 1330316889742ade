import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { changeDemand } from '../../change-demand.ts';
import type { DatedGate } from '../../content/demand-content.ts';
import { actsForPoster } from '../../demand.policy.ts';
import { mailLane } from '../../lanes/lane-mails.ts';
import { mayJudge } from '../gate-times.ts';
import { GateReport, type MeasuredValue } from '../race.entity.ts';
import { gateOf, openGateNumber, type RaceRecord, readRace } from '../race-record.ts';
import { isExpertOf } from '../race-sight.ts';

export interface JudgeMeasured {
  reportId: string;
  /** The version of the report that was seen. */
  expectedVersion: number;
  verdicts: readonly { targetId: string; isConfirmed: boolean; reason?: string | null }[];
}

interface Verdict {
  targetId: string;
  isConfirmed: boolean;
  reason: string | null;
}

/**
 * The poster, or an expert who judged the bids, confirms or refuses values that a lane measured for the open gate. What
 * an expert said the poster cannot overrule; what the poster refused an expert can still confirm.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE once the gate is closed or the value was judged, CONFLICT, REQUIRED for a
 *   refusal without a reason
 */
export async function judgeMeasured(scope: Scope, input: JudgeMeasured): Promise<GateReport> {
  const { userId } = requireUser(scope.actor);
  const known = await knownReport(scope, input.reportId);
  const isExpert = await isExpertOf(scope.app.db.manager, scope.actor, known.demandId);
  const verdicts = readVerdicts(input);
  let judged: GateReport | undefined;
  await changeDemand(
    scope,
    { demandId: known.demandId },
    (actor, demand) => {
      if (!isExpert && !actsForPoster(actor, demand))
        throw new Refusal('FORBIDDEN', { params: { action: 'judgeMeasured' } });
    },
    async ({ tx, demand }) => {
      const record = await readRace(tx, demand, { lock: true });
      const report = record.reports.find(({ id }) => id === known.id);
      if (!report) throw noReport();
      if (openGateNumber(record) !== report.gate)
        throw new Refusal('STATE', { params: { action: 'judgeMeasured', reason: 'GATE_CLOSED' } });
      if (report.version !== input.expectedVersion) {
        const params = { expected: input.expectedVersion, present: report.version };
        throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
      }
      const said = { judgedBy: userId, byExpert: isExpert, judgedAt: clock.now().toISOString() };
      for (const [index, verdict] of verdicts.entries())
        refuseUnjudgeable(gateOf(demand, report.gate), report.values, verdict, { isExpert, index });
      report.values = report.values.map((value) => {
        const verdict = verdicts.find(({ targetId }) => targetId === value.targetId);
        if (!verdict) return value;
        const { isConfirmed, reason } = verdict;
        return {
          ...value,
          ...said,
          reason,
          verdict: isConfirmed ? ('CONFIRMED' as const) : ('REFUSED' as const),
        };
      });
      report.version += 1;
      judged = await tx.save(GateReport, report);
      await tellRefused(tx, scope, record, report, verdicts);
      return {
        action: 'judgeMeasured',
        beside: true,
        facts: {
          laneId: report.laneId,
          gate: report.gate,
          byExpert: isExpert,
          verdicts: verdicts.map(({ targetId, isConfirmed }) => ({
            targetId,
            value: report.values.find((value) => value.targetId === targetId)?.value ?? '',
            verdict: isConfirmed ? 'CONFIRMED' : 'REFUSED',
          })),
        },
        personal: {
          reasons: verdicts.flatMap(({ targetId, reason }) => (reason ? { targetId, reason } : [])),
        },
      };
    },
  );
  if (!judged) throw new Error('race: nothing was judged');
  return judged;
}

async function tellRefused(
  tx: Transaction,
  { app }: Scope,
  { demand, lanes }: RaceRecord,
  { laneId, gate }: GateReport,
  verdicts: readonly Verdict[],
): Promise<void> {
  const reasons = verdicts.flatMap(({ reason }) => reason ?? []);
  const lane = lanes.find(({ id }) => id === laneId);
  if (!lane || reasons.length === 0) return;
  const values = { gate: gateOf(demand, gate).name, reason: reasons.join('；') };
  await mailLane(tx, app, { lane, demand }, 'resultsRefused', ['LEAD'], values);
}

function readVerdicts({ verdicts }: JudgeMeasured): Verdict[] {
  const problems = new Problems('');
  const read = verdicts.map(({ targetId, isConfirmed, reason }, index) => ({
    targetId,
    isConfirmed,
    reason: isConfirmed ? null : readReason(reason ?? '', problems.at('verdicts', index, 'reason')),
  }));
  if (read.length === 0) problems.at('verdicts').add('REQUIRED');
  if (new Set(read.map(({ targetId }) => targetId)).size !== read.length)
    problems.at('verdicts').add('INVALID', { reason: 'TWICE' });
  refuseAll(problems.list);
  return read;
}

function refuseUnjudgeable(
  gate: DatedGate,
  values: readonly MeasuredValue[],
  { targetId }: Verdict,
  { isExpert, index }: { isExpert: boolean; index: number },
): void {
  const value = values.find((each) => each.targetId === targetId);
  if (!value) throw new Refusal('NOT_FOUND', { field: `verdicts.${index}.targetId` });
  if (mayJudge(gate, value, isExpert, clock.now())) return;
  throw new Refusal('STATE', {
    field: `verdicts.${index}.targetId`,
    params: { action: 'judgeMeasured', reason: 'JUDGED', state: value.verdict },
  });
}

async function knownReport(scope: Scope, reportId: string): Promise<GateReport> {
  const report = isId(reportId) ? await scope.app.db.manager.findOneBy(GateReport, { id: reportId }) : null;
  if (!report) throw noReport();
  return report;
}

function noReport(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'reportId' });
}
