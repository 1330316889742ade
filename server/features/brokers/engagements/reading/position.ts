import { type Actor, hasRole } from '../../../../platform/auth/actor.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { EngagementTerms } from '../data/engagement-parts.entity.ts';
import { CLIENT_SEES, engagementPolicy, ORGANIZATION_SEES, signsFor } from '../engagement.policy.ts';
import type { EngagementPosition } from '../engagement.types.ts';

/** What the actor is in an engagement that they may see. */
export function positionOf(actor: Actor, engagement: Engagement): EngagementPosition {
  if (hasRole(actor, CLIENT_SEES, engagement.clientOrganizationId)) return 'CLIENT';
  return engagementPolicy.lead(actor, engagement) ? 'BROKER' : 'SHARES';
}

/**
 * The versions that the actor may read: client and leading broker all of them, who shares only those in which they share.
 */
export function visibleVersions(
  actor: Actor,
  engagement: Engagement,
  versions: readonly EngagementTerms[],
): EngagementTerms[] {
  if (!engagementPolicy.see(actor, engagement)) return [];
  if (positionOf(actor, engagement) !== 'SHARES') return [...versions];
  return versions.filter(({ terms }) =>
    terms.beneficiaries.some(
      (part) =>
        signsFor(actor, part) ||
        (part.organizationId !== null && hasRole(actor, ORGANIZATION_SEES, part.organizationId)),
    ),
  );
}
