import { Refusal } from '../../platform/errors.ts';
import type { Organization } from '../accounts/organizations/organization.entity.ts';
import type { Demand } from './data/demand.entity.ts';

export type Ineligibility = 'IS_POSTER' | 'KIND' | 'PROVINCE';

/** Why an organisation may not bid for a demand or answer it, by its conditions; null where it may. */
export function ineligibility(
  { organizationId, content }: Pick<Demand, 'organizationId' | 'content'>,
  { id, kind, provinceCode }: Pick<Organization, 'id' | 'kind' | 'provinceCode'>,
): Ineligibility | null {
  const { kinds, provinces } = content.eligibility;
  if (id === organizationId) return 'IS_POSTER';
  if (!kinds.includes(kind)) return 'KIND';
  return provinces.length > 0 && !provinces.includes(provinceCode) ? 'PROVINCE' : null;
}

/** @throws Refusal INVALID with the reason */
export function refuseIneligible(
  demand: Pick<Demand, 'organizationId' | 'content'>,
  organization: Pick<Organization, 'id' | 'kind' | 'provinceCode'>,
  field?: string,
): void {
  const reason = ineligibility(demand, organization);
  if (reason !== null) throw new Refusal('INVALID', { ...(field ? { field } : {}), params: { reason } });
}
