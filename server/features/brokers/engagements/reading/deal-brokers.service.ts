import type { Scope } from '../../../../platform/app.ts';
import { hasRole } from '../../../../platform/auth/actor.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { Deal } from '../../../deals/data/deal.entity.ts';
import { findDeal } from '../../../deals/reading/find-deal.service.ts';
import { claimsAcross, type DealClaim, engagementsOf } from '../claims/claims-of-deal.ts';
import { conflictsOf } from '../claims/conflicts.ts';
import { Engagement } from '../data/engagement.entity.ts';
import type { EngagementSide } from '../engagement.enums.ts';
import { CLIENT_ACTS, CLIENT_SEES, engagementPolicy } from '../engagement.policy.ts';
import type { ClaimAction, EngagementConflict } from '../engagement.types.ts';
import { claimActions } from './engagement-actions.ts';

/** A broker of a deal as one reader may know of them. */
export interface SeenClaim extends DealClaim {
  /** Whether the reader sees the engagement; else only who the broker is and for whom they act. */
  isOpen: boolean;
  /** Whether its brokers act for the other side as well. */
  actsAcross: boolean;
  actions: ClaimAction[];
}

export interface DealBrokers {
  /** The side that the reader reads for; null for the completers, who only follow. */
  side: EngagementSide | null;
  claims: SeenClaim[];
  /** What the reader's side should settle with its brokers before it signs. */
  conflicts: EngagementConflict[];
  /** Engagements of the reader's side that it can name in the deal. */
  nameable: Engagement[];
}

/**
 * The brokers of a deal for who sees the deal: of the reader's own side every claim, of the other side those that were
 * admitted, and those whose brokers act for the reader's side too, without their terms. Null where the deal is not seen;
 * brokers themselves see theirs at their engagements.
 */
export async function findDealBrokers(scope: Scope, dealId: string): Promise<DealBrokers | null> {
  const deal = await findDeal(scope, dealId);
  if (!deal) return null;
  const tx = scope.app.db.manager;
  const all = await engagementsOf(tx, deal.id);
  const side = sideOfReader(scope, deal);
  const claims: SeenClaim[] = [];
  for (const each of all) {
    const across = await claimsAcross(tx, each, all);
    const isOpen = engagementPolicy.see(scope.actor, each.engagement);
    const concerns = side !== null && across.some(({ engagement }) => engagement.side === side);
    if (!isOpen && each.claim.state !== 'ADMITTED' && !(concerns && each.claim.state === 'CLAIMED')) continue;
    const actsAcross = across.length > 0;
    const actions = claimActions(scope.actor, each.engagement, each.claim, actsAcross);
    claims.push({ ...each, isOpen, actsAcross, actions });
  }
  if (side === null) return { side, claims, conflicts: [], nameable: [] };
  const own = claims.filter(({ engagement }) => engagement.side === side);
  const running = await runningFor(tx, deal, side);
  const conflicts = conflictsOf({
    claims: own,
    lacksConsent: claims.some(({ actsAcross, claim }) => actsAcross && claim.bothSidesAt === null),
    exclusiveIds: running.filter(({ isExclusive, resultId }) => isExclusive && resultId).map(({ id }) => id),
  });
  const acts = hasRole(scope.actor, CLIENT_ACTS[side], clientOf(deal, side));
  const claimed = new Set(
    own.filter(({ claim }) => claim.state !== 'EXCLUDED').map(({ engagement }) => engagement.id),
  );
  const nameable = acts ? running.filter(({ id }) => !claimed.has(id)) : [];
  return { side, claims, conflicts, nameable };
}

/** The active engagements of a side's client that can be about a deal. */
function runningFor(tx: Transaction, deal: Deal, side: EngagementSide): Promise<Engagement[]> {
  return tx
    .createQueryBuilder(Engagement, 'engagement')
    .where('engagement.clientOrganizationId = :client AND engagement.side = :side', {
      client: clientOf(deal, side),
      side,
    })
    .andWhere(`engagement.state = 'ACTIVE'`)
    .andWhere('(engagement.resultId IS NULL OR engagement.resultId = :resultId)', { resultId: deal.resultId })
    .orderBy('engagement.id')
    .limit(50)
    .getMany();
}

function sideOfReader({ actor }: Scope, deal: Deal): EngagementSide | null {
  if (hasRole(actor, CLIENT_SEES, deal.organizationId)) return 'OWNER';
  return hasRole(actor, CLIENT_SEES, deal.enterpriseId) ? 'ENTERPRISE' : null;
}

function clientOf(deal: Deal, side: EngagementSide): string {
  return side === 'OWNER' ? deal.organizationId : deal.enterpriseId;
}
