import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { mayReadByAgreement } from '../../../platform/auth/confidential-access.ts';
import { clock } from '../../../platform/clock.ts';
import { RESULT_CASE } from '../change-result.ts';
import { ConfidentialGrant } from '../data/confidential.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';

/**
 * The grant under which the actor, as the member of another organisation, may read the confidential part today. None
 * holds while the result is screened as sensitive (REG-6).
 */
export async function grantInForce(
  { app, actor }: Scope,
  result: Pick<TechResult, 'id' | 'securityScreening'>,
): Promise<ConfidentialGrant | null> {
  const organizationId = actingUser(actor)?.organizationId ?? null;
  if (organizationId === null || result.securityScreening === 'SENSITIVE') return null;
  const grant = await app.db.manager.findOneBy(ConfidentialGrant, {
    resultId: result.id,
    organizationId,
    revokedAt: IsNull(),
  });
  return grant && isInForce(grant) ? grant : null;
}

/**
 * Whether somebody of no side of the unit may read the confidential part today: a member of an organisation with a grant,
 * or who may by an agreement that another feature keeps. Nobody while the result is screened as sensitive (REG-6).
 */
export async function isSharedWith(
  scope: Scope,
  result: Pick<TechResult, 'id' | 'securityScreening'>,
): Promise<boolean> {
  if (result.securityScreening === 'SENSITIVE') return false;
  if ((await grantInForce(scope, result)) !== null) return true;
  return mayReadByAgreement(scope.app, scope.actor, RESULT_CASE, result.id);
}

/** Whether a grant holds today; its last day still counts. */
export function isInForce(grant: Pick<ConfidentialGrant, 'revokedAt' | 'expiresOn'>): boolean {
  return grant.revokedAt === null && (grant.expiresOn === null || clock.today() <= grant.expiresOn);
}
