import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { changeResult, may, type ResultReference } from '../change-result.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { takeBack } from '../publication/withdraw-result.service.ts';
import type { SecurityScreening } from '../result.enums.ts';
import { isInRegister, refuseOwnWork } from '../result.policy.ts';
import { readScreening } from './screening.ts';

export interface ScreenResult extends ResultReference {
  screening: SecurityScreening;
  note?: string | null;
}

/**
 * Decides the security screening of a registered result anew (REG-6). One that turns out sensitive leaves the public
 * catalogue in the same transaction.
 * @throws Refusal REQUIRED for an undecided screening, STATE before registration, FOUR_EYES, NOT_FOUND, FORBIDDEN, CONFLICT
 */
export async function screenResult(scope: Scope, input: ScreenResult): Promise<TechResult> {
  return changeResult(scope, input, may('review'), ({ record, unit }) => {
    const { result } = record;
    refuseOwnWork(scope.actor, record);
    if (!isInRegister(record))
      throw new Refusal('STATE', { params: { state: result.state, action: 'screenResult' } });
    const { screening, note } = readScreening(unit, input, 'note');
    if (screening === 'SENSITIVE' && result.state === 'PUBLISHED') takeBack(result, note);
    const facts = { screeningBefore: result.securityScreening, screening };
    Object.assign(result, { securityScreening: screening, securityNote: note });
    return { action: 'screenResult', facts, personal: { reason: note } };
  });
}
