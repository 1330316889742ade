import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import {
  attachEngagement,
  recordClaim,
  storeClaim as storeDealClaim,
} from '../../engagements/claims/attach-engagement.service.ts';
import { DealEngagement } from '../../engagements/data/deal-engagement.entity.ts';
import { presentEngagement } from '../../engagements/engagement.loaders.ts';
import { dealEngagementStates } from '../../engagements/engagement.states.ts';
import { acknowledgedAt } from '../acknowledged-at.ts';
import { lockIntroduction } from '../change-introduction.ts';
import type { IntroductionClaimEnd } from '../introduction.enums.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { claimStates } from '../introduction.states.ts';
import { type ClaimChange, storeClaim } from './change-claim.ts';
import { byTime } from './found-in.ts';

/** A claim on which something is decided, without the others on its deal. */
type Decided = Pick<ClaimChange, 'tx' | 'scope' | 'claim' | 'introduction'>;

/** Stands as the reason where no person gave one. */
const WHY_EXCLUDED: Readonly<Record<IntroductionClaimEnd, string>> = {
  FOUND_AGAINST: '平台认定引荐不成立 (the platform found against the introduction)',
  PRECEDED: '更早的引荐已获认可 (an earlier introduction was admitted)',
  DEAL_OVER: '案件未签约即结束 (the deal ended before it was signed)',
};

/**
 * Admits a claim: later introductions of the same sides give way, and the broker's engagement, where one was signed by
 * all, belongs to the deal.
 */
export async function admit(change: ClaimChange, step: 'admit' | 'findFor'): Promise<void> {
  const { claim } = change;
  claim.state = claimStates.next(claim.state, step);
  markAnswered(change);
  await giveWay(change);
  await joinDeal(change);
}

/** Dismisses a claim; where it had brought an engagement to the deal that nobody has admitted, that leaves it. */
export async function dismiss(
  change: Decided,
  step: 'dismiss' | 'findAgainst',
  as: IntroductionClaimEnd,
): Promise<void> {
  const { claim } = change;
  claim.state = claimStates.next(claim.state, step);
  claim.dismissedAs = as;
  markAnswered(change);
  await leaveDeal(change);
}

async function leaveDeal({ tx, scope, claim, introduction }: Decided): Promise<void> {
  const { dealId, engagementId, dismissedAs, finding } = claim;
  if (engagementId === null || dismissedAs === null) return;
  const place = { dealId, engagementId, introductionId: introduction.id };
  const attached = await tx.findOneBy(DealEngagement, place);
  const engagement = await presentEngagement(tx, engagementId);
  if (!attached || !engagement || !dealEngagementStates.can(attached.state, 'exclude')) return;
  Object.assign(attached, {
    state: dealEngagementStates.next(attached.state, 'exclude'),
    reason: finding ?? WHY_EXCLUDED[dismissedAs],
    answeredAt: clock.now(),
    answeredBy: actingUser(scope.actor)?.userId ?? null,
  });
  await storeDealClaim(tx, attached);
  await recordClaim(tx, scope, { engagement, claim: attached }, 'excludeClaim');
}

/** Brings the engagement of an admitted claim to the deal; nothing while there is none that all have signed. */
export async function joinDeal({ tx, scope, claim, introduction }: ClaimChange): Promise<void> {
  if (claim.engagementId === null) return;
  const engagement = await presentEngagement(tx, claim.engagementId);
  if (!engagement?.activatedAt) return;
  await attachEngagement(tx, scope, {
    engagementId: engagement.id,
    dealId: claim.dealId,
    why: 'INTRODUCTION',
    introductionId: introduction.id,
    acknowledgedAt: (await acknowledgedAt(tx, [introduction.id])).get(introduction.id) ?? null,
    isAdmitted: true,
  });
}

/** Claims of later introductions that nobody has decided on end with the admission of an earlier one. */
async function giveWay({ tx, scope, introduction, deal, rivals }: ClaimChange): Promise<void> {
  for (const { claim, introduction: later } of rivals) {
    const isUndecided = claim.state === 'OPEN' || claim.state === 'CONTESTED';
    if (!isUndecided || byTime(later, introduction) < 0) continue;
    const record = await lockIntroduction(tx, later.id);
    if (!record) continue;
    const change = { tx, scope, introduction: record.introduction, claim, deal };
    await dismiss(change, 'dismiss', 'PRECEDED');
    await storeClaim(change, { action: 'precedeIntroductionClaim' });
    await mailIntroduction(tx, scope.app, record.introduction, {
      mail: 'preceded',
      to: ['BROKER'],
      deal: deal.number,
    });
  }
}

function markAnswered({ scope, claim }: Pick<Decided, 'scope' | 'claim'>): void {
  claim.answeredAt = clock.now();
  claim.answeredBy = actingUser(scope.actor)?.userId ?? null;
}
