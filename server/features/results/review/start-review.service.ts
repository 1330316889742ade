import type { Scope } from '../../../platform/app.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { refuseOwnWork } from '../result.policy.ts';
import { resultStates } from '../result.states.ts';

/**
 * Begins the review of a disclosure.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, FOUR_EYES for a completer and for who handed it in
 */
export async function startReview(scope: Scope, input: ResultReference): Promise<TechResult> {
  return changeResult(scope, input, may('review'), ({ record }) => {
    refuseOwnWork(scope.actor, record);
    record.result.state = resultStates.next(record.result.state, 'startReview');
    return { action: 'startReview' };
  });
}
