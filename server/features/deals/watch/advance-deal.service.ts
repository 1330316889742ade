import { type App, jobScope } from '../../../platform/app.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { lockDeal, markOf, sidesOf, storeDeal } from '../change-deal.ts';
import { writeRecord } from '../data/deal-record.ts';
import { settle } from '../judge/settle.ts';

/** Brings deals up to what the facts of this moment come to; those on which nothing changed stay untouched. */
export async function advanceDeals(app: App, dealIds: readonly string[]): Promise<void> {
  for (const dealId of dealIds) await advanceDeal(app, dealId);
}

/** Brings one deal up to the facts, under its lock and by the rulebook of today. Nothing waits for it: every step does the same itself. */
export async function advanceDeal(app: App, dealId: string): Promise<void> {
  const scope = jobScope(app, 'deals.advance');
  const sides = await sidesOf(scope, dealId);
  await inTransaction(app.db, async (tx) => {
    const change = await lockDeal(tx, scope, dealId, sides);
    const { deal } = change.record;
    const before = markOf(deal);
    const waited = JSON.stringify([deal.waitsFor, deal.waitsUntil]);
    const { backReason } = await settle(change);
    const isMoved = deal.state !== before.state;
    if (!isMoved && JSON.stringify([deal.waitsFor, deal.waitsUntil]) === waited) return;
    if (isMoved) await storeDeal(change, before, { action: 'advance', facts: { reason: backReason } });
    else await writeRecord(tx, change.record);
  });
}
