import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { bountyDue } from '../../bounty/seam/bounty-due.ts';
import { changeDemand, type DemandReference } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { lapse, take } from '../../lanes/change-lane.ts';
import { mailLane } from '../../lanes/lane-mails.ts';
import { settleDemand } from '../../lanes/settle-demand.ts';
import { eliminate, type GateStanding } from '../elimination.ts';
import { countedValues, waitsUntil } from '../gate-times.ts';
import { GateClosing } from '../race.entity.ts';
import {
  gateOf,
  gateStateAt,
  type RaceRecord,
  racingLanes,
  readRace,
  reportOf,
  targetsOf,
  unpledgedLanes,
  valuesAt,
} from '../race-record.ts';

export interface CloseGate extends DemandReference {
  /** Number of the open gate, from 1. */
  gate: number;
}

/**
 * Closes the open gate of a race: the rule of the gate alone says who goes on. Lanes that end are eliminated, and what
 * the gate pays falls due to the others. The poster closes it, or an operator where the poster does not.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE for a gate that is not the open one, whose day is not over, that waits for
 *   verdicts and answers (until when), or while a pledge waits for its signature
 */
export async function closeGate(scope: Scope, input: CloseGate): Promise<Demand> {
  const { userId } = requireUser(scope.actor);
  return changeDemand(
    scope,
    input,
    (actor, demand) => {
      if (!demandPolicy.judge(actor, demand) && !demandPolicy.review(actor, demand))
        throw new Refusal('FORBIDDEN', { params: { action: 'closeGate' } });
    },
    async ({ tx, demand }) => {
      const record = await readRace(tx, demand, { lock: true });
      for (const lane of record.lanes) if (lapse(lane)) await tx.save(DemandLane, lane);
      refuseUntimely(record, input.gate);
      const standings = standingsOf(record, input.gate);
      await tx.insert(GateClosing, {
        demandId: demand.id,
        gate: input.gate,
        standings,
        closedAt: clock.now(),
        closedBy: userId,
      });
      await endLanes(tx, record, standings);
      await payLanes(tx, scope, record, input.gate, standings);
      await tellLanes(tx, scope, record, input.gate, standings);
      await settleDemand(tx, scope, demand);
      const facts = {
        gate: input.gate,
        ...gateOf(demand, input.gate),
        standings,
        measured: measuredOf(record, input.gate),
      };
      return { action: 'closeGate', beside: true, facts };
    },
  );
}

function refuseUntimely(record: RaceRecord, number: number): void {
  const gate = gateOf(record.demand, number);
  const now = clock.now();
  const state = gateStateAt(record, number, now);
  const refuse = (reason: string, until?: Date | null) =>
    new Refusal('STATE', {
      params: { action: 'closeGate', state, reason, ...(until ? { until: until.toISOString() } : {}) },
    });
  if (unpledgedLanes(record, now).length > 0) throw refuse('PLEDGE_OPEN');
  if (state === 'TAKING') throw refuse('DAY_NOT_OVER');
  if (state === 'JUDGING') throw refuse('NOT_JUDGED', waitsUntil(gate, valuesAt(record, number, now), now));
  if (state !== 'READY') throw refuse('GATE_NOT_OPEN');
}

function standingsOf(record: RaceRecord, number: number): GateStanding[] {
  const gate = gateOf(record.demand, number);
  const now = clock.now();
  const lanes = racingLanes(record, now).map(({ id, rank }) => ({
    laneId: id,
    rank,
    measured: countedValues(gate, reportOf(record, id, number)?.values ?? [], now),
  }));
  return eliminate(gate, targetsOf(record.demand, gate), lanes);
}

async function endLanes(
  tx: Transaction,
  { lanes }: RaceRecord,
  standings: readonly GateStanding[],
): Promise<void> {
  const out = new Set(standings.flatMap(({ laneId, outBy }) => (outBy === null ? [] : laneId)));
  const now = clock.now();
  for (const lane of lanes.filter(({ id }) => out.has(id))) {
    take(lane, 'eliminate');
    Object.assign(lane, { endedAt: now, endReason: 'ELIMINATED', changedAt: now, version: lane.version + 1 });
    await tx.save(DemandLane, lane);
  }
}

async function payLanes(
  tx: Transaction,
  scope: Scope,
  { demand, lanes }: RaceRecord,
  number: number,
  standings: readonly GateStanding[],
): Promise<void> {
  const going = new Set(standings.flatMap(({ laneId, outBy }) => (outBy === null ? laneId : [])));
  const stages = demand.content.stages.filter(({ trigger, gate }) => trigger === 'GATE' && gate === number);
  for (const lane of lanes.filter(({ id }) => going.has(id))) {
    for (const { key } of stages)
      await bountyDue(tx, scope, { demand, lane, stageKey: key, why: `GATE ${number}` });
  }
}

async function tellLanes(
  tx: Transaction,
  { app }: Scope,
  { demand, lanes }: RaceRecord,
  number: number,
  standings: readonly GateStanding[],
): Promise<void> {
  const gate = gateOf(demand, number).name;
  for (const { laneId, outBy, place } of standings) {
    const lane = lanes.find(({ id }) => id === laneId);
    const mail = outBy === null ? 'gatePassed' : 'gateOut';
    if (lane) await mailLane(tx, app, { lane, demand }, mail, ['LEAD'], { gate, place: String(place) });
  }
}

/** What was measured, for the record of the closing. */
function measuredOf({ reports }: RaceRecord, number: number): Record<string, unknown>[] {
  return reports
    .filter(({ gate }) => gate === number)
    .map(({ laneId, values }) => ({
      laneId,
      values: values.map(({ targetId, value, verdict }) => ({ targetId, value, verdict })),
    }));
}
