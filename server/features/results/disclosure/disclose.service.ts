import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal, userError } from '../../../platform/errors.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import { type MissingPart, missingParts } from '../content/missing-parts.ts';
import type { ResultRecord } from '../data/result-record.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { resultStates } from '../result.states.ts';

/**
 * Hands a draft, or one that was sent back, to the unit; its content becomes a version.
 * @throws Refusal REQUIRED for each part that is missing, with its step and the rule that asks for it (REG-1), STATE
 */
export async function disclose(scope: Scope, input: ResultReference): Promise<TechResult> {
  return changeResult(scope, input, may('disclose'), ({ record, unit }) => {
    const facts = handIn(record, unit);
    record.result.disclosedBy = actingUser(scope.actor)?.userId ?? null;
    return { action: 'disclose', newVersion: true, facts };
  });
}

/** Takes the step in memory; answers what was missing without stopping it. */
export function handIn(record: ResultRecord, { rulebook }: Unit): { missing: string[] } {
  const { result } = record;
  const state = resultStates.next(result.state, 'disclose');
  const missing = missingParts(record, rulebook);
  refuseMissing(missing.filter(({ blocksDisclosure }) => blocksDisclosure));
  Object.assign(result, { state, disclosedAt: clock.now(), returnReason: null });
  return { missing: missing.map(({ part }) => part) };
}

/** Refuses with one error for each part that is missing. */
export function refuseMissing(missing: readonly MissingPart[]): void {
  if (missing.length === 0) return;
  throw Refusal.all(
    missing.map(({ part, step, rule }) =>
      userError('REQUIRED', { field: part, params: { step }, ...(rule ? { rule } : {}) }),
    ),
  );
}
