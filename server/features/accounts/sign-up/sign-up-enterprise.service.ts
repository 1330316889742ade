import type { Scope } from '../../../platform/app.ts';
import type { Membership } from '../members/membership.entity.ts';
import { foundOrJoin } from './place.ts';
import { signUp } from './sign-up.service.ts';
import type { SignUpEnterpriseInput } from './sign-up.types.ts';

/** Signs up a person for an enterprise: for one not known yet, or by its credit code for one that is. */
export function signUpEnterprise(scope: Scope, input: SignUpEnterpriseInput): Promise<Membership> {
  const organization = { ...input, kind: 'ENTERPRISE' as const, name: input.organizationName };
  return signUp(scope, input, foundOrJoin(organization, ['ENTERPRISE'], { nameField: 'organizationName' }));
}
