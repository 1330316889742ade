import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import type { Page } from '../../../../platform/database/page.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { answer } from '../../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { Organization as OrganizationType } from '../../../accounts/accounts.types.ts';
import type { Organization } from '../../../accounts/organizations/organization.entity.ts';
import { brokerById } from '../../broker.loaders.ts';
import { isOwn } from '../../broker.policy.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import { AnswerBrokerReviewInput, HideBrokerReviewInput, ReviewBrokerInput } from '../registry.inputs.ts';
import { BrokerReview } from './broker-review.entity.ts';
import { findReviews, reviewableEngagements } from './find-reviews.service.ts';
import { BrokerReviewConnection, BrokerReviewPayload } from './review.types.ts';
import { answerReview, hideReview, writeReview } from './review-broker.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => BrokerReview)
export class BrokerReviewResolver {
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The client, where it consents to be named; else only for broker, client and operator.',
  })
  async client(@Root() review: BrokerReview, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    const actor = await ctx.actor();
    const isClient = actingUser(actor)?.organizationId === review.clientOrganizationId;
    const broker = await ctx.load(brokerById, review.brokerId);
    const knows = isClient || hasRole(actor, ['OPERATOR']) || (broker !== null && isOwn(actor, broker));
    return review.showsName || knows ? ctx.load(organizationById, review.clientOrganizationId) : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether you can answer it.' })
  async canAnswer(@Root() review: BrokerReview, @Ctx() ctx: RequestContext): Promise<boolean> {
    const broker = await ctx.load(brokerById, review.brokerId);
    const isOpen = review.answeredAt === null && review.hiddenAt === null;
    return isOpen && broker !== null && isOwn(await ctx.actor(), broker);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you can hide it.' })
  async canHide(@Root() { hiddenAt }: BrokerReview, @Ctx() ctx: RequestContext): Promise<boolean> {
    return hiddenAt === null && hasRole(await ctx.actor(), ['OPERATOR']);
  }

  @Mutation(() => BrokerReviewPayload, {
    description: 'Reviews the leading broker of a finished engagement, once.',
  })
  @Access(['OFFICER', 'ENTERPRISE_MEMBER'])
  reviewBroker(
    @Arg('input', () => ReviewBrokerInput, INPUT) input: ReviewBrokerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerReviewPayload> {
    return answer('review', ctx, (scope) => writeReview(scope, input));
  }

  @Mutation(() => BrokerReviewPayload, { description: 'Answers a review, once.' })
  @Access(['BROKER'])
  answerBrokerReview(
    @Arg('input', () => AnswerBrokerReviewInput, INPUT) input: AnswerBrokerReviewInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerReviewPayload> {
    return answer('review', ctx, (scope) => answerReview(scope, input));
  }

  @Mutation(() => BrokerReviewPayload, { description: 'Hides a review with a reason.' })
  @Access(['OPERATOR'])
  hideBrokerReview(
    @Arg('input', () => HideBrokerReviewInput, INPUT) input: HideBrokerReviewInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerReviewPayload> {
    return answer('review', ctx, (scope) => hideReview(scope, input));
  }
}

@Resolver(() => BrokerProfile)
export class ReviewedBrokerResolver {
  @FieldResolver(() => BrokerReviewConnection, { description: 'What clients say, newest first.' })
  async reviews(
    @Root() { id }: BrokerProfile,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BrokerReview>> {
    return findReviews(await ctx.scope(), id, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => [Engagement], {
    description: 'Finished engagements of your side with the broker that you have not reviewed.',
  })
  async reviewable(@Root() { id }: BrokerProfile, @Ctx() ctx: RequestContext): Promise<Engagement[]> {
    const scope = await ctx.scope();
    return actingUser(scope.actor) ? reviewableEngagements(scope, id) : [];
  }
}
