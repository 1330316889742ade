import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { resultStates } from '../result.states.ts';

export interface WithdrawResult extends ResultReference {
  reason: string;
}

/**
 * Takes a result out of the public catalogue; it stays in the register.
 * @throws Refusal REQUIRED without a reason, NOT_FOUND, FORBIDDEN, CONFLICT, STATE
 */
export async function withdraw(scope: Scope, input: WithdrawResult): Promise<TechResult> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeResult(scope, input, may('withdraw'), ({ record: { result } }) => {
    takeBack(result, reason);
    return { action: 'withdraw', personal: { reason } };
  });
}

/** Takes the step in memory. */
export function takeBack(result: TechResult, reason: string | null): void {
  const state = resultStates.next(result.state, 'withdraw');
  Object.assign(result, { state, withdrawnAt: clock.now(), withdrawReason: reason });
}
