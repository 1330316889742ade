import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { OrganizationKind } from '../accounts.enums.ts';
import type { Membership } from '../members/membership.entity.ts';
import { foundOrJoin, join } from './place.ts';
import { signUp } from './sign-up.service.ts';
import type { SignUpResearcherInput } from './sign-up.types.ts';

const UNIT_KINDS: readonly OrganizationKind[] = ['UNIVERSITY', 'INSTITUTE'];

/** Signs up a researcher of a unit that is there, or of one not known yet; exactly one of the two is named. */
export async function signUpResearcher(scope: Scope, input: SignUpResearcherInput): Promise<Membership> {
  const { organizationId, newUnit } = input;
  if (organizationId && !newUnit) return signUp(scope, input, join(organizationId, UNIT_KINDS));
  if (newUnit && !organizationId) {
    return signUp(scope, input, foundOrJoin(newUnit, UNIT_KINDS, { prefix: 'newUnit.' }));
  }
  throw new Refusal(newUnit ? 'INVALID' : 'REQUIRED', { field: 'organizationId' });
}
