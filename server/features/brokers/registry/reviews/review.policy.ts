import { type Actor, hasRole } from '../../../../platform/auth/actor.ts';
import type { Engagement } from '../../engagements/data/engagement.entity.ts';

/** Whether the actor speaks for the client of an engagement: an officer of a unit, a member of an enterprise. */
export function isReviewer(
  actor: Actor,
  { clientOrganizationId }: Pick<Engagement, 'clientOrganizationId'>,
): boolean {
  return hasRole(actor, ['OFFICER', 'ENTERPRISE_MEMBER'], clientOrganizationId);
}
