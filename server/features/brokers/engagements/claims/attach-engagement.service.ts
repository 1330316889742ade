import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { tell } from '../../../../platform/outbox/outbox.service.ts';
import { Deal } from '../../../deals/deal.types.ts';
import { engagementCase, noEngagement } from '../change-engagement.ts';
import { DealEngagement } from '../data/deal-engagement.entity.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { DealEngagementReason } from '../engagement.enums.ts';
import { presentEngagement } from '../engagement.loaders.ts';
import { dealEngagementStates } from '../engagement.states.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';
import { claimsAcross, engagementsOf, lockClaims, rankClaims } from './claims-of-deal.ts';

/** Topic of the outbox on which deals are told whose engagements changed, by their ids. */
export const DEAL_ENGAGEMENTS_TOPIC = 'dealEngagements';

export interface AttachEngagement {
  engagementId: string;
  dealId: string;
  why: DealEngagementReason;
  /** The introduction that it rests on, for `INTRODUCTION`. */
  introductionId: string | null;
  /** When the parties acknowledged that introduction, which counts for the order of several engagements. */
  acknowledgedAt?: Date | null;
  /** Whether the client has admitted it, or it was found so; else the client is asked. */
  isAdmitted?: boolean;
}

/**
 * Attaches an engagement to a deal of its client, within the caller's transaction; who may ask for it is for the caller
 * to decide. Attached again, it keeps its claim, and is admitted where it was not.
 * @throws Refusal NOT_FOUND where the deal is none of the client's, STATE where an admission lacks signatures
 *   (NOT_SIGNED) or the consent of both sides to a broker of both (BOTH_SIDES)
 */
export async function attachEngagement(
  tx: Transaction,
  scope: Scope,
  { engagementId, ...claim }: AttachEngagement,
): Promise<DealEngagement> {
  const engagement = await presentEngagement(tx, engagementId, 'SHARE');
  if (!engagement) throw noEngagement();
  return claimDeal(tx, scope, { engagement, ...claim });
}

interface ClaimDeal extends Omit<AttachEngagement, 'engagementId' | 'introductionId'> {
  engagement: Engagement;
  introductionId?: string | null;
}

/** The same for an engagement at hand. */
export async function claimDeal(
  tx: Transaction,
  scope: Scope,
  { engagement, dealId, why, introductionId, acknowledgedAt, isAdmitted }: ClaimDeal,
): Promise<DealEngagement> {
  const deal = await dealOfClient(tx, engagement, dealId);
  await lockClaims(tx, dealId);
  const known = await tx.findOneBy(DealEngagement, { engagementId: engagement.id, dealId });
  const claim = known ?? newClaim(scope, { engagement, dealId, why });
  if (introductionId) Object.assign(claim, { why, introductionId, acknowledgedAt: acknowledgedAt ?? null });
  if (known?.state === 'EXCLUDED') {
    const state = dealEngagementStates.next(known.state, 'claimAgain');
    Object.assign(claim, { state, reason: null, answeredAt: null, answeredBy: null });
  }
  await storeClaim(tx, claim);
  if (isAdmitted && claim.state !== 'ADMITTED') await admit(tx, scope, { engagement, claim });
  await recordClaim(tx, scope, { engagement, claim }, 'attachEngagement');
  const to = claim.state === 'ADMITTED' ? (['BROKER'] as const) : (['CLIENT', 'BROKER'] as const);
  const mail = claim.state === 'ADMITTED' ? 'admitted' : 'claimed';
  await mailEngagement(tx, scope.app, engagement, mail, to, { deal: deal.number });
  return claim;
}

/**
 * Admits a claim: all have signed the engagement, and where its brokers act for the other side too, both have consented.
 * Nobody admits what they share in.
 * @throws Refusal STATE (reason NOT_SIGNED or BOTH_SIDES), FOUR_EYES
 */
export async function admit(
  tx: Transaction,
  scope: Scope,
  { engagement, claim }: { engagement: Engagement; claim: DealEngagement },
): Promise<void> {
  const state = dealEngagementStates.next(claim.state, 'admit');
  const refuse = (reason: string) =>
    new Refusal('STATE', { params: { state: claim.state, action: 'admitClaim', reason } });
  if (engagement.activatedAt === null) throw refuse('NOT_SIGNED');
  const across = await claimsAcross(tx, { engagement }, await engagementsOf(tx, claim.dealId));
  const lacksConsent = (one: DealEngagement) => one.bothSidesAt === null;
  if (across.length > 0 && [claim, ...across.map((other) => other.claim)].some(lacksConsent))
    throw refuse('BOTH_SIDES');
  const answeredBy = actingUser(scope.actor)?.userId ?? null;
  if (answeredBy !== null && engagement.partyUserIds.includes(answeredBy)) throw new Refusal('FOUR_EYES');
  Object.assign(claim, { state, answeredAt: clock.now(), answeredBy, reason: null });
  await storeClaim(tx, claim);
}

/** Writes a claim that changed, and who comes first of all that claim the deal. */
export async function storeClaim(tx: Transaction, claim: DealEngagement): Promise<void> {
  claim.version += 1;
  await tx.save(DealEngagement, claim);
  await rankClaims(tx, claim.dealId);
  await tell(tx, DEAL_ENGAGEMENTS_TOPIC, [claim.dealId]);
}

/** Appends what was done with a claim to the chain of the engagement. */
export async function recordClaim(
  tx: Transaction,
  scope: Scope,
  { engagement, claim }: { engagement: Engagement; claim: DealEngagement },
  action: string,
): Promise<void> {
  const { id: claimId, dealId, why, state, introductionId, reason } = claim;
  await audit(tx, scope, {
    ...engagementCase(engagement),
    action,
    facts: { claimId, dealId, why, state, introductionId },
    ...(reason === null ? {} : { personal: { reason } }),
  });
}

/** An engagement became active: its place among others that claim the same deals is another. */
export async function claimsMoved(tx: Transaction, engagementId: string): Promise<void> {
  const claims = await tx.findBy(DealEngagement, { engagementId });
  for (const { dealId } of claims) {
    await lockClaims(tx, dealId);
    await rankClaims(tx, dealId);
  }
  await tell(
    tx,
    DEAL_ENGAGEMENTS_TOPIC,
    claims.map(({ dealId }) => dealId),
  );
}

async function dealOfClient(
  tx: Transaction,
  { side, clientOrganizationId }: Engagement,
  dealId: string,
): Promise<Deal> {
  const deal = isId(dealId) ? await tx.findOneBy(Deal, { id: dealId }) : null;
  const client = side === 'OWNER' ? deal?.organizationId : deal?.enterpriseId;
  if (!deal || client !== clientOrganizationId) throw new Refusal('NOT_FOUND', { field: 'dealId' });
  return deal;
}

function newClaim(
  scope: Scope,
  { engagement, dealId, why }: Pick<ClaimDeal, 'engagement' | 'dealId' | 'why'>,
): DealEngagement {
  return Object.assign(new DealEngagement(), {
    id: newId(),
    engagementId: engagement.id,
    dealId,
    why,
    introductionId: null,
    acknowledgedAt: null,
    state: 'CLAIMED' as const,
    version: 0,
    priority: 1,
    claimedBy: actingUser(scope.actor)?.userId ?? null,
    claimedAt: clock.now(),
    answeredBy: null,
    answeredAt: null,
    reason: null,
    bothSidesAt: null,
    bothSidesBy: null,
  });
}
