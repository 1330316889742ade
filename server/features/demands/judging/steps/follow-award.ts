import { type App, jobScope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { noticeStanding, voidNotice } from '../../../notices/notice-standing.service.ts';
import { bidStates } from '../../bid.states.ts';
import { demandCase, lockDemand, markOf, posterOf, storeDemand } from '../../change-demand.ts';
import { Bid } from '../../data/bid.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandStates } from '../../demand.states.ts';
import { AwardDecision, type BidOutcome } from '../data/award-decision.entity.ts';
import { mailReopened } from '../judging.mails.ts';
import { judgingFacts } from '../judging-facts.ts';

/** Takes demands back to judging where an objection to the notice of their winners was found right; repeatable. */
export async function followAwards(app: App, demandIds: readonly string[]): Promise<void> {
  for (const id of demandIds) await followAward(app, id);
}

async function followAward(app: App, id: string): Promise<void> {
  const known = await presentDemand(app.db.manager, id);
  if (known?.state !== 'ON_NOTICE') return;
  const scope = jobScope(app, 'demands.followAward');
  const poster = await posterOf(scope, id);
  await inTransaction(app.db, async (tx) => {
    const change = await lockDemand(tx, scope, id, poster);
    const { demand } = change;
    const { decision } = await judgingFacts(tx, demand);
    if (demand.state !== 'ON_NOTICE' || !decision) return;
    const standing = await noticeStanding(tx, demandCase(demand), decision.termsDigest, { lock: true });
    if (!standing?.upheld) return;
    const before = markOf(demand);
    demand.state = demandStates.next(demand.state, 'judgeAgain');
    await tx.update(AwardDecision, decision.id, { voidedAt: clock.now(), voidReason: 'OBJECTION_UPHELD' });
    await judgeAnew(tx, decision.outcomes);
    await voidNotice(tx, scope, demandCase(demand), 'OBJECTION_UPHELD');
    await mailReopened(tx, app, demand);
    const facts = { decisionId: decision.id, reason: 'OBJECTION_UPHELD' };
    await storeDemand(change, before, { action: 'reopenJudging', facts });
  });
}

async function judgeAnew(tx: Transaction, outcomes: readonly BidOutcome[]): Promise<void> {
  for (const { bidId } of outcomes) {
    const bid = await tx.findOneByOrFail(Bid, { id: bidId });
    const state = bidStates.next(bid.state, 'judgeAnew');
    await tx.update(Bid, bidId, { state, rank: null, version: bid.version + 1, updatedAt: clock.now() });
  }
}
