/** Unified social credit code, GB 32100-2015, with the organisation code inside it, GB 11714. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const LENGTH = 18;

/** Why a credit code is refused; `position` counts from 1. */
export type CreditCodeProblem =
  | { problem: 'LENGTH'; length: number }
  | { problem: 'CHARACTER'; position: number }
  | { problem: 'ORGANIZATION_CHECK'; expected: string }
  | { problem: 'CHECK'; expected: string };

/** The valid code as it is stored (capitals, no spaces or hyphens, full-width made narrow), or `null` if it is not valid. */
export function normalizeCreditCode(input: string): string | null {
  return creditCodeProblem(input) === null ? tidy(input) : null;
}

function tidy(input: string): string {
  return input.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** What is wrong with a credit code (after normalising), or `null` if it is valid. */
export function creditCodeProblem(input: string): CreditCodeProblem | null {
  const code = tidy(input);
  if (code.length !== LENGTH) return { problem: 'LENGTH', length: code.length };
  const stranger = [...code].findIndex((character) => !ALPHABET.includes(character));
  if (stranger >= 0) return { problem: 'CHARACTER', position: stranger + 1 };
  const organization = organizationCheckCharacter(code.slice(8, 16));
  if (code[16] !== organization) return { problem: 'ORGANIZATION_CHECK', expected: organization };
  const check = creditCodeCheckCharacter(code.slice(0, 17));
  return code[17] === check ? null : { problem: 'CHECK', expected: check };
}

/** Whether a credit code is valid after normalising. */
export function isCreditCode(input: string): boolean {
  return creditCodeProblem(input) === null;
}

/**
 * The 18th character for the first 17. The outer remainder matters: where the sum leaves no remainder the check
 * value is 0, not 31.
 */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = weigh(first17, WEIGHTS, (character) => ALPHABET.indexOf(character));
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The 17th character (check of the organisation code) for positions 9 to 16. */
export function organizationCheckCharacter(eight: string): string {
  const sum = weigh(eight, ORGANIZATION_WEIGHTS, (character) => Number.parseInt(character, 36));
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

function weigh(
  text: string,
  weights: readonly number[],
  readCharacter: (character: string) => number,
): number {
  return weights.reduce((sum, weight, index) => {
    const value = readCharacter(text.charAt(index));
    if (!(value >= 0) || text.length !== weights.length) {
      throw new RangeError(`a check needs ${weights.length} characters of ${ALPHABET}`);
    }
    return sum + value * weight;
  }, 0);
}
