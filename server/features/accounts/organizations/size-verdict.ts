import { formatYuan } from '../../../platform/money.ts';
import { type SizeComparison, sizeVerdict } from '../../../platform/standards/size-class.ts';
import type { SizeClass } from '../accounts.enums.ts';
import type { Organization } from './organization.entity.ts';

interface Verdict {
  sizeClass: SizeClass;
  row: string | null;
  reason: string;
  figures: { name: string; value: string }[];
}

/** The verdict of the standard on an enterprise with the figures compared; null for other kinds. */
export function sizeVerdictOf(organization: Organization): Verdict | null {
  if (organization.kind !== 'ENTERPRISE') return null;
  const verdict = sizeVerdict({ ...organization, industryCode: organization.industryDivision ?? '' });
  return { ...verdict, figures: verdict.figures.flatMap(flat) };
}

/** One figure and its floors as named values: heads as they are, money in yuan. */
function flat({ figure, value, large, medium, small }: SizeComparison): { name: string; value: string }[] {
  const write = (number: bigint) => (figure === 'EMPLOYEES' ? number.toString() : formatYuan(number));
  return Object.entries({ '': value, _LARGE: large, _MEDIUM: medium, _SMALL: small }).flatMap(
    ([suffix, number]) => (number === null ? [] : [{ name: `${figure}${suffix}`, value: write(number) }]),
  );
}
