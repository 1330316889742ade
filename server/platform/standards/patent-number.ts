/** Chinese patent (application) numbers: 12 digits, a dot and a check, or 8 digits and a check before October 2003. */
import type { Term } from './label.ts';

export const PATENT_KINDS = [
  { code: 'INVENTION', zh: '发明专利', en: 'Invention' },
  { code: 'UTILITY_MODEL', zh: '实用新型专利', en: 'Utility model' },
  { code: 'DESIGN', zh: '外观设计专利', en: 'Design' },
  { code: 'PCT_INVENTION', zh: '进入中国的国际申请（发明）', en: 'International application, invention' },
  {
    code: 'PCT_UTILITY_MODEL',
    zh: '进入中国的国际申请（实用新型）',
    en: 'International application, utility model',
  },
] as const satisfies readonly Term[];

export type PatentKind = (typeof PATENT_KINDS)[number]['code'];

const KIND_OF_DIGIT: Readonly<Record<string, PatentKind>> = {
  1: 'INVENTION',
  2: 'UTILITY_MODEL',
  3: 'DESIGN',
  8: 'PCT_INVENTION',
  9: 'PCT_UTILITY_MODEL',
};
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
const FIRST_YEAR = 1985;
/** The 12-digit form came on 1 October 2003, so both forms exist for that year. */
const CHANGE_YEAR = 2003;

export interface PatentNumber {
  form: 'TWELVE_DIGITS' | 'EIGHT_DIGITS';
  year: number;
  kind: PatentKind;
  serial: string;
  check: string;
  /** `202319012301.2` or `97101765.4`: without prefix and spaces, the check in capitals after a dot. */
  normalized: string;
}

export type PatentNumberProblem =
  | { problem: 'FORM' }
  | { problem: 'CHECK_MISSING'; expected: string }
  | { problem: 'YEAR'; year: number }
  | { problem: 'KIND'; digit: string }
  | { problem: 'CHECK'; expected: string };

export type PatentNumberReading = { ok: true; value: PatentNumber } | ({ ok: false } & PatentNumberProblem);

/**
 * Reads a patent number as people write it: `CN` or `ZL` before it, spaces, a missing dot, a small `x` and full-width
 * characters are all right. A year after `latestYear` (the present one, if given) is refused.
 */
export function readPatentNumber(input: string, latestYear = 9999): PatentNumberReading {
  const text = input
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^(CN|ZL)/, '');
  const match = /^(\d{12}|\d{8})(?:\.?([\dX]))?$/.exec(text);
  const digits = match?.[1];
  if (!digits) return { ok: false, problem: 'FORM' };
  const expected = patentCheckCharacter(digits);
  const check = match[2];
  if (check === undefined) return { ok: false, problem: 'CHECK_MISSING', expected };

  const isLong = digits.length === 12;
  const year = isLong ? Number(digits.slice(0, 4)) : fullYear(Number(digits.slice(0, 2)));
  const plausible = isLong
    ? year >= CHANGE_YEAR && year <= latestYear
    : year >= FIRST_YEAR && year <= CHANGE_YEAR;
  if (!plausible) return { ok: false, problem: 'YEAR', year };
  const kindDigit = digits.charAt(isLong ? 4 : 2);
  const kind = KIND_OF_DIGIT[kindDigit];
  if (!kind) return { ok: false, problem: 'KIND', digit: kindDigit };
  if (check !== expected) return { ok: false, problem: 'CHECK', expected };
  return {
    ok: true,
    value: {
      form: isLong ? 'TWELVE_DIGITS' : 'EIGHT_DIGITS',
      year,
      kind,
      serial: digits.slice(isLong ? 5 : 3),
      check,
      normalized: `${digits}.${check}`,
    },
  };
}

/** The same without the reason: the number, or `null` if it is not valid. */
export function parsePatentNumber(input: string, latestYear?: number): PatentNumber | null {
  const reading = readPatentNumber(input, latestYear);
  return reading.ok ? reading.value : null;
}

/** The check character for 8 or 12 digits: weights 2 to 9 and again 2 to 5, remainder by 11, 10 written `X`. */
export function patentCheckCharacter(digits: string): string {
  if (!/^(\d{8}|\d{12})$/.test(digits)) throw new RangeError('a patent check needs 8 or 12 digits');
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

function fullYear(twoDigits: number): number {
  return twoDigits >= FIRST_YEAR % 100 ? 1900 + twoDigits : 2000 + twoDigits;
}
