import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { auctionPolicy } from '../auction.policy.ts';
import { auctionStates, stateAt } from '../auction.states.ts';
import { lockAuction, recordEvent } from '../change-auction.ts';
import type { Auction } from '../data/auction.entity.ts';

export interface CancelAuction {
  auctionId: string;
  reason: string;
}

/**
 * Calls an auction off before its first bid; the reason is shown to everybody.
 * @throws Refusal REQUIRED without a reason, STATE after a bid (`has-bids`) or once it is over, FORBIDDEN, NOT_FOUND
 */
export async function cancelAuction(scope: Scope, input: CancelAuction): Promise<Auction> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return inTransaction(scope.app.db, async (tx) => {
    const auction = await lockAuction(tx, input.auctionId);
    authorize(auctionPolicy, scope.actor, 'cancel', { auction, registration: null });
    const now = clock.now();
    const before = stateAt(auction, now);
    const outcome = auctionStates.next(before, 'cancel');
    if (auction.bidCount > 0) {
      throw new Refusal('STATE', { params: { state: before, action: 'cancel', reason: 'has-bids' } });
    }
    Object.assign(auction, { outcome, outcomeAt: now, cancelReason: reason, version: auction.version + 1 });
    await tx.save(auction);
    await recordEvent(tx, scope, auction, { action: 'cancelAuction', before, facts: { reason } });
    return auction;
  });
}
