import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { post } from '../../../ledger/post.service.ts';
import { demandCase } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { dueEntry } from '../bounty-entries.ts';
import { readBounty } from '../bounty-record.ts';
import { BountyDue } from '../data/bounty-due.entity.ts';
import { mailBounty } from '../mails/mail-bounty.ts';
import { stageAmounts, sum } from '../reckon.ts';
import { takenOfPlace } from '../taken-of-place.ts';

export interface StageMet {
  /** Locked by whoever calls. */
  demand: Demand;
  lane: DemandLane;
  /** Key of the stage in the demand's content. */
  stageKey: string;
  /** What met its condition, such as `MILESTONE <id>`; no personal data. */
  why: string;
}

/**
 * Lets a stage of the bounty fall due to a winner: the poster owes it, the ledger has it in both books, and both sides are
 * told. Asked again for the same lane and stage it answers what is there. Null for a stage that comes to nothing.
 * @throws Refusal LIMIT where the lane or the bounty does not hold so much
 */
export async function bountyDue(
  tx: Transaction,
  scope: Scope,
  { demand, lane, stageKey, why }: StageMet,
): Promise<BountyDue | null> {
  const record = await readBounty(tx, demand);
  const { dues, sums } = record;
  const there = dues.find((due) => due.laneId === lane.id && due.stageKey === stageKey);
  if (there) return there;
  if (!demand.content.stages.some(({ key }) => key === stageKey))
    throw new Error(`bounty: the demand has no stage ${stageKey}`);
  const taken = takenOfPlace(record, lane);
  const amount = stageAmounts(demand.content.stages, lane, taken).get(stageKey) ?? 0n;
  if (amount === 0n) return null;
  const ofLane = sum(dues, (due) => (due.laneId === lane.id ? due.amount : 0n));
  const room = lane.amount - ofLane < sums.left ? lane.amount - ofLane : sums.left;
  if (amount > room) throw new Refusal('LIMIT', { field: 'bounty', params: { max: formatYuan(room) } });
  const due = {
    ...{ id: newId(), demandId: demand.id, laneId: lane.id, organizationId: lane.organizationId },
    ...{ stageKey, amount, paid: 0n, why, at: clock.now() },
  };
  const [entry] = await post(tx, scope, [dueEntry(demand, due, clock.today())]);
  const row = Object.assign(new BountyDue(), { ...due, entryId: entry?.id ?? '' } satisfies BountyDue);
  await tx.insert(BountyDue, row as object);
  await audit(tx, scope, {
    ...demandCase(demand),
    action: 'bountyDue',
    facts: { dueId: row.id, laneId: lane.id, stageKey, amount: formatYuan(amount), why },
  });
  await mailBounty(tx, scope.app, demand, {
    mail: 'due',
    to: ['POSTER', { winner: lane.organizationId }],
    values: { sum: formatYuan(amount) },
  });
  return row;
}
