import type { Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { enforce } from '../../rulebook/enforce.ts';
import { ruleOf, type Unit } from '../../rulebook/unit.ts';
import { changeResult, type ResultReference } from '../change-result.ts';
import type { ResultRecord } from '../data/result-record.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { refuseWhileDisputed } from '../disputes/open-disputes.ts';
import { isCompleter, isInRegister, resultPolicy } from '../result.policy.ts';
import { resultStates } from '../result.states.ts';

/**
 * Puts a registered result into the public catalogue, or back into it after a withdrawal. Only officers of the unit
 * do; a completer who would publish around the unit is shown REG-12.
 * @throws Refusal RULE (REG-12, REG-2 before registration, REG-6 for a sensitive result), STATE, also while the order
 *   of the completers is disputed, NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function publish(scope: Scope, input: ResultReference): Promise<TechResult> {
  return changeResult(scope, input, permitPublication, async ({ tx, record, unit }) => {
    await refuseWhileDisputed(tx, record.result.id, 'publish');
    return { action: makePublic(record, unit) };
  });
}

/** Takes the step in memory; answers its name. */
export function makePublic(record: ResultRecord, unit: Unit): 'publish' | 'republish' {
  const { result } = record;
  enforce(unit.rulebook, 'REG-2', isInRegister(record), {
    params: { state: result.state, action: 'publish' },
  });
  if (result.securityScreening === 'SENSITIVE') {
    throw new Refusal('RULE', { params: { screening: result.securityScreening }, ...ruleOf(unit, 'REG-6') });
  }
  const step = result.state === 'WITHDRAWN' ? 'republish' : 'publish';
  const state = resultStates.next(result.state, step);
  Object.assign(result, { state, publishedAt: clock.now(), withdrawReason: null });
  return step;
}

function permitPublication(actor: Actor, record: ResultRecord, unit: Unit): void {
  if (!resultPolicy.publish(actor, record) && isCompleter(actor, record)) {
    enforce(unit.rulebook, 'REG-12', false, { params: { action: 'publish' } });
  }
  authorize(resultPolicy, actor, 'publish', record);
}
