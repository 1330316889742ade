import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { post } from '../../../ledger/post.service.ts';
import { demandCase, noDemand } from '../../change-demand.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { reclaimedEntry } from '../bounty-entries.ts';
import { type BountyRecord, readBounty } from '../bounty-record.ts';
import { BountyReclaim } from '../data/bounty-due.entity.ts';
import { mailBounty } from '../mails/mail-bounty.ts';
import { sum } from '../reckon.ts';

export interface Reclaim {
  lane: DemandLane;
  /** Fen; zero claims nothing. */
  amount: bigint;
  /** Shown to both sides; no personal data. */
  why: string;
}

/** Fen that a lane was paid and has not been asked to give back: what can be reclaimed of it at most. */
export function paidToLane({ dues, reclaims }: BountyRecord, laneId: string): bigint {
  const of = <T extends { laneId: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.laneId === laneId);
  return sum(of(dues), ({ paid }) => paid) - sum(of(reclaims), ({ amount }) => amount);
}

/** The same, read for a caller that has the lane alone. */
export async function reclaimable(tx: Transaction, lane: DemandLane): Promise<bigint> {
  const demand = await presentDemand(tx, lane.demandId);
  if (!demand) throw noDemand();
  return paidToLane(await readBounty(tx, demand), lane.id);
}

/**
 * Claims bounty back that a winner was paid. The demand is locked by whoever calls.
 * @returns the claim; null for nothing
 * @throws Refusal LIMIT (`amount`) beyond what the lane was paid
 */
export async function reclaim(
  tx: Transaction,
  scope: Scope,
  { lane, amount, why }: Reclaim,
): Promise<BountyReclaim | null> {
  if (amount === 0n) return null;
  const demand = await presentDemand(tx, lane.demandId, 'UPDATE');
  if (!demand) throw noDemand();
  const most = paidToLane(await readBounty(tx, demand), lane.id);
  if (amount < 0n || amount > most)
    throw new Refusal('LIMIT', { field: 'amount', params: { max: formatYuan(most) } });
  const claim = {
    ...{ id: newId(), demandId: demand.id, laneId: lane.id, organizationId: lane.organizationId },
    ...{ amount, repaid: 0n, why, at: clock.now() },
  };
  const [entry] = await post(tx, scope, [reclaimedEntry(demand, claim, clock.today())]);
  const row = Object.assign(new BountyReclaim(), { ...claim, entryId: entry?.id ?? '' });
  await tx.insert(BountyReclaim, row as object);
  await audit(tx, scope, {
    ...demandCase(demand),
    action: 'reclaimBounty',
    facts: { reclaimId: row.id, laneId: lane.id, amount: formatYuan(amount), why },
  });
  await mailBounty(tx, scope.app, demand, {
    mail: 'reclaimed',
    to: ['POSTER', { winner: lane.organizationId }],
    values: { sum: formatYuan(amount) },
  });
  return row;
}
