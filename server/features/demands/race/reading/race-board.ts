import type { Scope } from '../../../../platform/app.ts';
import type { Actor } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { BountyDue, BountyReclaim } from '../../bounty/data/bounty-due.entity.ts';
import { stageAmounts } from '../../bounty/reckon.ts';
import { takenOfPlace } from '../../bounty/taken-of-place.ts';
import { noDemand } from '../../change-demand.ts';
import type { DemandTarget } from '../../content/demand-content.ts';
import { attainment, weightedAttainment } from '../../content/targets.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { actsForPoster, demandPolicy } from '../../demand.policy.ts';
import type { LaneState } from '../../lane.enums.ts';
import { lanePolicy } from '../../lanes/lane.policy.ts';
import { LOST_LANES, laneStateAt } from '../../lanes/lane.states.ts';
import { mayJudge, mayShow, waitsUntil } from '../gate-times.ts';
import type { GateReport, MeasuredValue } from '../race.entity.ts';
import type { LaneAtGateState, RaceAction } from '../race.enums.ts';
import type { DemandRace, RaceCell, RaceGate, RaceLane, RaceStage, RaceValue } from '../race.types.ts';
import {
  gateOf,
  gateStateAt,
  gatesOf,
  openGateNumber,
  type RaceRecord,
  racingLanes,
  readRace,
  reportOf,
  targetsOf,
  unpledgedLanes,
  valuesAt,
} from '../race-record.ts';
import { isExpertOf, type Sight, seesLane, sightOf, takesPart } from '../race-sight.ts';

/** What of a race a board is drawn from, for one reader at one moment. */
interface Look {
  record: RaceRecord;
  sight: Sight;
  isExpert: boolean;
  actor: Actor;
  now: Date;
}

/** What fell due to the lanes and is claimed back, in its order; nothing for who takes no part. */
interface Money {
  dues: readonly BountyDue[];
  reclaims: readonly BountyReclaim[];
}

/**
 * The board of a race as the actor may see it, in a constant number of statements; null for a demand that is none, that
 * was not awarded yet, or that the actor may not know of.
 */
export async function raceBoard({ app, actor }: Scope, demandId: string): Promise<DemandRace | null> {
  const tx = app.db.manager;
  const demand = await presentDemand(tx, demandId);
  if (!demand || !demandPolicy.see(actor, demand) || gatesOf(demand).length === 0) return null;
  const record = await readRace(tx, demand);
  if (record.lanes.length === 0) return null;
  const isExpert = await isExpertOf(tx, actor, demand.id);
  const sight = await sightOf(tx, actor, demand, record.lanes);
  const look = { record, sight, isExpert, actor, now: clock.now() };
  const of = { where: { demandId: demand.id }, order: { at: 'ASC', id: 'ASC' } } as const;
  const dues = takesPart(sight) ? await tx.find(BountyDue, of) : [];
  const reclaims = takesPart(sight) ? await tx.find(BountyReclaim, of) : [];
  return {
    id: demand.id,
    number: demand.number,
    title: demand.title,
    version: demand.version,
    readAt: look.now,
    gates: gatesOf(demand).map((_, index) => viewGate(look, index + 1)),
    lanes: record.lanes.map((lane) => viewLane(look, lane, { dues, reclaims })),
    openGate: openGateNumber(record),
    racing: racingLanes(record, look.now).length,
    unpledged: unpledgedLanes(record, look.now).length,
    takesPart: takesPart(sight),
    actions: actionsOf(look),
  };
}

/** The board of a race that has to be there. @throws Refusal NOT_FOUND */
export async function existingRace(scope: Scope, demandId: string): Promise<DemandRace> {
  const board = await raceBoard(scope, demandId);
  if (!board) throw noDemand();
  return board;
}

function viewGate({ record, now }: Look, number: number): RaceGate {
  const gate = gateOf(record.demand, number);
  const state = gateStateAt(record, number, now);
  const { name, dueOn, keep, requireAll } = gate;
  return {
    number,
    name,
    dueOn,
    keep,
    requireAll,
    targets: targetsOf(record.demand, gate),
    state,
    waitsUntil: state === 'JUDGING' ? waitsUntil(gate, valuesAt(record, number, now), now) : null,
    closedAt: record.closings.find((closing) => closing.gate === number)?.closedAt ?? null,
  };
}

function viewLane(look: Look, lane: DemandLane, money: Money): RaceLane {
  const { record, sight, now } = look;
  return {
    id: lane.id,
    number: lane.number,
    rank: lane.rank,
    organizationId: lane.organizationId,
    state: laneStateAt(lane, now),
    version: lane.version,
    isOwn: sight.ownLaneIds.has(lane.id),
    cells: gatesOf(record.demand).map((_, index) => viewCell(look, lane, index + 1)),
    stages: seesLane(sight, lane.id) ? viewStages(look, lane, money) : null,
  };
}

/** What fell due to a lane, and what it can still get: nothing more once it has ended without acceptance. */
function viewStages({ record, now }: Look, lane: DemandLane, { dues, reclaims }: Money): RaceStage[] {
  const { demand, lanes } = record;
  const { stages } = demand.content;
  const amounts = stageAmounts(stages, lane, takenOfPlace({ demand, lanes, dues, reclaims }, lane));
  const isLost = (LOST_LANES as readonly LaneState[]).includes(laneStateAt(lane, now));
  return stages.flatMap(({ key, name, trigger, gate }) => {
    const due = dues.find(({ laneId, stageKey }) => laneId === lane.id && stageKey === key);
    if (!due && isLost) return [];
    const amount = due?.amount ?? amounts.get(key) ?? 0n;
    return [{ key, name, trigger, gate, amount, isDue: due !== undefined, paid: due?.paid ?? 0n }];
  });
}

function viewCell(look: Look, lane: DemandLane, number: number): RaceCell {
  const { record, sight } = look;
  const closing = record.closings.find(({ gate }) => gate === number);
  const standing = closing?.standings.find(({ laneId }) => laneId === lane.id);
  const report = reportOf(record, lane.id, number);
  const sees = seesLane(sight, lane.id);
  const targets = targetsOf(record.demand, gateOf(record.demand, number));
  const shown = sees && report ? viewReport(look, report, targets) : NOTHING_SHOWN;
  const figures = standing && takesPart(sight) ? standing : null;
  return {
    gate: number,
    state: cellState(look, lane, number),
    attained: figures?.attained ?? (sees && report && !closing ? attainedSoFar(report, targets) : null),
    place: figures?.place ?? null,
    outBy: standing?.outBy ?? null,
    missed: figures?.missed ?? null,
    ...shown,
  };
}

const NOTHING_SHOWN = {
  reportId: null,
  reportVersion: null,
  values: null,
  measuredOn: null,
  testedBy: null,
  note: null,
  handedInAt: null,
};

function viewReport(look: Look, report: GateReport, targets: readonly DemandTarget[]) {
  const { id, version, values, measuredOn, testedBy, note, handedInAt } = report;
  return {
    reportId: id,
    reportVersion: version,
    values: values.map((value) => viewValue(look, report, value, targets)),
    ...{ measuredOn, testedBy, note, handedInAt },
  };
}

function viewValue(
  { record, isExpert, actor, now }: Look,
  { gate }: GateReport,
  value: MeasuredValue,
  targets: readonly DemandTarget[],
): RaceValue {
  const isOpen = openGateNumber(record) === gate;
  const judges = isExpert || actsForPoster(actor, record.demand);
  const target = targets.find(({ id }) => id === value.targetId);
  return {
    targetId: value.targetId,
    value: value.value,
    note: value.note,
    attained: target ? attainment(target, value.value) : 0,
    verdict: value.verdict,
    reason: value.reason,
    byExpert: value.byExpert,
    mayJudge: isOpen && judges && mayJudge(gateOf(record.demand, gate), value, isExpert, now),
    mayShow: isOpen && mayShow(gateOf(record.demand, gate), value, now),
  };
}

/** What the values that were not refused attain together. */
function attainedSoFar({ values }: GateReport, targets: readonly DemandTarget[]): number {
  const standing = values.filter(({ verdict }) => verdict !== 'REFUSED');
  return weightedAttainment(targets, new Map(standing.map(({ targetId, value }) => [targetId, value])));
}

function cellState({ record, now }: Look, lane: DemandLane, number: number): LaneAtGateState {
  const closing = record.closings.find(({ gate }) => gate === number);
  const standing = closing?.standings.find(({ laneId }) => laneId === lane.id);
  if (standing) return standing.outBy === null ? 'PASSED' : 'OUT';
  const isRacing = racingLanes(record, now).includes(lane);
  if (!isRacing) return laneStateAt(lane, now) === 'AWARDED' ? 'AHEAD' : 'GONE';
  if (closing || number !== openGateNumber(record)) return 'AHEAD';
  return reportOf(record, lane.id, number) ? 'HANDED_IN' : 'WAITING';
}

function actionsOf({ record, isExpert, actor, now }: Look): RaceAction[] {
  const { demand, lanes } = record;
  const number = openGateNumber(record);
  if (number === null) return [];
  const state = gateStateAt(record, number, now);
  const gate = gateOf(demand, number);
  const values = valuesAt(record, number, now);
  const judges = isExpert || actsForPoster(actor, demand);
  const own = lanes.filter(
    (lane) => laneStateAt(lane, now) === 'IN_PROGRESS' && lanePolicy.report(actor, { lane, demand }),
  );
  const mayHandIn = own.some(({ id }) =>
    state === 'TAKING'
      ? true
      : state === 'JUDGING' &&
        (reportOf(record, id, number)?.values ?? []).some((value) => mayShow(gate, value, now)),
  );
  const possible: Readonly<Record<RaceAction, boolean>> = {
    HAND_IN: mayHandIn,
    JUDGE: judges && values.some((value) => mayJudge(gate, value, isExpert, now)),
    CLOSE:
      state === 'READY' &&
      unpledgedLanes(record, now).length === 0 &&
      (demandPolicy.judge(actor, demand) || demandPolicy.review(actor, demand)),
  };
  return (Object.keys(possible) as RaceAction[]).filter((action) => possible[action]);
}
