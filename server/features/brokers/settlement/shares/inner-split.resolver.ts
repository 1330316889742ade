import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { answer } from '../../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { AnswerInnerSplitInput, InnerSplitStepInput, ProposeInnerSplitInput } from '../settlement.inputs.ts';
import { InnerSplit, InnerSplitPart, InnerSplitPayload, InnerSplits } from '../settlement.types.ts';
import { findMySplits, findSplits, partsOfSplit } from './find-splits.service.ts';
import { answerInnerSplit, proposeInnerSplit, withdrawInnerSplit } from './inner-split.service.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => InnerSplit)
export class InnerSplitResolver {
  @Query(() => InnerSplits, {
    nullable: true,
    description:
      'How the agency acted for divides its part of the commission of an engagement; none for others.',
  })
  @Access('signedIn')
  async innerSplits(
    @Arg('engagementId', () => ID, { description: 'The engagement.' }) engagementId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<InnerSplits | null> {
    return findSplits(await ctx.scope(), engagementId);
  }

  @Query(() => [InnerSplit], { description: 'Inner splits that wait for your answer.' })
  @Access('signedIn')
  async myInnerSplits(@Ctx() ctx: RequestContext): Promise<InnerSplit[]> {
    return findMySplits(await ctx.scope());
  }

  @FieldResolver(() => [InnerSplitPart], { description: 'The members, in order.' })
  parts(@Root() { id }: InnerSplit, @Ctx() ctx: RequestContext): Promise<InnerSplitPart[]> {
    return ctx.load(partsOfSplit, id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you are asked to answer.' })
  async canAnswer(@Root() split: InnerSplit, @Ctx() ctx: RequestContext): Promise<boolean> {
    const userId = actingUser(await ctx.actor())?.userId;
    const parts = await ctx.load(partsOfSplit, split.id);
    return (
      split.state === 'PROPOSED' && parts.some((part) => part.userId === userId && part.answer === 'PENDING')
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether you may take it back.' })
  async canWithdraw(@Root() split: InnerSplit, @Ctx() ctx: RequestContext): Promise<boolean> {
    return split.state === 'PROPOSED' && hasRole(await ctx.actor(), ['ADMINISTRATOR'], split.organizationId);
  }

  @Mutation(() => InnerSplitPayload, {
    description: 'Proposes how the agency divides its part of a commission.',
  })
  @Access(['ADMINISTRATOR'])
  proposeInnerSplit(
    @Arg('input', () => ProposeInnerSplitInput, INPUT) input: ProposeInnerSplitInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InnerSplitPayload> {
    return answer('split', ctx, async (scope) => (await proposeInnerSplit(scope, input)).split);
  }

  @Mutation(() => InnerSplitPayload, { description: 'Says whether you agree to an inner split.' })
  @Access('signedIn')
  answerInnerSplit(
    @Arg('input', () => AnswerInnerSplitInput, INPUT) input: AnswerInnerSplitInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InnerSplitPayload> {
    return answer('split', ctx, async (scope) => (await answerInnerSplit(scope, input)).split);
  }

  @Mutation(() => InnerSplitPayload, { description: 'Takes an inner split back that is not agreed.' })
  @Access(['ADMINISTRATOR'])
  withdrawInnerSplit(
    @Arg('input', () => InnerSplitStepInput, INPUT) input: InnerSplitStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InnerSplitPayload> {
    return answer('split', ctx, async (scope) => (await withdrawInnerSplit(scope, input)).split);
  }
}
