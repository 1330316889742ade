import { judgeChain, readChains } from '../../../../platform/audit/read-chains.ts';
import type { Actor } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { loadOne } from '../../../../platform/graphql/loaders.ts';
import type { DealState } from '../../../deals/deal.enums.ts';
import { dealById } from '../../../deals/deal.loaders.ts';
import { openVersion } from '../../engagements/change-engagement.ts';
import type { Engagement } from '../../engagements/data/engagement.entity.ts';
import { engagementById } from '../../engagements/engagement.loaders.ts';
import { engagementPolicy } from '../../engagements/engagement.policy.ts';
import { versionsOfEngagement } from '../../engagements/engagement-parts.loaders.ts';
import { INTRODUCTION_CASE, subjectOf } from '../change-introduction.ts';
import { cameToNothing, isPreceded } from '../claims/change-claim.ts';
import { claimsOfDeals } from '../claims/introductions-of-deal.ts';
import type { Introduction } from '../data/introduction.entity.ts';
import type { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import type {
  IntroductionAction,
  IntroductionClaimAction,
  IntroductionDealStage,
  IntroductionRole,
  IntroductionState,
} from '../introduction.enums.ts';
import {
  answersOfIntroduction,
  claimsOfIntroduction,
  introductionById,
  introductionsOfPair,
  pairKey,
} from '../introduction.loaders.ts';
import {
  answeringSide,
  type IntroductionSubject,
  introductionPolicy,
  isRecorder,
  roleIn,
} from '../introduction.policy.ts';
import { claimStates, introductionStateAt, introductionStates, isOwed } from '../introduction.states.ts';
import type { IntroductionSeal } from '../introduction.types.ts';

/** The state of an introduction at this moment. */
export async function stateOf(ctx: RequestContext, introduction: Introduction): Promise<IntroductionState> {
  return introductionStateAt(
    introduction,
    await ctx.load(claimsOfIntroduction, introduction.id),
    clock.today(),
  );
}

/** How the viewer stands to an introduction; null for those who must not know of it. */
export async function roleOf(
  ctx: RequestContext,
  introduction: Introduction,
): Promise<IntroductionRole | null> {
  return roleIn(await ctx.actor(), await subjectFor(ctx, introduction));
}

/** What the viewer can do with an introduction now; the steps themselves decide once more. */
export async function actionsOf(
  ctx: RequestContext,
  introduction: Introduction,
): Promise<IntroductionAction[]> {
  const actor = await ctx.actor();
  const side = answeringSide(actor, { introduction });
  if (side === null || isRecorder(actor, introduction)) return [];
  const state = await stateOf(ctx, introduction);
  const answers = await ctx.load(answersOfIntroduction, introduction.id);
  const said = answers.find((answer) => answer.side === side)?.verdict ?? null;
  const actions: IntroductionAction[] = [];
  if (said !== 'ACKNOWLEDGED' && introductionStates.can(state, 'acknowledge')) actions.push('ACKNOWLEDGE');
  if (said === null && introductionStates.can(state, 'dispute')) actions.push('DISPUTE');
  return actions;
}

/** What the viewer can do with a claim now; the steps themselves decide once more. */
export async function claimActionsOf(
  ctx: RequestContext,
  claim: IntroductionClaim,
): Promise<IntroductionClaimAction[]> {
  const introduction = await introductionOf(ctx, claim);
  const deal = await ctx.load(dealById, claim.dealId);
  if (!deal || cameToNothing(deal) || !isOwed(claim) || (await precededOf(ctx, claim))) return [];
  const subject = await subjectFor(ctx, introduction);
  return possible(await ctx.actor(), subject, claim, await engagementOf(ctx, claim));
}

/** Where the engagement of a claim stands: none yet, proposed by the brokers, or something else. */
async function engagementOf(
  ctx: RequestContext,
  { engagementId }: IntroductionClaim,
): Promise<'NONE' | 'PROPOSED' | 'OTHER'> {
  const engagement = engagementId ? await ctx.load(engagementById, engagementId) : null;
  if (!engagement || engagement.state === 'DECLINED') return 'NONE';
  if (engagement.state !== 'PROPOSED') return 'OTHER';
  const version = openVersion(await ctx.load(versionsOfEngagement, engagement.id));
  return version?.proposedBy === 'BROKER' ? 'PROPOSED' : 'OTHER';
}

function possible(
  actor: Actor,
  subject: IntroductionSubject,
  { state }: IntroductionClaim,
  engagement: 'NONE' | 'PROPOSED' | 'OTHER',
): IntroductionClaimAction[] {
  const isOther = !isRecorder(actor, subject.introduction);
  const isClient = isOther && introductionPolicy.answerAsClient(actor, subject);
  const can: Readonly<Record<IntroductionClaimAction, boolean>> = {
    PROPOSE_TERMS: engagement === 'NONE' && introductionPolicy.propose(actor, subject),
    AGREE: engagement === 'PROPOSED' && isClient,
    ADMIT: isClient && claimStates.can(state, 'admit'),
    CONTEST: isClient && claimStates.can(state, 'contest'),
    FIND: isOther && introductionPolicy.find(actor, subject) && claimStates.can(state, 'findFor'),
  };
  return (Object.keys(can) as IntroductionClaimAction[]).filter((action) => can[action]);
}

/** Whether an earlier introduction of the same sides comes first on the deal of a claim. */
export async function precededOf(ctx: RequestContext, claim: IntroductionClaim): Promise<boolean> {
  const introduction = await introductionOf(ctx, claim);
  const all = await ctx.load(claimsOfDeals, claim.dealId);
  return isPreceded({ introduction, rivals: all.filter((each) => each.claim.id !== claim.id) });
}

/**
 * Other introductions of the same two sides on the same result or demand, the earliest first: for the sides themselves and
 * the platform. Brokers learn nothing of each other.
 */
export async function othersOf(ctx: RequestContext, introduction: Introduction): Promise<Introduction[]> {
  const role = await roleOf(ctx, introduction);
  if (role === null || role === 'BROKER') return [];
  const all = await ctx.load(introductionsOfPair, pairKey(introduction));
  const others = all.filter(
    ({ id, subjectId }) => id !== introduction.id && subjectId === introduction.subjectId,
  );
  const seen = await Promise.all(others.map(async (other) => (await roleOf(ctx, other)) !== null));
  return others.filter((_other, index) => seen[index]);
}

/** The engagement of a claim or an introduction, for those who see it. */
export async function engagementFor(ctx: RequestContext, id: string | null): Promise<Engagement | null> {
  const engagement = id ? await ctx.load(engagementById, id) : null;
  return engagement && engagementPolicy.see(await ctx.actor(), engagement) ? engagement : null;
}

/** How far a deal has come, as much as those may know who do not see the deal. */
export async function stageOf(
  ctx: RequestContext,
  { dealId }: IntroductionClaim,
): Promise<IntroductionDealStage> {
  const deal = await ctx.load(dealById, dealId);
  return STAGES[deal?.state ?? 'WITHDRAWN'];
}

/** The introduction of a claim. */
export async function introductionOf(
  ctx: RequestContext,
  { introductionId }: IntroductionClaim,
): Promise<Introduction> {
  const introduction = await ctx.load(introductionById, introductionId);
  if (!introduction) throw new Error(`introductions: there is no introduction ${introductionId}`);
  return introduction;
}

/** The signed heads of the chains of introductions. */
export const sealOfIntroduction = loadOne('sealOfIntroduction', async (app, ids) => {
  const cases = ids.map((caseId) => ({ caseType: INTRODUCTION_CASE, caseId }));
  const chains = await app.db.transaction('REPEATABLE READ', (tx) => readChains(tx, cases));
  const seals = chains.flatMap((chain): [string, IntroductionSeal][] => {
    if (!chain.head) return [];
    const { hash, signature, sequence: events } = chain.head;
    const isIntact = judgeChain(chain, app.signer.publicKey).valid;
    return [[chain.caseId, { events, hash, signature, isIntact }]];
  });
  return new Map(seals);
});

async function subjectFor(ctx: RequestContext, introduction: Introduction): Promise<IntroductionSubject> {
  return subjectOf({ introduction, claims: await ctx.load(claimsOfIntroduction, introduction.id) });
}

const STAGES: Readonly<Record<DealState, IntroductionDealStage>> = {
  REQUESTED: 'OPEN',
  NEGOTIATING: 'OPEN',
  AGREED: 'OPEN',
  DECIDED: 'OPEN',
  ON_NOTICE: 'OPEN',
  CLEARED: 'OPEN',
  SIGNED: 'SIGNED',
  ACTIVE: 'SIGNED',
  COMPLETED: 'COMPLETED',
  REFUSED: 'ENDED',
  WITHDRAWN: 'ENDED',
  TERMINATED: 'ENDED',
};
