import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { DatedGate, DemandTarget } from '../content/demand-content.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import type { LaneState } from '../lane.enums.ts';
import { laneStateAt } from '../lanes/lane.states.ts';
import { openGateState } from './gate-times.ts';
import { GateClosing, GateReport, type MeasuredValue } from './race.entity.ts';
import type { GateState } from './race.enums.ts';

/** A race as it stands: its lanes, what they handed in, and the gates that are closed. */
export interface RaceRecord {
  demand: Demand;
  /** By number. */
  lanes: DemandLane[];
  reports: GateReport[];
  /** By gate. */
  closings: GateClosing[];
}

/** States in which a lane takes part in the next gate. */
const RACING: readonly LaneState[] = ['PLEDGED', 'IN_PROGRESS', 'SUBMITTED'];

/** Reads a race in three statements; with `lock` no lane changes until the transaction ends. */
export async function readRace(
  tx: Transaction,
  demand: Demand,
  { lock = false }: { lock?: boolean } = {},
): Promise<RaceRecord> {
  const where = { demandId: demand.id };
  const lanes = await tx.find(DemandLane, {
    where,
    order: { id: 'ASC' },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  return {
    demand,
    lanes: lanes.sort((a, b) => a.number - b.number),
    reports: await tx.find(GateReport, { where, order: { handedInAt: 'ASC', id: 'ASC' } }),
    closings: await tx.find(GateClosing, { where, order: { gate: 'ASC' } }),
  };
}

/** The gates of a race, in order; none for other demands. */
export function gatesOf({ mode, content }: Pick<Demand, 'mode' | 'content'>): DatedGate[] {
  const gates = mode === 'RACE' ? (content.race?.gates ?? []) : [];
  // A draft may have gates without a day; nothing is published with one.
  return gates.filter((gate): gate is DatedGate => gate.dueOn !== null);
}

/** A gate by its number from 1. @throws Refusal NOT_FOUND */
export function gateOf(demand: Demand, number: number): DatedGate {
  const gate = gatesOf(demand)[number - 1];
  if (!gate) throw new Refusal('NOT_FOUND', { field: 'gate' });
  return gate;
}

/** The targets that a gate measures, in the order of the demand. */
export function targetsOf({ content }: Pick<Demand, 'content'>, { targetIds }: DatedGate): DemandTarget[] {
  return content.targets.filter(({ id }) => targetIds.includes(id));
}

/** Number of the next gate to be closed; null where none is left. */
export function openGateNumber({ demand, closings }: Pick<RaceRecord, 'demand' | 'closings'>): number | null {
  const closed = new Set(closings.map(({ gate }) => gate));
  const next = gatesOf(demand).findIndex((_, index) => !closed.has(index + 1));
  return next < 0 ? null : next + 1;
}

/** The lanes that take part in the next gate. */
export function racingLanes({ lanes }: Pick<RaceRecord, 'lanes'>, now: Date): DemandLane[] {
  return lanes.filter((lane) => RACING.includes(laneStateAt(lane, now)));
}

/** Lanes whose pledge still waits for a signature: as long as there are such, nobody knows who takes part. */
export function unpledgedLanes({ lanes }: Pick<RaceRecord, 'lanes'>, now: Date): DemandLane[] {
  return lanes.filter((lane) => laneStateAt(lane, now) === 'AWARDED');
}

/** What a lane handed in for a gate. */
export function reportOf(
  { reports }: Pick<RaceRecord, 'reports'>,
  laneId: string,
  gate: number,
): GateReport | undefined {
  return reports.find((report) => report.laneId === laneId && report.gate === gate);
}

/** All values that the lanes in the race have shown for a gate. */
export function valuesAt(record: RaceRecord, gate: number, now: Date): MeasuredValue[] {
  return racingLanes(record, now).flatMap(({ id }) => reportOf(record, id, gate)?.values ?? []);
}

/** Where a gate stands at a moment. */
export function gateStateAt(record: RaceRecord, number: number, now: Date): GateState {
  if (record.closings.some(({ gate }) => gate === number)) return 'CLOSED';
  if (number !== openGateNumber(record) || racingLanes(record, now).length === 0) return 'AHEAD';
  return openGateState(gateOf(record.demand, number), valuesAt(record, number, now), now);
}
