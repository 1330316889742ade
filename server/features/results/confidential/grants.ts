import { IsNull } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
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

/** Whether a grant holds today; its last day still counts. */
export function isInForce(grant: Pick<ConfidentialGrant, 'revokedAt' | 'expiresOn'>): boolean {
  return grant.revokedAt === null && (grant.expiresOn === null || clock.today() <= grant.expiresOn);
}
