import type { Scope } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { Refusal } from '../../platform/errors.ts';
import { ruleOf } from '../rulebook/unit.ts';
import { changeDecision, decisionStates } from './change-decision.ts';
import { type CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';
import { memberOf } from './decision.policy.ts';
import type { Vote } from './decisions.enums.ts';

/**
 * A member of the leadership votes, or changes the vote, until the decision is closed.
 * @throws Refusal NOT_FOUND, FORBIDDEN for whoever was not called, FOUR_EYES for a recused member, STATE once closed
 */
export function vote(scope: Scope, input: { decisionId: string; vote: Vote }): Promise<CollectiveDecision> {
  const reference = { decisionId: input.decisionId, expectedVersion: null };
  return changeDecision(scope, reference, 'vote', async ({ tx, decision, members, unit }) => {
    decisionStates.next(decision.state, 'vote');
    const member = memberOf(scope.actor, { members });
    if (!member) throw new Error('vote: the policy lets only members vote');
    const { decisionId, userId, recusedReason, vote: before } = member;
    if (recusedReason !== null)
      throw new Refusal('FOUR_EYES', { params: { recusedReason }, ...ruleOf(unit, 'PRC-6') });
    await tx.update(DecisionMember, { decisionId, userId }, { vote: input.vote, votedAt: clock.now() });
    return { action: 'vote', facts: { before, after: input.vote }, concernsCase: false };
  });
}
