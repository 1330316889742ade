import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { bountyEnds } from '../../bounty/seam/bounty-ends.ts';
import type { DemandReference } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { demandStates } from '../../demand.states.ts';
import { changeJudging, whileJudged } from '../change-judging.ts';
import { mailBidders } from '../judging.mails.ts';
import { loseBids } from './confirm-award.service.ts';

/**
 * The poster ends a demand without a winner, because nobody bid or no bid was good enough; the reason is public, the
 * bidders are told, and the bounty goes back.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED (`reason`)
 */
export async function endWithoutAward(
  scope: Scope,
  input: DemandReference & { reason: string },
): Promise<Demand> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeJudging(scope, input, async ({ tx, demand, facts }) => {
    whileJudged(demand, 'endWithoutAward');
    const endReason = facts.bids.length === 0 ? ('NO_BID' as const) : ('NO_BID_CHOSEN' as const);
    const state = demandStates.next(demand.state, 'fail');
    Object.assign(demand, { state, endedAt: clock.now(), endReason, endNote: reason });
    await loseBids(
      tx,
      facts.bids.map(({ id }) => id),
    );
    const bidders = facts.bids.map(({ leadOrganizationId }) => leadOrganizationId);
    await mailBidders(tx, scope.app, demand, 'ended', bidders);
    await bountyEnds(tx, scope, demand);
    return { action: 'endWithoutAward', facts: { endReason, bids: facts.bids.length }, personal: { reason } };
  });
}
