import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { noticeStanding } from '../../../notices/notice-standing.service.ts';
import { bidStates } from '../../bid.states.ts';
import { type DemandReference, demandCase, notNow } from '../../change-demand.ts';
import { Bid } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { demandStates } from '../../demand.states.ts';
import { openLanes } from '../../lanes/open-lanes.service.ts';
import { changeJudging } from '../change-judging.ts';
import { AwardDecision } from '../data/award-decision.entity.ts';

/**
 * The poster confirms the award once its notice is over and no objection is open or was upheld: the winners get their
 * lanes, the others lose, in their order for the case that a winner fails.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason NOTICE_RUNNING with `until`, OBJECTION_OPEN, UPHELD)
 */
export async function confirmAward(scope: Scope, input: DemandReference): Promise<Demand> {
  return changeJudging(scope, input, async ({ tx, demand, facts }) => {
    const next = demandStates.next(demand.state, 'award');
    const { decision } = facts;
    if (demand.state !== 'ON_NOTICE' || !decision) throw notNow(demand.state, 'confirmAward');
    await requireNotice(tx, demand, decision);
    Object.assign(decision, {
      confirmedAt: clock.now(),
      confirmedBy: actingUser(scope.actor)?.userId ?? null,
    });
    await tx.save(AwardDecision, decision);
    Object.assign(demand, { state: next, awardedAt: clock.now() });
    const { outcomes } = decision;
    const lost = outcomes.filter(({ isWinner }) => !isWinner);
    await loseBids(
      tx,
      lost.map(({ bidId }) => bidId),
    );
    const won = outcomes.filter(({ isWinner }) => isWinner);
    const winners = won.map(({ bidId, rank }) => ({ bidId, rank }));
    const lanes = await openLanes(tx, scope, demand, winners);
    return {
      action: 'confirmAward',
      facts: {
        decisionId: decision.id,
        winners,
        lanes: lanes.map(({ id, bidId }) => ({ laneId: id, bidId })),
      },
    };
  });
}

/** With the notice locked: an objection and a confirmation cannot both win. */
async function requireNotice(tx: Transaction, demand: Demand, { termsDigest }: AwardDecision): Promise<void> {
  const standing = await noticeStanding(tx, demandCase(demand), termsDigest, { lock: true });
  const refuse = (reason: string, params: Record<string, string | number> = {}) =>
    new Refusal('STATE', { params: { state: demand.state, action: 'confirmAward', reason, ...params } });
  if (!standing) throw refuse('NOTICE_MISSING');
  if (standing.upheld) throw refuse('UPHELD');
  if (!standing.over) throw refuse('NOTICE_RUNNING', { until: standing.notice.endsAt.toISOString() });
  if (standing.openObjections > 0) throw refuse('OBJECTION_OPEN', { objections: standing.openObjections });
}

/** Bids that were judged and do not win. */
export async function loseBids(tx: Transaction, bidIds: readonly string[]): Promise<void> {
  for (const id of bidIds) {
    const bid = await tx.findOneByOrFail(Bid, { id });
    if (!bidStates.can(bid.state, 'lose')) continue;
    const state = bidStates.next(bid.state, 'lose');
    await tx.update(Bid, id, { state, version: bid.version + 1, updatedAt: clock.now() });
  }
}
