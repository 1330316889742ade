import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import type { IntroductionDoubt } from './introduction.enums.ts';

const LONGEST = 2000;

/** Reads the words beside a doubt; where it is none of the list they say all. @throws Refusal REQUIRED, TOO_LONG */
export function readDoubt(doubt: IntroductionDoubt, text: string | null | undefined): string | null {
  const problems = new Problems('reason');
  const reason = readText(text, LONGEST, problems);
  if (doubt === 'OTHER' && reason === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return reason;
}
