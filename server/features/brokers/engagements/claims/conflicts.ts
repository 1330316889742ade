import type { EngagementConflict } from '../engagement.types.ts';
import type { DealClaim } from './claims-of-deal.ts';

/** What of one side of a deal is judged before it is signed. */
export interface SideOfDeal {
  /** The claims of the side's client. */
  claims: readonly DealClaim[];
  /** Whether a broker of these claims acts for the other side without both consents. */
  lacksConsent: boolean;
  /** Ids of the client's active exclusive engagements for what the deal is about. */
  exclusiveIds: readonly string[];
}

/** What the client should settle with its brokers before the deal is signed. */
export function conflictsOf({ claims, lacksConsent, exclusiveIds }: SideOfDeal): EngagementConflict[] {
  const live = claims.filter(({ claim }) => claim.state === 'CLAIMED' || claim.state === 'ADMITTED');
  const claiming = new Set(live.map(({ engagement }) => engagement.id));
  const found: Record<EngagementConflict, boolean> = {
    UNANSWERED: claims.some(({ claim }) => claim.state === 'CLAIMED'),
    CONTESTED: claims.some(({ claim }) => claim.state === 'CONTESTED'),
    SEVERAL: live.length > 1,
    NOT_SIGNED: live.some(({ engagement }) => engagement.activatedAt === null),
    BOTH_SIDES: lacksConsent,
    EXCLUSIVE_ELSEWHERE: exclusiveIds.some((id) => !claiming.has(id)),
  };
  return (Object.keys(found) as EngagementConflict[]).filter((conflict) => found[conflict]);
}
