import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { clock } from '../../../platform/clock.ts';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { demandById } from '../../demands/demand.loaders.ts';
import { resultById } from '../../results/result.loaders.ts';
import { brokerById } from '../broker.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import { EngagementListFilter } from './engagement.inputs.ts';
import {
  DealEngagement,
  Engagement,
  type EngagementAction,
  EngagementActionEnum,
  EngagementConnection,
  type EngagementPosition,
  EngagementPositionEnum,
  EngagementSubjectType,
  EngagementTerms,
} from './engagement.types.ts';
import {
  claimsOfEngagement,
  signaturesOfEngagement,
  versionsOfEngagement,
} from './engagement-parts.loaders.ts';
import { engagementActions } from './reading/engagement-actions.ts';
import { findEngagement, findEngagements } from './reading/find-engagements.service.ts';
import { positionOf, visibleVersions } from './reading/position.ts';

@Resolver(() => Engagement)
export class EngagementResolver {
  @Query(() => Engagement, {
    nullable: true,
    description: 'An engagement; none where there is none to be seen.',
  })
  @Access('signedIn')
  async engagement(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Engagement | null> {
    return findEngagement(await ctx.scope(), id);
  }

  @Query(() => EngagementConnection, {
    description: 'The engagements that are yours to see, the latest first.',
  })
  @Access('signedIn')
  async engagements(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => EngagementListFilter, { nullable: true, description: 'Only these.' })
    filter?: EngagementListFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Engagement>> {
    return findEngagements(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The client.' })
  client(@Root() engagement: Engagement, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, engagement.clientOrganizationId);
  }

  @FieldResolver(() => BrokerProfile, { nullable: true, description: 'The leading broker.' })
  broker(@Root() engagement: Engagement, @Ctx() ctx: RequestContext): Promise<BrokerProfile | null> {
    return ctx.load(brokerById, engagement.leadBrokerId);
  }

  @FieldResolver(() => EngagementSubjectType, {
    nullable: true,
    description: 'The result or demand; none where only the words of the scope say what it is about.',
  })
  async subject(
    @Root() { resultId, demandId }: Engagement,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementSubjectType | null> {
    const result = resultId ? await ctx.load(resultById, resultId) : null;
    if (result) return { id: result.id, isDemand: false, title: result.title };
    const demand = demandId ? await ctx.load(demandById, demandId) : null;
    return demand ? { id: demand.id, isDemand: true, title: demand.title } : null;
  }

  @FieldResolver(() => EngagementPositionEnum, { description: 'What you are in it.' })
  async position(@Root() engagement: Engagement, @Ctx() ctx: RequestContext): Promise<EngagementPosition> {
    return positionOf(await ctx.actor(), engagement);
  }

  @FieldResolver(() => [EngagementTerms], {
    description: 'Versions of the terms by their numbers; for who only shares, those in which they do.',
  })
  async versions(@Root() engagement: Engagement, @Ctx() ctx: RequestContext): Promise<EngagementTerms[]> {
    const versions = await ctx.load(versionsOfEngagement, engagement.id);
    return visibleVersions(await ctx.actor(), engagement, versions);
  }

  @FieldResolver(() => EngagementTerms, { nullable: true, description: 'The terms that hold today.' })
  async termsInForce(
    @Root() engagement: Engagement,
    @Ctx() ctx: RequestContext,
  ): Promise<EngagementTerms | null> {
    const versions = await this.versions(engagement, ctx);
    const today = clock.today();
    return versions.findLast(({ effectiveFrom }) => effectiveFrom !== null && effectiveFrom <= today) ?? null;
  }

  @FieldResolver(() => [DealEngagement], { description: 'The deals that it claims, the first first.' })
  async claims(@Root() engagement: Engagement, @Ctx() ctx: RequestContext): Promise<DealEngagement[]> {
    return ctx.load(claimsOfEngagement, engagement.id);
  }

  @FieldResolver(() => [EngagementActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() engagement: Engagement, @Ctx() ctx: RequestContext): Promise<EngagementAction[]> {
    const [versions, signatures] = await Promise.all([
      ctx.load(versionsOfEngagement, engagement.id),
      ctx.load(signaturesOfEngagement, engagement.id),
    ]);
    return engagementActions(await ctx.actor(), engagement, versions, signatures);
  }
}
