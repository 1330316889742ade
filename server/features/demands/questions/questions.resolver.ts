import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { answerDemandQuestion, hideDemandQuestion } from './answer-question.service.ts';
import { askDemandQuestion } from './ask-question.service.ts';
import { isMine, seesAsker, seesBody } from './asking.ts';
import { DemandQuestion } from './demand-question.entity.ts';
import { askingOf, questionsOf } from './find-questions.service.ts';
import {
  AnswerDemandQuestionInput,
  AskDemandQuestionInput,
  DemandAsking,
  DemandQuestionConnection,
  DemandQuestionPayload,
  HideDemandQuestionInput,
} from './questions.types.ts';

const INPUT = { description: 'What is needed for the step.' };

/** Whoever was given a demand may read the questions about it. */
@Resolver(() => Demand)
export class DemandQuestionsResolver {
  @FieldResolver(() => DemandQuestionConnection, {
    description: 'Questions and answers in public, the newest first.',
  })
  questions(
    @Root() demand: Demand,
    @Ctx() { app }: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<DemandQuestion>> {
    return questionsOf(app, demand, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => DemandAsking, {
    description: 'Whether questions are taken, and what the viewer may do.',
  })
  async asking(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<DemandAsking> {
    return askingOf(await ctx.scope(), demand);
  }
}

@Resolver(() => DemandQuestion)
export class DemandQuestionResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The question; none where an operator took it out of the public view.',
  })
  async body(@Root() question: DemandQuestion, @Ctx() ctx: RequestContext): Promise<string | null> {
    return seesBody(await ctx.actor(), question) ? question.body : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the organisation that asked; shown to others after the award only.',
  })
  async askedFor(@Root() question: DemandQuestion, @Ctx() ctx: RequestContext): Promise<string | null> {
    const demand = await ctx.load(demandById, question.demandId);
    if (!demand || !seesAsker(await ctx.actor(), demand, question)) return null;
    return (await ctx.load(organizationById, question.organizationId))?.name ?? null;
  }

  @FieldResolver(() => Boolean, { description: "Whether the viewer's organisation asked it." })
  async isMine(@Root() question: DemandQuestion, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isMine(await ctx.actor(), question);
  }
}

@Resolver()
export class QuestionStepsResolver {
  @Mutation(() => DemandQuestionPayload, { description: 'Asks a question about an open demand, in public.' })
  @Access('signedIn')
  askDemandQuestion(
    @Arg('input', () => AskDemandQuestionInput, INPUT) input: AskDemandQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandQuestionPayload> {
    return answer('question', ctx, (scope) => askDemandQuestion(scope, input));
  }

  @Mutation(() => DemandQuestionPayload, { description: 'Answers a question in public, once.' })
  @Access(['ENTERPRISE_MEMBER'])
  answerDemandQuestion(
    @Arg('input', () => AnswerDemandQuestionInput, INPUT) input: AnswerDemandQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandQuestionPayload> {
    return answer('question', ctx, (scope) => answerDemandQuestion(scope, input));
  }

  @Mutation(() => DemandQuestionPayload, {
    description: 'Takes a question out of the public view, with a reason.',
  })
  @Access(['OPERATOR'])
  hideDemandQuestion(
    @Arg('input', () => HideDemandQuestionInput, INPUT) input: HideDemandQuestionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandQuestionPayload> {
    return answer('question', ctx, (scope) => hideDemandQuestion(scope, input));
  }
}
