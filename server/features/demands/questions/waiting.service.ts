import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';

export type QuestionsWaiting = 'DEMAND_ANSWER_QUESTION';

/** Best answered before the deadline for bids. */
const answer: WaitingSource<QuestionsWaiting> = {
  kind: 'DEMAND_ANSWER_QUESTION',
  from: 'demand_question question JOIN demand ON demand.id = question.demand_id',
  where: `demand.organization_id = me.unit AND demand.state = 'OPEN'
    AND question.answered_at IS NULL AND question.hidden_at IS NULL`,
  id: 'question.id',
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  since: 'question.asked_at',
  until: 'demand.bids_close_at',
};

/** Questions that wait for an answer of the poster. */
export function questionsWaiting(scope: Scope): Promise<Waiting<QuestionsWaiting>[]> {
  return readWaiting(scope, hasRole(scope.actor, ['ENTERPRISE_MEMBER']) ? [answer] : []);
}
