import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { attachEngagement } from '../../engagements/claims/attach-engagement.service.ts';
import { presentEngagement } from '../../engagements/engagement.loaders.ts';
import { acknowledgedAt } from '../acknowledged-at.ts';
import { lockIntroduction } from '../change-introduction.ts';
import type { IntroductionClaimEnd } from '../introduction.enums.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { claimStates } from '../introduction.states.ts';
import { type ClaimChange, storeClaim } from './change-claim.ts';
import { byTime } from './found-in.ts';

/** A claim on which something is decided, without the others on its deal. */
type Decided = Pick<ClaimChange, 'scope' | 'claim'>;

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

/** Dismisses a claim. */
export function dismiss(change: Decided, step: 'dismiss' | 'findAgainst', as: IntroductionClaimEnd): void {
  const { claim } = change;
  claim.state = claimStates.next(claim.state, step);
  claim.dismissedAs = as;
  markAnswered(change);
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
    dismiss({ scope, claim }, 'dismiss', 'PRECEDED');
    const change = { tx, scope, introduction: record.introduction, claim, deal };
    await storeClaim(change, { action: 'precedeIntroductionClaim' });
    await mailIntroduction(tx, scope.app, record.introduction, {
      mail: 'preceded',
      to: ['BROKER'],
      deal: deal.number,
    });
  }
}

function markAnswered({ scope, claim }: Decided): void {
  claim.answeredAt = clock.now();
  claim.answeredBy = actingUser(scope.actor)?.userId ?? null;
}
