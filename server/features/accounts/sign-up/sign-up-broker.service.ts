import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { OrganizationKind } from '../accounts.enums.ts';
import type { Membership } from '../members/membership.entity.ts';
import { platformOrganization } from '../organizations/platform-organization.service.ts';
import { foundOrJoin, join } from './place.ts';
import { signUp } from './sign-up.service.ts';
import type { SignUpBrokerInput } from './sign-up.types.ts';

/** Where brokers work: agencies, and transfer offices of units. */
const KINDS: readonly OrganizationKind[] = ['AGENCY', 'UNIVERSITY', 'INSTITUTE'];

/**
 * Signs up a broker of an agency or unit that is there, of an agency not known yet, or an independent one, who joins the
 * platform; exactly one of the three is named.
 */
export async function signUpBroker(scope: Scope, input: SignUpBrokerInput): Promise<Membership> {
  const { organizationId, newAgency, independent } = input;
  const named = [organizationId, newAgency, independent || null].filter((place) => place != null);
  if (named.length !== 1) {
    throw new Refusal(named.length === 0 ? 'REQUIRED' : 'INVALID', { field: 'organizationId' });
  }
  if (organizationId) return signUp(scope, input, join(organizationId, KINDS), ['BROKER']);
  if (newAgency) {
    const agency = { ...newAgency, kind: 'AGENCY' as const };
    return signUp(scope, input, foundOrJoin(agency, ['AGENCY'], { prefix: 'newAgency.' }), ['BROKER']);
  }
  const platform = await platformOrganization(scope.app);
  return signUp(scope, input, join(platform.id, ['PLATFORM']), ['BROKER']);
}
