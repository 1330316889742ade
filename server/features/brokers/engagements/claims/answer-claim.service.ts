import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { Deal } from '../../../deals/deal.types.ts';
import { type EngagementPermit, forBothSides, forClient, noEngagement } from '../change-engagement.ts';
import { DealEngagement } from '../data/deal-engagement.entity.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import { presentEngagement } from '../engagement.loaders.ts';
import { engagementPolicy } from '../engagement.policy.ts';
import { dealEngagementStates } from '../engagement.states.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';
import { admit, claimDeal, recordClaim, storeClaim } from './attach-engagement.service.ts';
import { claimsAcross, engagementsOf, lockClaims } from './claims-of-deal.ts';

export interface NameEngagement {
  engagementId: string;
  /** One of the two. */
  dealId?: string | null;
  dealNumber?: string | null;
}

export interface ClaimReference {
  claimId: string;
  /** The version that was seen. */
  expectedVersion: number;
}

/**
 * Names an engagement in a deal of the client: the client admits it with that, as far as it can be admitted; the leading
 * broker claims it, and the client answers. A broker finds only deals that are within what was engaged for and came after
 * its first day.
 * @throws Refusal NOT_FOUND (`dealNumber`), FORBIDDEN, STATE for an engagement or a deal that came to nothing,
 *   ALREADY_EXISTS for one that is named there
 */
export function nameEngagement(scope: Scope, input: NameEngagement): Promise<DealEngagement> {
  return inTransaction(scope.app.db, async (tx) => {
    const engagement = await presentEngagement(tx, input.engagementId, 'SHARE');
    if (!engagement || !engagementPolicy.see(scope.actor, engagement)) throw noEngagement();
    forBothSides(scope.actor, engagement);
    if (engagement.state === 'DECLINED')
      throw new Refusal('STATE', { params: { state: engagement.state, action: 'nameEngagement' } });
    const isClient = engagementPolicy.actForClient(scope.actor, engagement);
    const deal = await dealToName(tx, engagement, input, isClient);
    await lockClaims(tx, deal.id);
    const known = await tx.findOneBy(DealEngagement, { engagementId: engagement.id, dealId: deal.id });
    if (known && known.state !== 'EXCLUDED') throw new Refusal('ALREADY_EXISTS', { field: 'dealNumber' });
    const across = await claimsAcross(tx, { engagement }, await engagementsOf(tx, deal.id));
    const shares = engagement.partyUserIds.includes(requireUser(scope.actor).userId);
    const isAdmitted = isClient && !shares && engagement.activatedAt !== null && across.length === 0;
    const why = engagement.resultId === deal.resultId ? 'SCOPE' : 'NAMED';
    const claim = await claimDeal(tx, scope, { engagement, dealId: deal.id, why, isAdmitted });
    for (const other of across)
      await mailEngagement(tx, scope.app, other.engagement, 'bothSides', ['CLIENT'], { deal: deal.number });
    return claim;
  });
}

/** The client admits that the broker brokered the deal. @throws Refusal as `admit`, NOT_FOUND, FORBIDDEN, CONFLICT */
export function admitClaim(scope: Scope, reference: ClaimReference): Promise<DealEngagement> {
  return changeClaim(scope, reference, forClient, 'admitted', async ({ tx, engagement, claim }) => {
    await admit(tx, scope, { engagement, claim });
    return 'admitClaim';
  });
}

/** The client contests a claim. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED (`reason`) */
export function contestClaim(
  scope: Scope,
  input: ClaimReference & { reason: string },
): Promise<DealEngagement> {
  return answerWith(scope, input, { step: 'contest', permit: forClient, action: 'contestClaim' });
}

/** The leading broker, or the client who named it, takes a claim back. @throws Refusal as `contestClaim` */
export function withdrawClaim(
  scope: Scope,
  input: ClaimReference & { reason: string },
): Promise<DealEngagement> {
  const permit: EngagementPermit = (actor, engagement) =>
    authorize(engagementPolicy, actor, 'lead', engagement);
  return answerWith(scope, input, { step: 'exclude', permit, action: 'withdrawClaim' });
}

/**
 * The client consents to the brokers' acting for both sides of the deal; it stands by the claim, and each side gives its
 * own.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE where they do not, or where it was given
 */
export function consentToBothSides(scope: Scope, reference: ClaimReference): Promise<DealEngagement> {
  return changeClaim(scope, reference, forClient, null, async ({ tx, engagement, claim }) => {
    const across = await claimsAcross(tx, { engagement }, await engagementsOf(tx, claim.dealId));
    if (claim.bothSidesAt !== null || across.length === 0) {
      const reason = claim.bothSidesAt === null ? 'ONE_SIDE' : 'GIVEN';
      throw new Refusal('STATE', { params: { state: claim.state, action: 'consentToBothSides', reason } });
    }
    Object.assign(claim, { bothSidesAt: clock.now(), bothSidesBy: requireUser(scope.actor).userId });
    await storeClaim(tx, claim);
    return 'consentToBothSides';
  });
}

interface Answer {
  step: 'contest' | 'exclude';
  permit: EngagementPermit;
  action: string;
}

function answerWith(
  scope: Scope,
  input: ClaimReference & { reason: string },
  { step, permit, action }: Answer,
): Promise<DealEngagement> {
  return changeClaim(scope, input, permit, step === 'contest' ? 'contested' : null, async ({ tx, claim }) => {
    const problems = new Problems('');
    const reason = readReason(input.reason, problems.at('reason'));
    refuseAll(problems.list);
    const state = dealEngagementStates.next(claim.state, step);
    const answeredBy = requireUser(scope.actor).userId;
    Object.assign(claim, { state, reason, answeredAt: clock.now(), answeredBy });
    await storeClaim(tx, claim);
    return action;
  });
}

interface ClaimChange {
  tx: Transaction;
  engagement: Engagement;
  claim: DealEngagement;
}

/** Changes one claim under the locks of its engagement and of its deal's claims; `work` writes it and names the step. */
async function changeClaim(
  scope: Scope,
  { claimId, expectedVersion }: ClaimReference,
  permit: EngagementPermit,
  mail: 'admitted' | 'contested' | null,
  work: (change: ClaimChange) => Promise<string>,
): Promise<DealEngagement> {
  return inTransaction(scope.app.db, async (tx) => {
    const known = isId(claimId) ? await tx.findOneBy(DealEngagement, { id: claimId }) : null;
    const engagement = known ? await presentEngagement(tx, known.engagementId, 'SHARE') : null;
    if (!known || !engagement || !engagementPolicy.see(scope.actor, engagement)) throw noClaim();
    permit(scope.actor, engagement);
    await lockClaims(tx, known.dealId);
    const claim = await tx.findOneByOrFail(DealEngagement, { id: claimId });
    if (claim.version !== expectedVersion) {
      const params = { expected: expectedVersion, present: claim.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    const action = await work({ tx, engagement, claim });
    await recordClaim(tx, scope, { engagement, claim }, action);
    if (mail) {
      const { number } = await tx.findOneByOrFail(Deal, { id: claim.dealId });
      await mailEngagement(tx, scope.app, engagement, mail, ['BROKER'], {
        deal: number,
        reason: claim.reason ?? '',
      });
    }
    return claim;
  });
}

async function dealToName(
  tx: Transaction,
  { side, clientOrganizationId, resultId, startsOn }: Engagement,
  { dealId, dealNumber }: NameEngagement,
  isClient: boolean,
): Promise<Deal> {
  const query = tx
    .createQueryBuilder(Deal, 'deal')
    .where(`deal.${side === 'OWNER' ? 'organizationId' : 'enterpriseId'} = :client`, {
      client: clientOrganizationId,
    })
    .andWhere(dealId && isId(dealId) ? 'deal.id = :dealId' : 'deal.number = :dealNumber', {
      dealId,
      dealNumber: dealNumber?.trim() ?? '',
    });
  if (!isClient) {
    query.andWhere(
      `deal.requestedAt >= CAST(:startsOn AS timestamp) AT TIME ZONE 'Asia/Shanghai'
        AND (CAST(:resultId AS uuid) IS NULL OR deal.resultId = :resultId)`,
      { startsOn, resultId },
    );
  }
  const [deal, second] = await query.limit(2).getMany();
  // Numbers are unique within a unit; an enterprise may have the same one of two units.
  if (!deal || second) throw new Refusal('NOT_FOUND', { field: dealId ? 'dealId' : 'dealNumber' });
  if (deal.state === 'REFUSED' || deal.state === 'WITHDRAWN')
    throw new Refusal('STATE', { params: { state: deal.state, action: 'nameEngagement' } });
  return deal;
}

function noClaim(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'claimId' });
}
