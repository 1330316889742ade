import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { DealEngagement } from '../data/deal-engagement.entity.ts';
import { Engagement } from '../data/engagement.entity.ts';
import { rankEngagements } from '../terms/rank-engagements.ts';

/** An engagement's claim on a deal with the engagement. */
export interface DealClaim {
  claim: DealEngagement;
  engagement: Engagement;
}

/** The engagements that claim a deal, in whatever state, those that come first on each side first. Two statements. */
export async function engagementsOf(tx: Transaction, dealId: string): Promise<DealClaim[]> {
  const claims = await tx.find(DealEngagement, { where: { dealId }, order: { priority: 'ASC', id: 'ASC' } });
  const engagements = await tx.findBy(Engagement, { id: In(claims.map(({ engagementId }) => engagementId)) });
  const byId = new Map(engagements.map((engagement) => [engagement.id, engagement]));
  return claims.flatMap((claim) => {
    const engagement = byId.get(claim.engagementId);
    return engagement ? [{ claim, engagement }] : [];
  });
}

/** Lets no other claim on a deal change until the transaction ends. */
export async function lockClaims(tx: Transaction, dealId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`deal-engagements:${dealId}`]);
}

/** Writes anew who comes first on each side of a deal; claims that were given up come last. */
export async function rankClaims(tx: Transaction, dealId: string): Promise<void> {
  const claims = (await engagementsOf(tx, dealId)).map(({ claim, engagement }) => ({
    claim,
    side: engagement.side,
    engagementId: engagement.id,
    isExclusive: engagement.isExclusive,
    acknowledgedAt: claim.acknowledgedAt,
    activatedAt: engagement.activatedAt,
  }));
  for (const side of ['OWNER', 'ENTERPRISE'] as const) {
    const own = claims.filter((each) => each.side === side);
    const live = rankEngagements(own.filter(({ claim }) => claim.state !== 'EXCLUDED'));
    const order = [...live, ...own.filter(({ claim }) => claim.state === 'EXCLUDED')];
    for (const [index, { claim }] of order.entries()) {
      if (claim.priority !== index + 1) await tx.update(DealEngagement, claim.id, { priority: index + 1 });
    }
  }
}

/**
 * The live claims of the other side whose brokers are also these: the same leading broker, the same person among those
 * who share, or the same agency. The platform, as whose members independent brokers act, is no agency.
 */
export async function claimsAcross(
  tx: Transaction,
  { engagement }: Pick<DealClaim, 'engagement'>,
  claims: readonly DealClaim[],
): Promise<DealClaim[]> {
  const others = claims.filter(
    ({ claim, engagement: other }) =>
      other.side !== engagement.side && (claim.state === 'CLAIMED' || claim.state === 'ADMITTED'),
  );
  if (others.length === 0) return [];
  const agencies = await tx.find(Organization, {
    select: { id: true, kind: true },
    where: { id: In([engagement.leadOrganizationId, ...engagement.partyOrganizationIds]) },
  });
  const own = new Set(agencies.filter(({ kind }) => kind !== 'PLATFORM').map(({ id }) => id));
  return others.filter(
    ({ engagement: other }) =>
      other.leadBrokerId === engagement.leadBrokerId ||
      other.partyUserIds.some((id) => engagement.partyUserIds.includes(id)) ||
      [other.leadOrganizationId, ...other.partyOrganizationIds].some((id) => own.has(id)),
  );
}
