import type { Scope } from '../../../platform/app.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import { ResultReview } from '../data/review.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { refuseOwnWork } from '../result.policy.ts';
import { resultStates } from '../result.states.ts';
import { newReview, type ReviewCheckFields, readReview } from './reviews.ts';

export interface ReturnResult extends ResultReference {
  reason: string;
  checks?: readonly ReviewCheckFields[] | null;
}

/**
 * Sends a disclosure back to its completers, with the reason and what was looked at.
 * @throws Refusal REQUIRED without a reason, NOT_FOUND, FORBIDDEN, CONFLICT, STATE, FOUR_EYES
 */
export async function returnResult(scope: Scope, input: ReturnResult): Promise<TechResult> {
  const { reason, checks } = readReview({ reason: input.reason, checks: input.checks ?? [] });
  return changeResult(scope, input, may('review'), async ({ tx, record: { result, ...parts } }) => {
    refuseOwnWork(scope.actor, { result, ...parts });
    result.state = resultStates.next(result.state, 'returnResult');
    result.returnReason = reason;
    await tx.insert(
      ResultReview,
      newReview(scope, { resultId: result.id, decision: 'RETURNED', reason, checks }),
    );
    return { action: 'returnResult', personal: { reason } };
  });
}
