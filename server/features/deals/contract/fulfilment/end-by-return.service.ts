import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { lockDeal, markOf, sidesOf, storeDeal } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import { dealStates } from '../../deal.states.ts';

/**
 * Ends a deal because the licensee gave the license back within the agreed time. The running contract decides that it
 * may; the contract gives the licensee that right alone, so nobody else is asked. Within the caller's transaction.
 * @throws Refusal STATE unless the deal is active
 */
export async function endByReturn(tx: Transaction, scope: Scope, dealId: string): Promise<Deal> {
  const change = await lockDeal(tx, scope, dealId, await sidesOf(scope, dealId));
  const { deal } = change.record;
  const before = markOf(deal);
  Object.assign(deal, { state: dealStates.next(deal.state, 'terminate'), endedAt: clock.now() });
  await storeDeal(change, before, { action: 'endByReturn' });
  return deal;
}
