import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readName, readText } from '../../../../platform/input/texts.ts';
import type { DatedGate, DemandTarget } from '../../content/demand-content.ts';
import { normalDecimal } from '../../content/targets.ts';
import { changeLane, type LaneReference, mayOnLane, take } from '../../lanes/change-lane.ts';
import { mailLane } from '../../lanes/lane-mails.ts';
import { MOST_FILES } from '../../lanes/work/milestones.service.ts';
import { gateEnds, mayShow } from '../gate-times.ts';
import { GATE_REPORT, GateReport, type MeasuredValue } from '../race.entity.ts';
import { gateOf, openGateNumber, readRace, reportOf, targetsOf } from '../race-record.ts';

export interface HandInMeasured extends LaneReference {
  /** Number of the gate, from 1; only the open one takes results. */
  gate: number;
  /** Values to show or to show anew; those for other targets stay. */
  values: readonly { targetId: string; value: string; note?: string | null }[];
  measuredOn: string;
  testedBy: string;
  note?: string | null;
  /** Evidence; at least one file each time. */
  fileIds: readonly string[];
}

/**
 * The winner of a lane hands in what it measured for the open gate, until the day of the gate is over; afterwards only
 * what was refused, for three days more.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE for a gate that is not open or a lane without running work, EXPIRED with
 *   both times for what is late, what is malformed, CONFLICT
 */
export async function handInMeasured(scope: Scope, input: HandInMeasured): Promise<GateReport> {
  const { userId } = requireUser(scope.actor);
  let handedIn: GateReport | undefined;
  await changeLane(scope, input, mayOnLane('report'), async ({ tx, lane, demand }) => {
    const record = await readRace(tx, demand);
    const gate = gateOf(demand, input.gate);
    if (openGateNumber(record) !== input.gate)
      throw new Refusal('STATE', { params: { action: 'handInMeasured', reason: 'GATE_NOT_OPEN' } });
    take(lane, 'report');
    const present = reportOf(record, lane.id, input.gate);
    const fields = readFields(input, gate, targetsOf(demand, gate));
    const now = clock.now();
    refuseLate(gate, present, fields.values, now);
    const report = Object.assign(present ?? newReport(demand.id, lane.id, input.gate), {
      values: merge(targetsOf(demand, gate), present?.values ?? [], fields.values, { gate, now }),
      measuredOn: fields.measuredOn,
      testedBy: fields.testedBy,
      note: fields.note,
      handedInBy: userId,
      handedInAt: now,
    });
    report.version += 1;
    const files = await attachFiles(tx, input.fileIds, { kind: GATE_REPORT, id: report.id }, scope.actor);
    handedIn = await tx.save(GateReport, report);
    await mailLane(tx, scope.app, { lane, demand }, 'resultsIn', ['POSTER'], { gate: gate.name });
    const facts = {
      gate: input.gate,
      values: fields.values.map(({ targetId, value }) => ({ targetId, value })),
      measuredOn: report.measuredOn,
      documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    };
    return { action: 'handInMeasured', facts, personal: { testedBy: report.testedBy } };
  });
  if (!handedIn) throw new Error('race: nothing was handed in');
  return handedIn;
}

interface Shown {
  targetId: string;
  value: string;
  note: string;
}

function readFields(input: HandInMeasured, { targetIds }: DatedGate, targets: readonly DemandTarget[]) {
  const problems = new Problems('');
  const seen = new Set<string>();
  const values = input.values.map((given, index): Shown => {
    const at = problems.at('values', index);
    const target = targets.find(({ id }) => id === given.targetId);
    if (!target || !targetIds.includes(given.targetId)) at.at('targetId').add('NOT_FOUND');
    if (seen.has(given.targetId)) at.at('targetId').add('INVALID', { reason: 'TWICE' });
    seen.add(given.targetId);
    const value = normalDecimal(given.value);
    const isFit = value !== null && (target?.comparison !== 'YES' || value === '0' || value === '1');
    if (!isFit)
      at.at('value').add(given.value.trim() === '' ? 'REQUIRED' : 'INVALID', { reason: 'NO_NUMBER' });
    return {
      targetId: given.targetId,
      value: value ?? '',
      note: readText(given.note, 500, at.at('note')) ?? '',
    };
  });
  if (values.length === 0) problems.at('values').add('REQUIRED');
  const testedBy = readName(input.testedBy, 200, problems.at('testedBy'));
  const note = readText(input.note, 2000, problems.at('note')) ?? '';
  checkDays([{ field: 'measuredOn', day: input.measuredOn, latest: clock.today() }], problems);
  if (input.fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
  if (input.fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  refuseAll(problems.list);
  return { values, testedBy, note, measuredOn: input.measuredOn };
}

function refuseLate(
  gate: DatedGate,
  report: GateReport | undefined,
  values: readonly Shown[],
  now: Date,
): void {
  const late = values.filter(
    ({ targetId }) =>
      !mayShow(
        gate,
        report?.values.find((value) => value.targetId === targetId),
        now,
      ),
  );
  if (late.length === 0) return;
  throw new Refusal('EXPIRED', {
    field: 'gate',
    params: {
      deadline: gateEnds(gate).toISOString(),
      now: now.toISOString(),
      targets: late.map(({ targetId }) => targetId).join(' '),
    },
  });
}

/** The values after a handing in, in the order of the targets: what is shown anew waits for a verdict again. */
function merge(
  targets: readonly DemandTarget[],
  before: readonly MeasuredValue[],
  shown: readonly Shown[],
  { gate, now }: { gate: DatedGate; now: Date },
): MeasuredValue[] {
  return targets.flatMap(({ id }) => {
    const anew = shown.find(({ targetId }) => targetId === id);
    const present = before.find(({ targetId }) => targetId === id);
    if (!anew) return present ?? [];
    const open = {
      verdict: 'PENDING' as const,
      reason: null,
      judgedBy: null,
      byExpert: false,
      judgedAt: null,
    };
    return { ...anew, ...open, isAnswer: now >= gateEnds(gate), shownAt: now.toISOString() };
  });
}

function newReport(demandId: string, laneId: string, gate: number): GateReport {
  return Object.assign(new GateReport(), { id: newId(), demandId, laneId, gate, version: 0 });
}
