import type { Actor } from '../../../../platform/auth/actor.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { LOST_LANES } from '../../lanes/lane.states.ts';
import type { BountyAction, BountyStageState } from '../bounty.enums.ts';
import { bountyPolicy, seesWhole } from '../bounty.policy.ts';
import type { BountyRecord } from '../bounty-record.ts';
import type { BountyDue } from '../data/bounty-due.entity.ts';
import { type BountySums, isOver, isPending, reckonBounty, stageAmounts, sum } from '../reckon.ts';
import { unpaidOf } from '../steps/record-payment.service.ts';
import { takenOfPlace } from '../taken-of-place.ts';

/** A stage of the bounty with one winner. */
export interface StageLine {
  /** Lane and stage, unique. */
  id: string;
  lane: DemandLane;
  stageKey: string;
  stageName: string;
  /** Fen. */
  amount: bigint;
  /** Fen. */
  paid: bigint;
  state: BountyStageState;
  due: BountyDue | null;
}

/** What a party of a bounty sees: the poster and the operators all of it, a winner what is its own. */
export interface BountyView {
  record: BountyRecord;
  /** Whether the reader sees the whole or only lanes of its own. */
  whole: boolean;
  lanes: DemandLane[];
  sums: BountySums;
  stages: StageLine[];
  actions: BountyAction[];
}

/** The bounty as the actor may see it; null for who is no party of it. */
export function viewOf(actor: Actor, record: BountyRecord): BountyView | null {
  const { demand } = record;
  const whole = seesWhole(actor, demand);
  const lanes = record.lanes.filter(({ organizationId }) =>
    bountyPolicy.see(actor, { demand, winnerId: organizationId }),
  );
  if (!whole && lanes.length === 0) return null;
  const shown = whole ? record : partOf(record, lanes);
  return {
    ...{ record: shown, whole, lanes, sums: shown.sums },
    stages: lanes.flatMap((lane) => stagesOf(record, lane)),
    actions: actionsOn(actor, record, lanes),
  };
}

/** What of a record belongs to some lanes: their dues, payments and claims, no safeguards. */
function partOf(record: BountyRecord, lanes: readonly DemandLane[]): BountyRecord {
  const ids = new Set(lanes.map(({ id }) => id));
  const own = <T extends { laneId: string }>(rows: readonly T[]) =>
    rows.filter(({ laneId }) => ids.has(laneId));
  const rows = {
    dues: own(record.dues),
    payments: own(record.payments).filter(({ state }) => state !== 'WITHDRAWN'),
    reclaims: own(record.reclaims),
    safeguards: [],
  };
  const sums = reckonBounty(
    { state: record.demand.state, bounty: sum(lanes, ({ amount }) => amount) },
    rows,
    '',
  );
  return { ...record, ...rows, sums, returns: [], repayments: own(record.repayments), lanes: [...lanes] };
}

function stagesOf(record: BountyRecord, lane: DemandLane): StageLine[] {
  const { demand, dues } = record;
  const amounts = stageAmounts(demand.content.stages, lane, takenOfPlace(record, lane));
  const isLost = LOST_LANES.some((state) => state === lane.state) || isOver(demand);
  return demand.content.stages.map(({ key, name }) => {
    const due = dues.find(({ laneId, stageKey }) => laneId === lane.id && stageKey === key) ?? null;
    return {
      id: `${lane.id}:${key}`,
      lane,
      stageKey: key,
      stageName: name,
      amount: due?.amount ?? amounts.get(key) ?? 0n,
      paid: due?.paid ?? 0n,
      state: stateOf(due, isLost),
      due,
    };
  });
}

function stateOf(due: BountyDue | null, isLost: boolean): BountyStageState {
  if (!due) return isLost ? 'DROPPED' : 'PLANNED';
  if (due.paid === due.amount) return 'PAID';
  return due.paid > 0n ? 'PARTLY_PAID' : 'DUE';
}

function actionsOn(actor: Actor, record: BountyRecord, lanes: readonly DemandLane[]): BountyAction[] {
  const { demand, sums, safeguards, payments, reclaims } = record;
  const of: { demand: Demand; winnerId: null } = { demand, winnerId: null };
  const keeps = bountyPolicy.keep(actor, of);
  const receives = new Set(
    lanes
      .filter(({ organizationId }) => bountyPolicy.receive(actor, { demand, winnerId: organizationId }))
      .map(({ id }) => id),
  );
  const possible: [BountyAction, boolean][] = [
    ['RECORD_SAFEGUARD', keeps && !isOver(demand) && demand.bounty > 0n],
    [
      'CONFIRM_SAFEGUARD',
      bountyPolicy.confirm(actor, of) && safeguards.some(({ state }) => state === 'RECORDED'),
    ],
    [
      'WITHDRAW',
      keeps &&
        (safeguards.some(({ state }) => state === 'RECORDED') ||
          payments.some(({ state }) => isPending(state))),
    ],
    ['PAY', keeps && record.lanes.some(({ id }) => unpaidOf(record, id) > 0n)],
    ['RETURN', keeps && sums.free > 0n],
    ['RECORD_REPAYMENT', keeps && reclaims.some(({ amount, repaid }) => repaid < amount)],
    ['CONFIRM_PAYMENT', payments.some(({ laneId, state }) => receives.has(laneId) && isPending(state))],
  ];
  return possible.filter(([, can]) => can).map(([action]) => action);
}
