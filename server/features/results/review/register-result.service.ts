import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { attributeOf, conversionValue } from '../../rulebook/register-rules.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import { certificateSeen, missingParts } from '../content/missing-parts.ts';
import type { ResultRecord } from '../data/result-record.ts';
import { ResultReview, type ReviewCheck } from '../data/review.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { refuseMissing } from '../disclosure/disclose.service.ts';
import { refuseWhileDisputed } from '../disputes/open-disputes.ts';
import type { SecurityScreening } from '../result.enums.ts';
import { refuseOwnWork } from '../result.policy.ts';
import { resultStates } from '../result.states.ts';
import { takeRegisterNumbers } from './register-number.ts';
import { newReview, type ReviewCheckFields, readReview } from './reviews.ts';
import { readScreening, type Screening } from './screening.ts';

export interface RegisterResult extends ResultReference {
  /** The security screening (REG-6) must be decided. */
  screening: SecurityScreening;
  screeningNote?: string | null;
  checks: readonly ReviewCheckFields[];
}

/**
 * Accepts a reviewed disclosure into the register: number, marks (REG-3 to REG-5), the decided screening (REG-6).
 * @throws Refusal REQUIRED for an open screening (REG-6) and for missing parts and certificates (REG-1), STATE for a
 *   wrong state and while the order of the completers is disputed, FOUR_EYES, NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function register(scope: Scope, input: RegisterResult): Promise<TechResult> {
  const { checks } = readReview({ checks: input.checks });
  return changeResult(scope, input, may('review'), async ({ tx, record, unit }) => {
    const { result } = record;
    refuseOwnWork(scope.actor, record);
    const screening = readScreening(
      unit,
      { screening: input.screening, note: input.screeningNote },
      'screeningNote',
    );
    await refuseWhileDisputed(tx, result.id, 'register');
    const facts = enterRegister(record, unit, { screening, checks });
    const [number = null] = await takeRegisterNumbers(tx, result.organizationId, 1);
    result.registerNumber = number;
    const review = newReview(scope, { resultId: result.id, decision: 'REGISTERED', reason: null, checks });
    await tx.insert(ResultReview, review);
    return { action: 'register', newVersion: true, facts: { ...facts, registerNumber: number } };
  });
}

/**
 * Takes the step in memory, all but the number; answers the marks.
 * @throws Refusal STATE, REQUIRED for parts and certificates that the rulebook demands
 */
export function enterRegister(
  record: ResultRecord,
  { rulebook }: Unit,
  { screening, checks }: { screening: Screening; checks: readonly ReviewCheck[] },
): Record<string, unknown> {
  const { result } = record;
  const state = resultStates.next(result.state, 'register');
  const missing = missingParts(record, rulebook).filter(({ part }) => !certificateSeen(checks, part));
  refuseMissing(missing.filter(({ blocksRegistration }) => blocksRegistration));
  const attribute = attributeOf(
    rulebook,
    record.rights.map(({ kind }) => kind),
  );
  const value = conversionValue(rulebook, {
    status: result.conversionStatus,
    amount: result.conversionValue,
    valuation: result.conversionValue,
  });
  Object.assign(result, {
    state,
    attribute,
    conversionValue: value,
    securityScreening: screening.screening,
    securityNote: screening.note,
    registeredAt: clock.now(),
  });
  return {
    attribute,
    stage: result.stage,
    conversionStatus: result.conversionStatus,
    screening: screening.screening,
    missing: missing.map(({ part }) => part),
  };
}
