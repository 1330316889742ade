import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { formatYuan } from '../../../../platform/money.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import { demandStates } from '../../demand.states.ts';
import { laneStates } from '../../lanes/lane.states.ts';
import { type BountyRecord, readBounty } from '../bounty-record.ts';
import { mailBounty } from '../mails/mail-bounty.ts';
import { isPending } from '../reckon.ts';

/**
 * Call it when a demand is accepted, failed or cancelled (its state is set already and it is locked): nothing falls due any
 * more, so what is neither owed nor paid can go back, and the poster is told. Where nothing is open, lanes and demand are
 * settled at once; `demand` is changed in memory, for the caller to write.
 */
export async function bountyEnds(tx: Transaction, scope: Scope, demand: Demand): Promise<void> {
  const record = await readBounty(tx, demand);
  await settleWhatIsDone(tx, record);
  if (record.sums.free > 0n)
    await mailBounty(tx, scope.app, demand, {
      mail: 'free',
      to: ['POSTER'],
      values: { sum: formatYuan(record.sums.free) },
    });
}

/**
 * Settles accepted lanes to which nothing is owed, and the accepted demand once nothing at all is open. Lanes are written,
 * the demand is changed in memory only.
 * @returns whether the demand was settled
 */
export async function settleWhatIsDone(tx: Transaction, record: BountyRecord): Promise<boolean> {
  const { demand, lanes, dues, payments, sums } = record;
  for (const lane of lanes) {
    const isOpen =
      dues.some(({ laneId, amount, paid }) => laneId === lane.id && paid < amount) ||
      payments.some(({ laneId, state }) => laneId === lane.id && isPending(state));
    if (lane.state !== 'ACCEPTED' || isOpen) continue;
    lane.state = laneStates.next(lane.state, 'settle');
    lane.version += 1;
    lane.changedAt = clock.now();
    await tx.save(DemandLane, lane);
  }
  if (!sums.isSettled || !demandStates.can(demand.state, 'settle')) return false;
  demand.state = demandStates.next(demand.state, 'settle');
  demand.endedAt = clock.now();
  demand.endReason = 'SETTLED';
  return true;
}
