import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import { Engagement } from '../engagements/engagement.types.ts';
import {
  type IntroductionClaimAction,
  IntroductionClaimActionEnum,
  type IntroductionClaimState,
  IntroductionClaimStateEnum,
  type IntroductionDealStage,
  IntroductionDealStageEnum,
} from './introduction.enums.ts';
import { Introduction, IntroductionClaim, IntroductionClaimConnection } from './introduction.types.ts';
import { findClaimsOfDeal, findContestedClaims } from './reading/find-introductions.service.ts';
import {
  claimActionsOf,
  engagementFor,
  introductionOf,
  precededOf,
  roleOf,
  stageOf,
} from './reading/view-introduction.ts';

@Resolver(() => IntroductionClaim)
export class IntroductionClaimResolver {
  @Query(() => [IntroductionClaim], {
    description:
      'The introductions that a deal rests on, as far as you may know of them; the earliest first.',
  })
  @Access('signedIn')
  async introductionClaims(
    @Arg('dealId', () => ID, { description: 'The deal.' }) dealId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<IntroductionClaim[]> {
    return findClaimsOfDeal(await ctx.scope(), dealId);
  }

  @Query(() => IntroductionClaimConnection, {
    description: 'Claims that were contested before the platform, the latest first.',
  })
  @Access(['OPERATOR'])
  async contestedIntroductionClaims(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [IntroductionClaimStateEnum], {
      nullable: true,
      description: 'In one of these states.',
    })
    states?: IntroductionClaimState[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<IntroductionClaim>> {
    const page = { first: first ?? null, after: after ?? null };
    return findContestedClaims(await ctx.scope(), states ?? null, page);
  }

  @FieldResolver(() => Introduction, { description: 'The introduction that it rests on.' })
  introduction(@Root() claim: IntroductionClaim, @Ctx() ctx: RequestContext): Promise<Introduction> {
    return introductionOf(ctx, claim);
  }

  @FieldResolver(() => String, { description: 'Number of the deal.' })
  async dealNumber(@Root() { dealId }: IntroductionClaim, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(dealById, dealId))?.number ?? '';
  }

  @FieldResolver(() => IntroductionDealStageEnum, { description: 'How far the deal has come.' })
  dealStage(@Root() claim: IntroductionClaim, @Ctx() ctx: RequestContext): Promise<IntroductionDealStage> {
    return stageOf(ctx, claim);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Id of the deal; for its two sides.' })
  async dealId(@Root() claim: IntroductionClaim, @Ctx() ctx: RequestContext): Promise<string | null> {
    const role = await roleOf(ctx, await introductionOf(ctx, claim));
    return role === 'OWNER' || role === 'ENTERPRISE' ? claim.dealId : null;
  }

  @FieldResolver(() => Engagement, {
    nullable: true,
    description: 'The engagement by which its commission is reckoned; for those who see that.',
  })
  engagement(
    @Root() { engagementId }: IntroductionClaim,
    @Ctx() ctx: RequestContext,
  ): Promise<Engagement | null> {
    return engagementFor(ctx, engagementId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether an engagement for it is proposed or agreed.' })
  hasEngagement(@Root() { engagementId }: IntroductionClaim): boolean {
    return engagementId !== null;
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether an earlier introduction of the same sides comes first.',
  })
  isPreceded(@Root() claim: IntroductionClaim, @Ctx() ctx: RequestContext): Promise<boolean> {
    return precededOf(ctx, claim);
  }

  @FieldResolver(() => [IntroductionClaimActionEnum], { description: 'What you can do with it now.' })
  actions(@Root() claim: IntroductionClaim, @Ctx() ctx: RequestContext): Promise<IntroductionClaimAction[]> {
    return claimActionsOf(ctx, claim);
  }
}
