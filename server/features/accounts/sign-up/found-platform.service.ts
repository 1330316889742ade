import type { Scope } from '../../../platform/app.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Membership } from '../members/membership.entity.ts';
import { confirmWithFirst } from '../organizations/decide-organization.service.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { foundOrJoin, type NewOrganization } from './place.ts';
import { type NewPerson, prepareSignUp } from './sign-up.service.ts';

/**
 * Founds the platform's own organisation with its first operator, whom nobody could confirm: only the system may, and
 * only while there is none.
 * @throws Refusal FORBIDDEN for people, ALREADY_EXISTS once there is a platform organisation
 */
export async function foundPlatform(
  scope: Scope,
  person: NewPerson,
  organization: Omit<NewOrganization, 'kind'>,
): Promise<Membership> {
  if (scope.actor.kind !== 'system' || scope.actor.behalf) throw new Refusal('FORBIDDEN');
  const place = foundOrJoin({ ...organization, kind: 'PLATFORM' }, ['PLATFORM']);
  const enter = await prepareSignUp(scope, person, place);
  return inTransaction(scope.app.db, async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('found-platform', 0))`);
    if (await tx.existsBy(Organization, { kind: 'PLATFORM' })) throw new Refusal('ALREADY_EXISTS');
    const { organization: founded, membership } = await enter(tx);
    await confirmWithFirst(tx, scope, founded, membership);
    return membership;
  });
}
