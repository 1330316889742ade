import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { ruleOf, type Unit } from '../../rulebook/unit.ts';
import type { SecurityScreening } from '../result.enums.ts';

/** A decided security screening. */
export interface Screening {
  screening: 'CLEAR' | 'SENSITIVE';
  note: string | null;
}

/** Reads a screening, which must be decided (REG-6). */
export function readScreening(
  unit: Unit,
  input: { screening: SecurityScreening; note?: string | null | undefined },
  noteField: string,
): Screening {
  const problems = new Problems('');
  const note = readText(input.note, 1000, problems.at(noteField));
  refuseAll(problems.list);
  if (input.screening === 'NOT_SCREENED') {
    throw new Refusal('REQUIRED', { field: 'screening', ...ruleOf(unit, 'REG-6') });
  }
  return { screening: input.screening, note };
}
