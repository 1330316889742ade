import type { UserErrorData } from '../../../platform/errors.ts';
import { Problems } from '../../../platform/input/problems.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { LicenseOption } from '../content/demand-content.ts';

/**
 * What keeps terms from being those of an option: it is a license of the kind and for the territory that the demand
 * named. All else, the price above all, is negotiated.
 */
export function outsideOption(option: LicenseOption, { mode, license }: Terms): UserErrorData[] {
  const problems = new Problems('terms');
  if (mode !== option.mode || license === null) {
    problems.at('mode').add('INVALID', { reason: 'NOT_THE_OPTION', option: option.mode });
    return problems.list;
  }
  if (license.kind !== option.licenseKind)
    problems.at('license', 'kind').add('INVALID', { reason: 'NOT_THE_OPTION', option: option.licenseKind });
  if (!sameProvinces(license.territory, option.territory))
    problems.at('license', 'territory').add('INVALID', {
      reason: 'NOT_THE_OPTION',
      option: option.territory.join(' '),
    });
  return problems.list;
}

function sameProvinces(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code) => b.includes(code));
}
