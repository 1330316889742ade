import { creditCodeProblem, normalizeCreditCode } from '../../../platform/standards/credit-code.ts';
import { normalizeIndustryCode } from '../../../platform/standards/industries.ts';
import { isCityInProvince, isProvince } from '../../../platform/standards/regions.ts';
import { sizeVerdict } from '../../../platform/standards/size-class.ts';
import type { OrganizationKind, SizeClass } from '../accounts.enums.ts';
import type { Form } from '../form.ts';

/** Most employees that are taken for a figure and not for a slip of the keyboard. */
const MAX_EMPLOYEES = 10_000_000;

/** Reads a credit code; a wrong check digit is refused with the character that would be right. */
export function readCreditCode(form: Form, field: string, value: string): string {
  const problem = creditCodeProblem(value);
  if (problem) {
    const { problem: reason, ...details } = problem;
    form.refuse('INVALID', field, { reason, ...details });
  }
  return normalizeCreditCode(value) ?? '';
}

/** Notes unless the province is one of GB/T 2260 and the city lies in it. */
export function checkRegion(form: Form, provinceCode: string, cityCode: string): void {
  if (!isProvince(provinceCode)) form.refuse('INVALID', 'provinceCode', { reason: 'UNKNOWN' });
  else if (!isCityInProvince(cityCode, provinceCode)) {
    form.refuse('INVALID', 'cityCode', { reason: 'NOT_IN_PROVINCE', provinceCode });
  }
}

/** Reads an industry of GB/T 4754 (`C29`; within real estate also a group, `K701`). */
export function readIndustry(form: Form, field: string, value: string): string {
  const code = normalizeIndustryCode(value);
  if (code === undefined) form.refuse('INVALID', field, { reason: 'UNKNOWN' });
  return code ?? '';
}

export interface Figures {
  employees: number | null;
  /** Fen. */
  revenue: bigint | null;
  /** Fen. */
  assets: bigint | null;
}

/** Notes figures that are negative or beyond sense. */
export function checkFigures(form: Form, { employees, revenue, assets }: Figures): void {
  if (employees !== null && (employees < 0 || employees > MAX_EMPLOYEES)) {
    form.refuse('INVALID', 'employees', { reason: 'RANGE', min: 0, max: MAX_EMPLOYEES });
  }
  for (const [field, value] of Object.entries({ revenue, assets })) {
    if (value !== null && value < 0n) form.refuse('INVALID', field, { reason: 'RANGE', min: 0 });
  }
}

/** The size class as it is stored: enterprises have one, be it that the standard has no verdict; others have none. */
export function sizeClassOf(
  organization: Figures & { kind: OrganizationKind; industryDivision: string | null },
): SizeClass | null {
  if (organization.kind !== 'ENTERPRISE') return null;
  return sizeVerdict({ ...organization, industryCode: organization.industryDivision ?? '' }).sizeClass;
}
