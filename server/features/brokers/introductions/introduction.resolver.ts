import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization as OrganizationType } from '../../accounts/accounts.types.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { brokerById } from '../broker.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import { Engagement } from '../engagements/engagement.types.ts';
import {
  type IntroductionAction,
  IntroductionActionEnum,
  type IntroductionRole,
  IntroductionRoleEnum,
  type IntroductionSort,
  IntroductionSortEnum,
  type IntroductionState,
  IntroductionStateEnum,
} from './introduction.enums.ts';
import { answersOfIntroduction, claimsOfIntroduction } from './introduction.loaders.ts';
import {
  Introduction,
  IntroductionAnswer,
  IntroductionClaim,
  IntroductionConnection,
  IntroductionFilter,
  IntroductionSeal,
} from './introduction.types.ts';
import {
  findIntroduction,
  pageOfIntroductions,
  receivedIntroductions,
  recordedIntroductions,
} from './reading/find-introductions.service.ts';
import {
  actionsOf,
  engagementFor,
  othersOf,
  roleOf,
  sealOfIntroduction,
  stateOf,
} from './reading/view-introduction.ts';

@Resolver(() => Introduction)
export class IntroductionResolver {
  @Query(() => Introduction, {
    nullable: true,
    description: 'An introduction; none unless you may know of it.',
  })
  @Access('signedIn')
  async introduction(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Introduction | null> {
    return findIntroduction(await ctx.scope(), id);
  }

  @Query(() => IntroductionConnection, {
    description:
      'Introductions that you recorded as broker; for the administrator of an agency, of all its brokers.',
  })
  @Access(['BROKER', 'ADMINISTRATOR'])
  async recordedIntroductions(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => IntroductionFilter, { nullable: true, description: 'Only these.' })
    filter?: IntroductionFilter | null,
    @Arg('sort', () => IntroductionSortEnum, { nullable: true, description: 'Order; NEWEST unless told.' })
    sort?: IntroductionSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Introduction>> {
    const query = recordedIntroductions(await ctx.scope(), filter ?? {});
    return pageOfIntroductions(query, sort ?? 'NEWEST', { first: first ?? null, after: after ?? null });
  }

  @Query(() => IntroductionConnection, {
    description: 'Introductions of which the organisation acted for is a side.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER', 'SUPERVISOR', 'ADMINISTRATOR', 'LEADERSHIP_MEMBER'])
  async receivedIntroductions(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => IntroductionFilter, { nullable: true, description: 'Only these.' })
    filter?: IntroductionFilter | null,
    @Arg('sort', () => IntroductionSortEnum, { nullable: true, description: 'Order; NEWEST unless told.' })
    sort?: IntroductionSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Introduction>> {
    const query = receivedIntroductions(await ctx.scope(), filter ?? {});
    return pageOfIntroductions(query, sort ?? 'NEWEST', { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => IntroductionStateEnum, { description: 'Where it stands at this moment.' })
  state(@Root() introduction: Introduction, @Ctx() ctx: RequestContext): Promise<IntroductionState> {
    return stateOf(ctx, introduction);
  }

  @FieldResolver(() => BrokerProfile, { nullable: true, description: 'The broker.' })
  broker(@Root() { brokerId }: Introduction, @Ctx() ctx: RequestContext): Promise<BrokerProfile | null> {
    return ctx.load(brokerById, brokerId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The unit.' })
  unit(@Root() { unitId }: Introduction, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, unitId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The enterprise.' })
  enterprise(
    @Root() { enterpriseId }: Introduction,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, enterpriseId);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Id of the result; none for a demand.' })
  resultId(@Root() { resultId }: Introduction): string | null {
    return resultId;
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Id of the demand; none for a result.' })
  demandId(@Root() { demandId }: Introduction): string | null {
    return demandId;
  }

  @FieldResolver(() => Engagement, {
    nullable: true,
    description: 'The engagement under which it was recorded; for those who see that.',
  })
  engagement(@Root() { engagementId }: Introduction, @Ctx() ctx: RequestContext): Promise<Engagement | null> {
    return engagementFor(ctx, engagementId);
  }

  @FieldResolver(() => IntroductionRoleEnum, { nullable: true, description: 'How you stand to it.' })
  role(@Root() introduction: Introduction, @Ctx() ctx: RequestContext): Promise<IntroductionRole | null> {
    return roleOf(ctx, introduction);
  }

  @FieldResolver(() => [IntroductionActionEnum], { description: 'What you can do with it now.' })
  actions(@Root() introduction: Introduction, @Ctx() ctx: RequestContext): Promise<IntroductionAction[]> {
    return actionsOf(ctx, introduction);
  }

  @FieldResolver(() => [IntroductionAnswer], { description: 'What the sides say of it.' })
  answers(@Root() { id }: Introduction, @Ctx() ctx: RequestContext): Promise<IntroductionAnswer[]> {
    return ctx.load(answersOfIntroduction, id);
  }

  @FieldResolver(() => [IntroductionClaim], { description: 'Deals that were found to rest on it.' })
  claims(@Root() { id }: Introduction, @Ctx() ctx: RequestContext): Promise<IntroductionClaim[]> {
    return ctx.load(claimsOfIntroduction, id);
  }

  @FieldResolver(() => [Introduction], {
    description: 'Other introductions of the same sides on the same subject; for the sides and the platform.',
  })
  others(@Root() introduction: Introduction, @Ctx() ctx: RequestContext): Promise<Introduction[]> {
    return othersOf(ctx, introduction);
  }

  @FieldResolver(() => IntroductionSeal, { nullable: true, description: 'What proves it.' })
  seal(@Root() { id }: Introduction, @Ctx() ctx: RequestContext): Promise<IntroductionSeal | null> {
    return ctx.load(sealOfIntroduction, id);
  }
}
